import type { CouldNotLook } from '../../docker/port/could-not-look.ts'
import type { Grading as OneLook } from '../../grading/grade.ts'
import type { Lab } from '../../lab/lab.ts'
import type { Student } from '../roster/roster.ts'
import type { Run } from './run-record.ts'

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

/** By what a lab is graded: its file, and the student's values. */
export const contentOf = ({ digest, varied }: Lab): string =>
  Object.keys(varied).length === 0 ? digest : `${digest} ${JSON.stringify(varied)}`
