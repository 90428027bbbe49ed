import type { Case } from '../../lab/cases.ts'
import type { Lab } from '../../lab/lab.ts'
import type { About } from '../mutants/about.ts'
import type { Outcomes } from './outcomes.ts'

/** One thing that is run in a sandbox and graded: a case, a change of one, or nothing at all. */
export interface Trial {
  lab: Lab
  name: string
  kind: 'empty' | Case['kind'] | 'mutant' | 'equivalent'
  /** Shell text. */
  script: string
  /** The outcome that each check must have; undefined where only the score counts. */
  expected: Outcomes | undefined
  /** For a case: engines on which it has other outcomes, or is not tried. */
  differsOn?: Case['differsOn'] | undefined
  /** For a limit: why it cannot be seen. */
  reason?: Case['reason'] | undefined
  /** Whether to find out what grading changes in the engine, which must be nothing. */
  watched?: boolean
  /** A plugin of the docker command that its script needs. */
  needs?: 'compose'
  /** For a mutant and an equivalent: how it differs from the solution, and the line before and after. */
  change?: TrialChange
}

export interface TrialChange {
  /** `drop-flag`, `long-flags`, … */
  kind: string
  /** The name of the solution that was changed. */
  of: string
  /** For a mutant: what it is about. */
  about?: About
  before: string
  after: string
  /** Why the author says that it changes nothing that the lab asks for. */
  declared?: string | undefined
}

export interface TrialResult {
  trial: Trial
  /** Undefined where there is no report. */
  got: Outcomes | undefined
  points: { earned: number; possible: number } | undefined
  /** What each check said that did not pass, by id. */
  said: Record<string, string>
  /** Why nobody can say whether the checks are right. */
  problem: TrialProblem | undefined
  /** How long it took, in ms, the emptying of the sandbox included. */
  durationMs: number
}

/**
 * `script`: what the case runs failed, or did not end. `sandbox`: it could not be tried or not be graded. `late`: grading
 * took too long, so that nothing else can be said of it. `replay`: judging its tape again gave a different report. `changes`: grading changed something in the engine. `missing`: this engine lacks what it needs, so it was not tried.
 */
export interface TrialProblem {
  with: 'script' | 'sandbox' | 'late' | 'replay' | 'changes' | 'missing'
  text: string
}
