import type { CouldNotLook } from '../../docker/port/could-not-look.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { Student } from '../roster/roster.ts'
import type { Run } from './run-record.ts'
import type { Looked, Part, Work } from './work.ts'

/** What it takes to grade one student after another. */
export interface Grading {
  run: Pick<Run, 'id' | 'again'>
  gradebook: Pick<Gradebook, 'addAttempt' | 'attempts' | 'attempt'>
  /** Finds the student's work. What it rejects with concerns every lab. */
  open(student: Student, signal: AbortSignal): Promise<Work>
  /** Where the work could not even be found: what would have been looked at. */
  unopened(student: Student): Promise<Pick<Work, 'way' | 'trust' | 'parts'>>
  /** The report on a part at which we could not look at all. */
  reportError(part: Part, problem: CouldNotLook): Promise<Pick<Looked, 'report' | 'origin'>>
  /** How long a student can take, in ms. */
  deadlineMs: number
  /** How long to wait before each further look at what is `error`, in ms. */
  pausesMs?: readonly number[]
  /** How long after the deadline a look may still say what it saw, in ms. */
  graceMs?: number
  /** Ends the run. */
  signal: AbortSignal
}
