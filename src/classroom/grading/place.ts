import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import type { Lab } from '../../lab/lab.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { Student } from '../roster/roster.ts'
import { onlyOf } from './class-labs.ts'
import { gradeClass, type Watched } from './grade-class.ts'
import { type GradeSettings, jobsFor, sandboxesFor } from './grade-settings.ts'
import { gradeStudent, type StudentResult } from './grade-student.ts'
import type { Grading } from './grading.ts'
import { openingWork } from './open-work.ts'
import type { Run } from './run-record.ts'

/** Which labs of a student, in which run. */
export interface Asked {
  run: Pick<Run, 'id' | 'again'>
  /** Slugs. */
  labs: readonly string[]
  deadlineMs: number
  /** Besides the settings' own. */
  signal?: AbortSignal
}

/** A place where students are graded: this process, with the sandboxes that it opens. */
export interface GradingPlace extends AsyncDisposable {
  /** All of the class, several at once. */
  all(run: Run, watched: Watched): Promise<StudentResult[]>
  /** One of it, within a time of its own. */
  one(student: Student, asked: Asked): Promise<StudentResult>
  /** One whom nobody could grade: an error for every lab that is not graded yet, with its reason. */
  none(student: Student, asked: Asked, why: string): Promise<StudentResult>
  jobs: number
  /** The labs as they are for nobody in particular. */
  labs: readonly Lab[]
  /** Removes the sandboxes. More than once does no harm. */
  close(): Promise<void>
}

export async function openPlace(
  gradebook: Pick<Gradebook, 'addAttempt' | 'attempts' | 'attempt'>,
  settings: GradeSettings,
): Promise<GradingPlace> {
  const { toGrade, deadlineMs, labs } = settings
  const jobs = await jobsFor(settings)
  const sandboxes = sandboxesFor(settings)
  const gradingOf = ({ run, labs: slugs, deadlineMs, signal }: Asked): Grading => {
    const of = onlyOf(labs, slugs)
    return {
      ...openingWork({ ...settings, ...of, run, sandboxes: () => sandboxes.get(), deadlineMs }),
      run,
      gradebook,
      deadlineMs,
      signal: signal ? AbortSignal.any([settings.signal, signal]) : settings.signal,
    }
  }
  return {
    jobs,
    labs: labs.samples,
    async all(run, watched) {
      // An image that is made first takes longer than any student.
      if (toGrade.students.some(({ from }) => from?.kind === 'submission'))
        await sandboxes.get().catch(() => {})
      const asked = { run, labs: toGrade.labs.map(({ slug }) => slug), deadlineMs }
      return gradeClass(toGrade.students, { ...gradingOf(asked), ...watched, jobs })
    },
    one: (student, asked) => gradeStudent(student, gradingOf(asked)),
    none: (student, asked, said) =>
      gradeStudent(student, {
        ...gradingOf(asked),
        open: () => Promise.reject(new CouldNotLook('probe-broke', '', { said })),
      }),
    close: sandboxes.close,
    [Symbol.asyncDispose]: sandboxes.close,
  }
}
