import type { Lab } from '../../lab/lab.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { Student } from '../roster/roster.ts'
import { classLabs } from './class-labs.ts'
import { gradeClass, type Watched } from './grade-class.ts'
import { type GradeSettings, jobsFor, sandboxesFor } from './grade-settings.ts'
import { gradeStudent, type StudentResult } from './grade-student.ts'
import type { Grading } from './grading.ts'
import { openingWork } from './open-work.ts'
import type { Run } from './run-record.ts'

/** A place where students are graded: this process, with the sandboxes that it opens. */
export interface GradingPlace {
  /** All of the class, several at once. */
  all(run: Run, watched: Watched): Promise<StudentResult[]>
  /** One of it, within a time of its own. */
  one(student: Student, run: Pick<Run, 'id' | 'again'>, deadlineMs: number): Promise<StudentResult>
  jobs: number
  /** The labs as they are for nobody in particular. */
  labs: readonly Lab[]
  /** Removes the sandboxes. */
  close(): Promise<void>
}

/** Reads the labs of the class. @throws InputError where one is wrong */
export async function openPlace(
  gradebook: Pick<Gradebook, 'addAttempt' | 'attempts'>,
  settings: GradeSettings,
): Promise<GradingPlace> {
  const { toGrade, deadlineMs, signal } = settings
  const folders = toGrade.labs.map(({ folder }) => folder)
  const labs = await classLabs(folders, toGrade.roster, settings)
  const jobs = await jobsFor(settings)
  const sandboxes = sandboxesFor(settings)
  const gradingIn = (run: Pick<Run, 'id' | 'again'>, withinMs: number): Grading => ({
    ...openingWork({ ...settings, ...labs, run, sandboxes: () => sandboxes.get(), deadlineMs: withinMs }),
    run,
    gradebook,
    deadlineMs: withinMs,
    signal,
  })
  return {
    jobs,
    labs: labs.samples,
    async all(run, watched) {
      // An image that is made first takes longer than any student.
      if (toGrade.students.some(({ from }) => from?.kind === 'submission'))
        await sandboxes.get().catch(() => {})
      return gradeClass(toGrade.students, { ...gradingIn(run, deadlineMs), ...watched, jobs })
    },
    one: (student, run, withinMs) => gradeStudent(student, gradingIn(run, withinMs)),
    close: () => sandboxes.close(),
  }
}
