import type { CouldNotLook } from '../../docker/port/could-not-look.ts'
import type { Grading as OneLook } from '../../grading/grade.ts'
import type { Lab } from '../../lab/lab.ts'
import type { Student } from '../roster/roster.ts'
import type { Run } from './run-record.ts'
import type { Part } from './work.ts'

/** What every way to a student's work needs to know. */
export interface Reaching extends Pick<OneLook, 'kinds' | 'language' | 'origin' | 'onBug'> {
  run: Pick<Run, 'id'>
  /** The labs of the roster as they are for this student. */
  labsOf(student: Student): Promise<StudentLab[]>
}

export interface StudentLab {
  lab: Lab
  /** Why this student's values of it are not known. */
  unseen?: CouldNotLook | undefined
}

/** A part of the work for each lab. */
export const partsOf = (labs: readonly StudentLab[], of: (lab: Lab) => string): Part[] =>
  labs.map(({ lab, unseen }) => ({ lab, of: of(lab), unseen }))
