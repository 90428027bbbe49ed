import { hash } from 'node:crypto'
import type { Way } from './attempt.ts'

/** What a grading is of: one student's work in one lab, reached in one way. */
export interface Graded {
  student: string
  /** The lab's slug. */
  lab: string
  way: Way
  /** What the student handed in: its digest, or the run that looked at what cannot be kept. */
  work: string
  /** What was graded: the work, the lab, and whatever makes one grading of it different from another. */
  of: string
}

/** Always the same for the same grading, so that it cannot be noted twice. It begins with the work that is graded. */
export const attemptId = ({ student, lab, way, work, of }: Graded): string =>
  `${shortHash([student, lab, way, work]).slice(0, 16)}-${shortHash([student, lab, way, of])}`

/** Of a grading of the same work again, from a recording. @param of what makes it different from the first */
export const idOfAnother = (
  { id, student, lab, way }: Pick<Graded, 'student' | 'lab' | 'way'> & { id: string },
  of: string,
): string => [workOf(id), shortHash([student, lab, way, of])].filter((part) => part !== '').join('-')

/** The work in an attempt's id; empty where its id does not say. */
export const workOf = (id: string): string => /^([0-9a-f]{16})-[0-9a-f]{32}$/.exec(id)?.[1] ?? ''

const shortHash = (of: string[]) => hash('sha256', JSON.stringify(of)).slice(0, 32)
