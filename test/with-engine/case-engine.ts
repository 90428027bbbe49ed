import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { type Endpoint, resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { connect } from '../../src/docker/connect.ts'
import { type Grading, grade } from '../../src/grading/grade.ts'
import type { LabReport } from '../../src/grading/report.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { type LocalScript, startScript } from '../../src/sandbox/local-shell.ts'
import type { ScriptResult } from '../../src/sandbox/sandbox.ts'
import { answersFor } from '../../src/student/answers.ts'
import { openFolder } from '../../src/student/folder.ts'
import { startedFor } from '../../src/student/started.ts'
import { docker } from '../engine/cli.ts'
import { elsewhere } from '../grading/a-lab.ts'
import { supplyImages } from '../hub/hub.ts'
import { references } from '../hub/images/all.ts'
import { backTo, engineState } from './engine-state.ts'
import { SEED } from './labs.ts'

/** The engine of a developer's machine, which is put back to what it was: only what appeared is removed. */
export interface CaseEngine {
  endpoint: Endpoint
  /**
   * Runs shell text with bash, in a working folder, which is empty after a reset. It can type `docker-lab`, as a student
   * with {@link SEED} and with nothing kept from before.
   */
  run(script: string): Promise<ScriptResult>
  /** How `check` looks at what is there now. */
  grading(): Grading
  /** Grades that. */
  grade(labs: Lab[]): Promise<LabReport[]>
  reset(): Promise<void>
}

const PROGRAM = join(import.meta.dirname, '../../bin/run.cjs')

/** A script that takes longer is broken. */
const SCRIPT_MS = 90_000
/** Longer than any check may look. */
const DEADLINE_MS = 60_000

/**
 * The engine that answers the docker CLI here, for solutions of these labs. It must hold none of the containers that
 * the labs own: they may be somebody's work.
 */
export async function hostEngine(labs: Lab[]): Promise<CaseEngine> {
  await refuseIfInUse(labs)
  await supplyImages()
  await Promise.all(references().map(pullIfNotTheHubs))
  const endpoint = await resolveEndpoint({})
  const before = await engineState()
  const home = await mkdtemp(join(tmpdir(), 'docker-lab-case-'))
  const folder = join(home, 'work')
  const kept = { XDG_STATE_HOME: join(home, 'state'), XDG_DATA_HOME: join(home, 'data') }
  // What is graded here is asked of the same places.
  Object.assign(process.env, kept)
  let running: LocalScript[] = []
  function grading(): Grading {
    const signal = AbortSignal.timeout(DEADLINE_MS)
    return {
      ...elsewhere,
      connect: () => connect(endpoint, { signal }),
      endpoint: endpoint.url,
      signal,
      folder: openFolder(folder),
      answers: answersFor,
      started: (lab) => startedFor(lab, endpoint.url),
    }
  }
  return {
    endpoint,
    async run(text) {
      await mkdir(folder, { recursive: true })
      await mkdir(join(kept.XDG_DATA_HOME, 'docker-lab'), { recursive: true })
      await writeFile(join(kept.XDG_DATA_HOME, 'docker-lab/seed'), `${SEED}\n`)
      const typed = `docker-lab() { '${process.execPath}' '${PROGRAM}' "$@"; }`
      const script = startScript(`${typed}\n${text}`, {
        folder,
        log: join(home, 'output'),
        endpoint,
        deadlineMs: SCRIPT_MS,
      })
      running.push(script)
      return script.ended
    },
    grading,
    async grade(asked) {
      return (await grade(asked, grading())).labs
    },
    async reset() {
      for (const script of running) script.end()
      running = []
      await rm(home, { recursive: true, force: true })
      await backTo(before)
    },
  }
}

async function refuseIfInUse(labs: Lab[]): Promise<void> {
  const owned = labs.flatMap((lab) => [
    ...lab.owns.containers,
    ...lab.environment.containers.map(({ name }) => name),
  ])
  const { stdout } = await execa('docker', ['ps', '--all', '--format', '{{.Names}}'])
  const there = stdout.split('\n').filter((name) => owned.includes(name))
  if (there.length === 0) return
  throw new Error(
    `The labs' own containers are in this engine already: ${there.join(', ')}. They may be somebody's work, so no case ` +
      'was run. Remove them («docker-lab reset LAB»), or choose another engine with DOCKER_HOST.',
  )
}

/** Pulls an image that is missing, or whose name was given to another: its digests then name other repositories. */
async function pullIfNotTheHubs(reference: string): Promise<void> {
  const { ok, stdout } = await docker(['image', 'inspect', '--format', '{{json .RepoDigests}}', reference])
  const digests: string[] = ok ? (JSON.parse(stdout) ?? []) : []
  const repository = reference.split(':')[0]
  if (ok && (digests.length === 0 || digests.some((digest) => digest.startsWith(`${repository}@`)))) return
  await execa('docker', ['pull', '--quiet', reference])
}
