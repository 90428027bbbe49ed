import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../docker/connect.ts'
import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import type { StartRecord } from '../../grading/contract/world.ts'
import { type Grading, gradeAndRecord, type Recorded } from '../../grading/grade.ts'
import type { LabReport } from '../../grading/report.ts'
import { kinds } from '../../kinds/kinds.ts'
import { filesOfLab } from '../../lab/handed-out.ts'
import type { Lab, Language } from '../../lab/lab.ts'
import { messagesIn } from '../../languages/loader.ts'
import { changesBy } from '../../sandbox/changes-by.ts'
import type { Sandbox, ScriptResult } from '../../sandbox/sandbox.ts'
import { openFolder } from '../../student/folder.ts'
import { runsOn } from '../../workshop/runs.ts'
import { startLab } from '../../workshop/start-lab.ts'
import { openWorkshop, type Workshop } from '../../workshop/workshop.ts'
import { differentReplays, lateChecks } from './replay.ts'
import { ANSWERS_FILE, answerIn, withAnswering } from './typed-answers.ts'

/** A sandbox in which one lab after another is tried. */
export interface Testbed {
  /**
   * Does what `start` does for a student. Rejects where that does not succeed.
   * @param work files of this machine that scripts find copies of, besides and in place of what the lab hands out
   */
  prepare(lab: Lab, work?: { source: string; target: string }[]): Promise<void>
  run(script: string, deadlineMs: number): Promise<ScriptResult>
  /** Whether the docker command has a plugin. */
  has(plugin: 'compose'): Promise<boolean>
  /** Grades the sandbox as it is now, through the code that `check` uses. */
  grade(lab: Lab): Promise<Recorded>
  /**
   * Does so, and tries the grading itself: judges the tape of that run again.
   * @param watched whether to find out what grading changed in the engine: `changes`
   */
  tryGrading(lab: Lab, watched: boolean): Promise<Graded>
  /** Rejects where the sandbox is of no more use. */
  reset(): Promise<void>
  /** Which engine it is. */
  engine: string
}

export interface Graded {
  report: LabReport
  /** The ids of checks that were not done in time. */
  late: string[]
  /** In which languages judging the tape again gave a different report; where something is late, there is none to compare. */
  differentReplays: Language[]
  /** What grading changed in the engine, which must be nothing. */
  changes: string[]
}

/** Longer than any check takes, even with several sandboxes at work: a late check says nothing about the lab. */
export const DEADLINE_MS = 180_000

/** An engine that shares its machine with several sandboxes can be slow to answer. */
const PATIENCE = { silentMs: 60_000, totalMs: DEADLINE_MS }

/** Nobody reads where the report of a trial comes from. */
const ORIGIN: Grading['origin'] = {
  program: { name: 'docker-lab', version: '' },
  course: { name: null, title: null },
}

/** What the checks say is in this language. @param origin what the reports say of where they come from */
export async function openTestbed(
  sandbox: Sandbox,
  language: Language,
  origin: Grading['origin'] = ORIGIN,
): Promise<Testbed> {
  const { endpoint } = sandbox
  const workshop = await openWorkshop(endpoint, new AbortController().signal)
  const plugins: Record<string, Promise<ScriptResult>> = {}
  let current: Lab | undefined
  let started: StartRecord | undefined
  async function grade(lab: Lab): Promise<Recorded> {
    const signal = AbortSignal.timeout(DEADLINE_MS)
    await using work = copyOfWork(sandbox)
    let typed: Promise<string> | undefined
    return await gradeAndRecord([lab], {
      connect: () => connect(endpoint, { signal, patience: PATIENCE }),
      endpoint: endpoint.url,
      signal,
      kinds,
      language,
      origin,
      folder: work.folder,
      answers: () => ({
        async answer(key) {
          typed ??= sandbox.readBeside(ANSWERS_FILE)
          return answerIn(await typed, key)
        },
      }),
      started: () => ({ record: async () => started }),
      runs: runsOn(endpoint, signal),
    })
  }
  return {
    engine: sandbox.name,
    async prepare(lab, work = []) {
      const images = imagesOf(lab)
      if (lab !== current) {
        await sandbox.keep(images)
        await sandbox.reset()
        const { handedOut } = await filesOfLab(lab.folder)
        const files = handedOut.map(({ source, path }) => ({ source, target: path }))
        await sandbox.handOut([...new Map([...files, ...work].map((file) => [file.target, file])).values()])
        // What had to be pulled for the lab is kept from now on, and its first case begins as all others do.
        await start(lab, workshop, language)
        await sandbox.keep(images)
        await sandbox.reset()
        current = lab
      }
      started = await start(lab, workshop, language)
      await sandbox.keep(images)
    },
    run: (script, deadlineMs) => sandbox.run(withAnswering(script), deadlineMs),
    async has(plugin) {
      plugins[plugin] ??= sandbox.run(`docker ${plugin} version`, DEADLINE_MS)
      return (await plugins[plugin]).exitCode === 0
    },
    grade,
    async tryGrading(lab, watched) {
      const act = () => grade(lab)
      const { value: recorded, changes } = watched
        ? await changesBy(workshop.ask, act)
        : { value: await act(), changes: [] }
      const report = recorded.report.labs[0] as LabReport
      const late = lateChecks(report)
      const replays = late.length > 0 ? [] : await differentReplays(lab, recorded, { kinds, origin })
      return { report, late, differentReplays: replays, changes }
    },
    reset: () => sandbox.reset(),
  }
}

/** The working folder of a trial, which is copied to this machine when a check first asks for it. */
function copyOfWork(sandbox: Sandbox): AsyncDisposable & { folder: Grading['folder'] } {
  let folder: string | undefined
  let copying: Promise<void> | undefined
  const copy = async () => {
    folder = await mkdtemp(join(tmpdir(), 'docker-lab-work-'))
    await sandbox.fetchWork(folder)
  }
  const copied = async () => {
    copying ??= copy()
    await copying
    return openFolder(folder ?? '')
  }
  return {
    folder: {
      file: async (path) => (await copied()).file(path),
      archive: async (path) => (await copied()).archive(path),
      place: (path, hostPaths) => sandbox.place(path, hostPaths),
    },
    async [Symbol.asyncDispose]() {
      await copying?.catch(() => {})
      if (folder) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function start(lab: Lab, workshop: Workshop, language: Language): Promise<StartRecord> {
  const steps: string[] = []
  const kept = { step: (text: string) => steps.push(text), progress: () => {} }
  const words = await messagesIn(language)
  const noted = await startLab(lab, workshop, words.start, kept)
  if (noted) return noted
  throw new CouldNotLook('probe-broke', '', { why: 'not-prepared', said: steps.join(' ') })
}

const imagesOf = ({ environment }: Lab): string[] => [
  ...new Set([...environment.images, ...environment.containers.map(({ image }) => image)]),
]
