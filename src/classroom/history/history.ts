import type { Course } from '../../lab/course.ts'
import { findLab } from '../../lab/find-lab.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Lab } from '../../lab/lab.ts'
import { nearest } from '../../lab/nearest.ts'
import { SAMPLE } from '../../lab/varied.ts'
import type { GradebookWords } from '../../languages/en/class-gradebook.ts'
import type { Attempt } from '../attempt.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import { deadlineOf } from '../grades/deadline.ts'
import type { Grade, Override } from '../grades/grade.ts'
import { gradesOf } from '../grades/grades.ts'
import { loadRoster } from '../roster/load-roster.ts'
import type { Roster, Student } from '../roster/roster.ts'
import type { LoadLab } from '../snapshot/labs.ts'

/** One student and one lab of a class. */
export interface Subject {
  roster: Roster
  student: Student
  lab: Pick<Lab, 'slug' | 'checks' | 'folder'>
}

/** All that is known of one grade. */
export interface History extends Subject {
  due: Date | undefined
  grade: Grade
  /** Of the student and of those they hand in together with, in the order of grading. */
  attempts: Omit<Attempt, 'tape'>[]
  overrides: Override[]
}

/** How a command reads courses and labs. */
export interface CourseReader {
  course(course: string | undefined): Promise<Course>
  lab: LoadLab
}

/** Finds who and what is meant by words of a command line. @throws InputError */
export async function subjectOf(
  given: { roster: string; student: string; lab: string; course: string | undefined },
  reader: CourseReader,
  words: Pick<GradebookWords, 'noStudent' | 'noLab'>,
): Promise<Subject> {
  const courseOf = (named: string | undefined) => reader.course(given.course ?? named)
  const roster = await loadRoster(given.roster, async (named) => (await courseOf(named)).labs)
  const student = roster.students.find(({ id }) => id === given.student)
  if (!student) {
    const suggestion = nearest(
      given.student,
      roster.students.map(({ id }) => id),
    )
    throw new InputError([{ message: words.noStudent(given.student), suggestion }])
  }
  const { slug, folder } = findLab(await courseOf(roster.course), given.lab)
  if (!roster.labs.includes(slug))
    throw new InputError([
      { message: words.noLab(slug, roster.labs), suggestion: nearest(slug, roster.labs) },
    ])
  return { roster, student, lab: { ...(await reader.lab(folder, SAMPLE)), slug } }
}

/**
 * Reads the whole history of one grade.
 * @param retell tells an attempt in the language of the reader
 * @throws GradebookProblem
 */
export async function historyOf(
  subject: Subject,
  gradebook: Gradebook,
  now: Date,
  retell = async (attempt: Attempt): Promise<Attempt> => attempt,
): Promise<History> {
  const { roster, student, lab } = subject
  const members = roster.groups.find((group) => group.includes(student.id)) ?? [student.id]
  const of = { lab: lab.slug }
  const summaries = []
  const attempts: Omit<Attempt, 'tape'>[] = []
  for (const member of members) {
    summaries.push(...(await gradebook.attempts({ ...of, student: member })))
    for await (const attempt of gradebook.eachAttempt({ ...of, student: member })) {
      const { tape: _, ...told } = await retell(attempt)
      attempts.push(told)
    }
  }
  const overrides = await gradebook.overrides({ ...of, student: student.id })
  const possible = new Map([[lab.slug, lab.checks.reduce((sum, { points }) => sum + points, 0)]])
  const grades = gradesOf({ ...roster, labs: [lab.slug] }, summaries, overrides, now, possible)
  return {
    ...subject,
    due: deadlineOf(roster, student, lab.slug),
    grade: grades.find((grade) => grade.student === student.id) as Grade,
    attempts: attempts.toSorted((one, other) => (one.gradedAt < other.gradedAt ? -1 : 1)),
    overrides,
  }
}
