import type { Outcome, Points } from '../../grading/report.ts'
import type { Text } from '../../languages/list.ts'
import type { ScriptEnd, Trust, Way } from '../attempt.ts'

/** What the server's API answers, as JSON: the page reads it, and so can other programs. */

/** `GET /api/class`: the whole grid. */
export interface ClassView {
  title: Text | null
  /** The newest change that is in it: events go on from here. */
  number: number
  labs: LabView[]
  students: { id: string; name: string }[]
  cells: Cell[]
}

export interface LabView {
  slug: string
  number: number | null
  title: Text
  /** Titles of its checks by their ids; none where they can differ from student to student. */
  checks: Record<string, Text>
}

/**
 * How far a student is with a lab. `passed`: what counts passes. `working`: something was graded, and does not pass yet.
 * `error`: we could not look, the last time. `pending`, `missing`: nothing was graded, before or after the deadline.
 */
export type State = 'passed' | 'working' | 'error' | 'pending' | 'missing'

/** One student in one lab. */
export interface Cell {
  student: string
  lab: string
  state: State
  /** What counts now; null where there is no grade. */
  points: number | null
  possible: number
  tries: number
  /** When it was last graded: ISO 8601. */
  at: string | null
  /** The first check of the newest attempt that does not pass. */
  failing: Failing | null
}

export interface Failing {
  check: string
  /** In the language in which it was graded. */
  title: string
  diagnosis: string | null
}

/** `GET /api/class/:student/:lab`: what was seen, and why. */
export interface CellDetails {
  cell: Cell
  /** The newest first. */
  attempts: { id: string; at: string; outcome: Outcome; points: Points; trust: Trust }[]
  /** The newest attempt, or the one asked for with `?attempt=ID`. */
  shown: ShownAttempt | null
  overrides: { points: number | null; because: string; by: string; at: string }[]
}

export interface ShownAttempt {
  id: string
  at: string
  way: Way
  trust: Trust
  engine: string
  /** Which hints and solutions the student had opened, in words of the page's language. */
  opened: string | null
  /** Of a submission that failed: how it ended, also in words of the page's language. */
  script: (ScriptEnd & { said: string }) | null
  checks: ShownCheck[]
}

export interface ShownCheck {
  id: string
  title: string
  outcome: Outcome
  points: Points
  expected?: string | undefined
  actual?: string | undefined
  diagnosis?: string | undefined
  message?: string | undefined
  next?: string | undefined
  waitsFor?: string[] | undefined
}

/** `GET /api/mistakes`: for each lab, what most students are stuck at now, the commonest first. */
export interface Mistake {
  lab: string
  diagnosis: string
  /** Ids of the students who have it now, in the order of the roster. */
  students: string[]
}

/** `POST /api/submit`, where it was received. */
export interface Received {
  student: string
  labs: ReceivedLab[]
  /** Slugs of labs that this class does not grade. */
  ignored: string[]
}

export interface ReceivedLab {
  lab: string
  /** False where the very same snapshot was received before. */
  isNew: boolean
  outcome: Outcome
  points: Points
  checks: ShownCheck[]
}

/** What every refusal says. */
export interface Refused {
  error: { code: string; message: string }
}
