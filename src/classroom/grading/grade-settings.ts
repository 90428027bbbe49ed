import { suitingJobs } from '../../authoring/testing/suiting-jobs.ts'
import { type Endpoint, resolveEndpoint } from '../../docker/address/endpoint.ts'
import type { Grading as OneLook } from '../../grading/grade.ts'
import { kinds } from '../../kinds/kinds.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Lab } from '../../lab/lab.ts'
import type { Seed } from '../../lab/varied.ts'
import type { ClassGradeWords } from '../../languages/en/class-grade.ts'
import type { SandboxWords } from '../../languages/en/sandbox.ts'
import { wordsIn } from '../../languages/loader.ts'
import { type SandboxEngine, sandboxEngine } from '../../sandbox/engines.ts'
import { dindProvider, type SandboxProvider } from '../../sandbox/provider.ts'
import type { Progress } from '../../terminal/progress.ts'
import type { Student } from '../roster/roster.ts'
import { type ClassLabs, classLabs } from './class-labs.ts'
import type { ClassToGrade } from './class-to-grade.ts'

/** How a class is graded, on this machine. */
export interface GradeSettings extends Pick<OneLook, 'kinds' | 'language' | 'origin' | 'onBug'> {
  toGrade: ClassToGrade
  labs: ClassLabs
  /** How many students at once; as many as suit the machine, when it is left out. */
  jobs: number | undefined
  /** How long each student can take, in ms. */
  deadlineMs: number
  /** The engine that the sandboxes run in, and the one that is in them. */
  endpoint(): Promise<Endpoint>
  engine: SandboxEngine
  allowPrivileged: boolean
  words: ClassGradeWords
  sandboxWords: SandboxWords
  progress: Progress
  signal: AbortSignal
}

/** Nothing else of these needs this machine. */
const LOOKS_AT_ONCE = 8
const DISK = '10G'

const submitters = (students: readonly Student[]) =>
  students.filter(({ from }) => from?.kind === 'submission')

/** What the options of `class grade` and `class worker` say. */
export interface PlaceFlags {
  jobs?: number | undefined
  engine: string
  'allow-privileged': boolean
  context?: string | undefined
  host?: string | undefined
}

interface Given
  extends Pick<GradeSettings, 'toGrade' | 'deadlineMs' | 'progress' | 'signal' | 'language' | 'origin'> {
  load(folder: string, seed: Seed): Promise<Lab>
}

/** Reads the labs of the class. @throws InputError where one is wrong, and for an engine that no sandbox can run */
export async function settingsFrom(flags: PlaceFlags, { load, ...given }: Given): Promise<GradeSettings> {
  const words = await wordsIn('class-grade', given.language)
  const engine = sandboxEngine(flags.engine)
  if (!engine) throw new InputError([{ message: words.unknownEngine(flags.engine) }])
  const { roster, labs } = given.toGrade
  const folders = labs.map(({ folder }) => folder)
  return {
    ...given,
    labs: await classLabs(folders, roster, { load, language: given.language }),
    kinds,
    words,
    engine,
    sandboxWords: await wordsIn('sandbox', given.language),
    jobs: flags.jobs,
    endpoint: () => resolveEndpoint({ context: flags.context, host: flags.host }),
    allowPrivileged: flags['allow-privileged'],
    onBug(error) {
      if (process.env.DEBUG) process.stderr.write(`${error}\n`)
    },
  }
}

/** @throws InputError where work has to be run, and nobody said that it can be */
export function refuseUnasked({
  toGrade,
  engine,
  allowPrivileged,
  words,
}: Pick<GradeSettings, 'toGrade' | 'engine' | 'allowPrivileged' | 'words'>): void {
  const count = submitters(toGrade.students).length
  if (count > 0 && !allowPrivileged && !engine.rootless)
    throw new InputError([{ message: words.needsPrivileged(count) }])
}

/** How many students at once. */
export async function jobsFor({ jobs, toGrade, endpoint, signal }: GradeSettings): Promise<number> {
  if (jobs !== undefined) return jobs
  if (submitters(toGrade.students).length === 0) return LOOKS_AT_ONCE
  // Where there is no engine, each of them says so.
  return endpoint()
    .then((where) => suitingJobs(where, signal))
    .catch(() => LOOKS_AT_ONCE)
}

/** Sandboxes for the whole run, from the first time that one is needed. */
export function sandboxesFor(settings: GradeSettings): {
  get(): Promise<SandboxProvider>
  /** More than once does no harm. Never rejects. */
  close(): Promise<void>
} {
  const { endpoint, engine, sandboxWords, progress, signal } = settings
  let opening: Promise<SandboxProvider> | undefined
  const making = {
    making: (...of: Parameters<SandboxWords['making']>) => progress.step(sandboxWords.making(...of)),
    bootstrapping: (...of: Parameters<SandboxWords['making']>) =>
      progress.step(sandboxWords.bootstrapping(...of)),
  }
  return {
    get() {
      opening ??= endpoint().then((where) =>
        dindProvider({ endpoint: where, engine, disk: DISK, closed: true, progress: making, signal }),
      )
      return opening
    },
    close: async () => void (await opening?.then((provider) => provider.close()).catch(() => {})),
  }
}
