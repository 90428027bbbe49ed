import { hash } from 'node:crypto'
import type { Way } from '../attempt.ts'

/** What a grading is of: one student's work in one lab, reached in one way. */
export interface Graded {
  student: string
  /** The lab's slug. */
  lab: string
  way: Way
  /** What was graded: its digests, or the run that looked at what cannot be kept. */
  of: string
}

/** Always the same for the same grading, so that it cannot be noted twice. */
export const attemptId = ({ student, lab, way, of }: Graded): string =>
  hash('sha256', JSON.stringify([student, lab, way, of])).slice(0, 32)
