import type { Course, LabPlace } from '../../lab/course.ts'
import { findLab } from '../../lab/find-lab.ts'
import { InputError } from '../../lab/input-error.ts'
import { nearest } from '../../lab/nearest.ts'
import type { ClassGradeWords } from '../../languages/en/class-grade.ts'
import { loadRoster } from '../roster/load-roster.ts'
import type { Roster, Student } from '../roster/roster.ts'

/** A class, and what of it is to be graded. */
export interface ClassToGrade {
  roster: Roster
  course: Course
  /** In the order of the roster. */
  students: Student[]
  labs: LabPlace[]
}

export interface Choice {
  roster: string
  /** Labs by number or name, separated by commas; all of the roster's where there is none. */
  labs?: string | undefined
  /** Ids; everybody where there is none. */
  students?: readonly string[] | undefined
}

/** Reads a roster, and finds what was chosen of it. @throws InputError */
export async function classToGrade(
  { roster: file, labs, students }: Choice,
  courseOf: (course: string | undefined) => Promise<Course>,
  words: Pick<ClassGradeWords, 'noLab' | 'noStudent'>,
): Promise<ClassToGrade> {
  const roster = await loadRoster(file, async (course) => (await courseOf(course)).labs)
  const course = await courseOf(roster.course)
  const chosen = labs?.split(',').map((word) => {
    const { slug } = findLab(course, word.trim())
    if (roster.labs.includes(slug)) return slug
    throw new InputError([{ message: words.noLab(slug, roster.labs) }])
  })
  const ids = roster.students.map(({ id }) => id)
  const unknown = students?.find((id) => !ids.includes(id))
  if (unknown !== undefined)
    throw new InputError([{ message: words.noStudent(unknown), suggestion: nearest(unknown, ids) }])
  return {
    roster,
    course,
    students: roster.students.filter(({ id }) => students?.includes(id) ?? true),
    labs: roster.labs
      .filter((slug) => chosen?.includes(slug) ?? true)
      .flatMap((slug) => course.labs.find((lab) => lab.slug === slug) ?? []),
  }
}
