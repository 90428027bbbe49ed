import { connect } from '../../docker/connect.ts'
import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { grade } from '../../grading/grade.ts'
import type { LabReport } from '../../grading/report.ts'
import { handedOut } from '../../lab/handed-out.ts'
import type { Lab, Language } from '../../lab/lab.ts'
import { messages } from '../../languages/en/messages.ts'
import type { Sandbox, ScriptResult } from '../../sandbox/sandbox.ts'
import { startLab } from '../../workshop/start-lab.ts'
import { openWorkshop, type Workshop } from '../../workshop/workshop.ts'

/** A sandbox in which one lab after another is tried. */
export interface Bench {
  /** Does what `start` does for a student. Rejects where that does not succeed. */
  prepare(lab: Lab): Promise<void>
  run(script: string, deadlineMs: number): Promise<ScriptResult>
  /** Grades what is there now, through the code that `check` uses. */
  grade(lab: Lab): Promise<LabReport>
  /** Rejects where the sandbox is of no use any more. */
  reset(): Promise<void>
  /** Which engine it is. */
  engine: string
}

/** Longer than any check may look. */
const DEADLINE_MS = 60_000

/** What the checks say is in this language. */
export async function openBench(sandbox: Sandbox, language: Language): Promise<Bench> {
  const { endpoint } = sandbox
  const workshop = await openWorkshop(endpoint, new AbortController().signal)
  let current: Lab | undefined
  return {
    engine: sandbox.name,
    async prepare(lab) {
      const images = imagesOf(lab)
      if (lab !== current) {
        await sandbox.keep(images)
        await sandbox.reset()
        const files = await handedOut(lab.folder)
        await sandbox.handOut(files.map((file) => ({ source: `${lab.folder}/${file}`, target: file })))
        current = lab
      }
      await start(lab, workshop)
      await sandbox.keep(images)
    },
    run: (script, deadlineMs) => sandbox.run(script, deadlineMs),
    async grade(lab) {
      const signal = AbortSignal.timeout(DEADLINE_MS)
      const report = await grade([lab], {
        connect: () => connect(endpoint, { signal }),
        endpoint: endpoint.url,
        language,
        signal,
      })
      return report.labs[0] as LabReport
    },
    reset: () => sandbox.reset(),
  }
}

async function start(lab: Lab, workshop: Workshop): Promise<void> {
  const steps: string[] = []
  const told = { step: (text: string) => steps.push(text), progress: () => {} }
  if (await startLab(lab, workshop, messages.start, told)) return
  throw new CouldNotLook('probe-broke', '', `the lab could not be prepared: ${steps.join(' ')}`)
}

const imagesOf = ({ environment }: Lab): string[] => [
  ...new Set([...environment.images, ...environment.containers.map(({ image }) => image)]),
]
