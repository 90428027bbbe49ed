import type { Language } from '../languages/list.ts'

/** `blocked`: something it needs did not pass. `error`: we could not look; it is never scored as zero. */
export type Outcome = 'pass' | 'fail' | 'blocked' | 'error'

/** What every reporter prints. Its JSON form is a contract: `docker-lab/report@1`. All text in it is safe to print. */
export interface Report {
  schema: 'docker-lab/report@1'
  language: Language
  passed: boolean
  /** False when some check could not be looked at: the score then says less than it seems to. */
  complete: boolean
  /** The program that made the report. */
  program: { name: 'docker-lab'; version: string }
  course: CourseReport
  engine: EngineReport
  labs: LabReport[]
  points: Points
  /** Percent of the possible points, rounded down, so that 100 means all. */
  score: number
  /** When the last look ended: ISO 8601, by this machine's clock. */
  time: string
  duration_ms: number
}

/** The course that the labs were looked for in. */
export interface CourseReport {
  /** The name of its folder; null where the program has no folder of its own. */
  name: string | null
  title: string | null
  /** Where it was fetched from, without passwords, and as what: a commit, or `sha256:…` of an archive. */
  source?: string
  revision?: string
}

export interface EngineReport {
  /** The endpoint that was graded. */
  endpoint: string
  /** `docker`, `podman`, or null when it did not answer. */
  name: string | null
  version: string | null
  /** The API version that was spoken. */
  api: string | null
}

export interface LabReport {
  number: number | null
  slug: string
  title: string
  /** `sha256:…` of the lab's file, so that a grade tells by which rubric it was given. */
  digest: string
  outcome: Outcome
  points: Points
  score: number
  /** Whether its solution was shown to the student, and if so, whether that was before the lab was solved. */
  solution_opened?: 'after-solving' | 'gave-up'
  checks: CheckReport[]
}

export interface CheckReport {
  id: string
  title: string
  grader: string
  outcome: Outcome
  points: Points
  expected?: string
  actual?: string
  /** What `docker-lab explain` takes. */
  diagnosis?: string
  message?: string
  next?: string
  /** For `blocked`: the ids of the checks it waits for. */
  waits_for?: string[]
  /** The highest hint that the student opened, from 1. */
  hints_opened?: number
  duration_ms: number
}

export interface Points {
  earned: number
  possible: number
}

/** Adds up points. */
export function total(parts: { points: Points }[]): Points {
  return {
    earned: parts.reduce((sum, part) => sum + part.points.earned, 0),
    possible: parts.reduce((sum, part) => sum + part.points.possible, 0),
  }
}

/** Percent, rounded down: 99.9 % is not 100. */
export function score({ earned, possible }: Points): number {
  return possible === 0 ? 0 : Math.floor((100 * earned) / possible)
}

/** One outcome for several: what we could not look at outranks what is wrong, which outranks what waits. */
export function worst(outcomes: Outcome[]): Outcome {
  for (const outcome of ['error', 'fail', 'blocked'] as const) if (outcomes.includes(outcome)) return outcome
  return outcomes.length > 0 ? 'pass' : 'error'
}
