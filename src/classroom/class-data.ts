import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Grading } from '../grading/grade.ts'
import type { Course } from '../lab/course.ts'
import { InputError } from '../lab/input-error.ts'
import type { Lab } from '../lab/lab.ts'
import { nearest } from '../lab/nearest.ts'
import type { ClassExportWords } from '../languages/en/class-export.ts'
import type { Gradebook } from './gradebook/gradebook.ts'
import { openGradebook } from './gradebook/open.ts'
import { gradesOf } from './grades/grades.ts'
import { idsIn } from './reports/ids-in.ts'
import type { ClassData, Told } from './reports/make-report.ts'
import { type OwnIds, sharedIds } from './reports/shared-ids.ts'
import { shownAttempts } from './reports/shown-attempts.ts'
import { loadRoster } from './roster/load-roster.ts'
import type { Roster } from './roster/roster.ts'

/** Which class, and what of it. */
export interface ClassChoice {
  /** The roster's file. */
  roster: string
  /** A path or `postgres://…`; by default beside the roster. */
  gradebook?: string | undefined
  /** Labs by number or name; all of the roster's where none is named. */
  labs?: readonly string[] | undefined
  /** Ids; all students where none is named. */
  students?: readonly string[] | undefined
  /** The course, where it is another than the roster says. */
  course?: string | undefined
}

/** How a command reads courses and labs. */
export interface CourseReader {
  course(course: string | undefined): Promise<Course>
  lab(folder: string): Promise<Lab>
  origin(course: string | undefined): Promise<Grading['origin']>
}

/** Where the gradebook of a roster is, when nobody says otherwise: beside it. */
export const gradebookBeside = (roster: string): string =>
  join(dirname(resolve(roster)), `${basename(roster, extname(roster))}.gradebook.sqlite`)

type ChoiceWords = Pick<ClassExportWords, 'noLab' | 'noStudent'>

/** A roster, with what is chosen of it, and its course. @throws InputError */
export async function rosterAndCourse(
  choice: ClassChoice,
  { course }: Pick<CourseReader, 'course'>,
  words: ChoiceWords,
): Promise<{ whole: Roster; roster: Roster; course: Course }> {
  const courseOf = (named: string | undefined) => course(choice.course ?? named)
  const whole = await loadRoster(choice.roster, async (named) => (await courseOf(named)).labs)
  const its = await courseOf(whole.course)
  return { whole, roster: chosen(whole, its, choice, words), course: its }
}

/** Reads what is known of a class, as of now. @throws InputError, GradebookProblem */
export async function classData(
  choice: ClassChoice,
  reader: CourseReader,
  words: ChoiceWords,
): Promise<ClassData> {
  const { whole, roster, course } = await rosterAndCourse(choice, reader, words)
  const places = roster.labs.flatMap((slug) => course.labs.find((lab) => lab.slug === slug) ?? [])
  const labs = await Promise.all(places.map(({ folder }) => reader.lab(folder)))
  const at = new Date()
  const gradebook = await openGradebook(choice.gradebook ?? gradebookBeside(choice.roster), { create: false })
  try {
    const [summaries, overrides] = [await gradebook.attempts(), await gradebook.overrides()]
    const possible = new Map(
      labs.map((lab) => [lab.slug, lab.checks.reduce((sum, { points }) => sum + points, 0)]),
    )
    // Groups are those of the whole class, whoever is chosen.
    const all = gradesOf({ ...whole, labs: roster.labs }, summaries, overrides, at, possible)
    const grades = all.filter(({ student }) => roster.students.some(({ id }) => id === student))
    const ids = new Set(shownAttempts(grades, summaries).values())
    const { attempts, own } = await read(gradebook, ids, roster)
    const { program, course: named } = await reader.origin(choice.course ?? whole.course)
    return {
      roster,
      labs,
      grades,
      attempts,
      summaries,
      sharedIds: sharedIds(own),
      origin: { program, course: named },
      at,
    }
  } finally {
    await gradebook.close()
  }
}

/** The attempts with these ids, without their tapes, and the ids that are in the tapes of students' own engines. */
async function read(gradebook: Gradebook, ids: ReadonlySet<string>, { labs }: Roster) {
  const attempts = new Map<string, Told>()
  const own: OwnIds[] = []
  const only = labs.length === 1 && labs[0] !== undefined ? { lab: labs[0] } : {}
  for await (const { tape, ...told } of gradebook.eachAttempt(only)) {
    if (!ids.has(told.id)) continue
    attempts.set(told.id, told)
    const { student, lab, trust } = told
    if (tape && trust === 'practice') own.push({ student, lab, ids: idsIn(tape) })
  }
  return { attempts, own }
}

/** The roster with those labs and students only that are asked for. @throws InputError where it has no such */
function chosen(roster: Roster, course: Course, { labs, students }: ClassChoice, words: ChoiceWords): Roster {
  const slugs = labs?.map((word) => {
    const place = course.labs.find(
      ({ number, slug, folder }) =>
        word === slug || word === basename(folder) || (number !== undefined && Number(word) === number),
    )
    if (place && roster.labs.includes(place.slug)) return place.slug
    throw new InputError([
      { message: words.noLab(word, roster.labs), suggestion: nearest(word, roster.labs) },
    ])
  })
  const known = roster.students.map(({ id }) => id)
  for (const id of students ?? [])
    if (!known.includes(id))
      throw new InputError([{ message: words.noStudent(id), suggestion: nearest(id, known) }])
  return {
    ...roster,
    labs: slugs ? roster.labs.filter((slug) => slugs.includes(slug)) : roster.labs,
    students: students ? roster.students.filter(({ id }) => students.includes(id)) : roster.students,
  }
}
