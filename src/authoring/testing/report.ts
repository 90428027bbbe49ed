import type { Case } from '../../lab/cases.ts'
import type { Outcomes } from './outcomes.ts'
import type { Skipped } from './plan.ts'
import type { Suspect } from './suspect.ts'

/** What `lab test --json` prints. */
export interface LabTestReport {
  schema: 'docker-lab/labtest@1'
  passed: boolean
  /** False when something could not be tried or graded, though no case expects that. */
  complete: boolean
  /** Why the run ended early, if it did. */
  stopped?: string
  /** Each lab on each engine. */
  labs: LabTest[]
  /** The cases whose outcomes differ between engines. */
  differences: Difference[]
  duration_ms: number
}

export interface LabTest {
  /** `docker 28.5.2` */
  engine: string
  number: number | undefined
  slug: string
  title: string
  passed: boolean
  complete: boolean
  cases: CaseTest[]
  /** Whether everything was tried, and not only the solutions and one case for each diagnosis. */
  every_case: boolean
  /** Cases that were not tried, because their author says that this engine gives other outcomes. */
  skipped: Skipped[]
  /** How many trials were left when the run ended early. */
  untried: number
  mutants: MutantTest
  equivalents: EquivalentTest
  /** Checks whose removal would change the outcome of no case and no mutant. */
  idle_checks: IdleCheck[]
}

export interface IdleCheck {
  check: string
  /** The checks that fail with it, most often first; none where nothing makes it fail. */
  fails_with: string[]
}

export interface CaseTest {
  /** Empty for the case that does nothing. */
  name: string
  kind: 'empty' | Case['kind']
  ok: boolean
  /** By check; for the case that does nothing, null: only that it earns nothing. */
  expected: Outcomes | null
  /** By check; null where there is no report. */
  got: Outcomes | null
  /** Other outcomes that repetitions had. */
  other_results?: Outcomes[]
  /** The messages of the checks that are not as expected, by id. */
  said: Record<string, string>
  /** For a limit: why it cannot be seen. */
  reason?: string
  /** Why there is no report, or none that counts. */
  problem?: string
  duration_ms: number
}

export interface Changed {
  mutation: string
  /** The line before the change; `command` is the line after it. */
  before: string
  command: string
}

export interface MutantTest {
  total: number
  killed: number
  /** Declared as equivalent by the author, and passing as the solution does. */
  equivalent: number
  survived: (Changed & Suspect & { score: number })[]
  /** Neither killed nor survived: the checks could not look, or the sandbox did not survive. */
  unclear: (Changed & { problem: string })[]
  /** What they need could not be made ready, so they show nothing. */
  not_run: (Changed & { problem: string })[]
  /** Of solutions that fail themselves. */
  uncounted: number
  /** Declared as equivalent, but killed; or declared, but not among the mutants. */
  wrongly_declared: string[]
  /** Killed, of those that ran and are not equivalent, in percent; null where there are none. */
  score: number | null
}

export interface EquivalentTest {
  total: number
  /** Of solutions that fail themselves, or not tried because this engine lacks what they need. */
  uncounted: number
  failed: (Changed & { got: Outcomes | null; said: Record<string, string>; problem?: string })[]
}

/** A case whose outcomes differ between engines. */
export interface Difference {
  slug: string
  kind: string
  name: string
  /** By engine; null where there is no report. */
  got: Record<string, Outcomes | null>
}
