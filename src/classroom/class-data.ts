import type { Grading } from '../grading/grade.ts'
import type { Course } from '../lab/course.ts'
import type { Language } from '../lab/lab.ts'
import { SAMPLE } from '../lab/varied.ts'
import type { ClassGradeWords } from '../languages/en/class-grade.ts'
import type { Attempt } from './attempt.ts'
import { gradebookBeside } from './gradebook/beside.ts'
import type { Gradebook } from './gradebook/gradebook.ts'
import { openGradebook } from './gradebook/open.ts'
import { gradesOf } from './grades/grades.ts'
import { type Choice, classToGrade } from './grading/class-to-grade.ts'
import { withoutHandedOut } from './reports/handed-out.ts'
import { idsOnly } from './reports/ids-only.ts'
import type { ClassData, Told } from './reports/make-report.ts'
import { shownAttempts } from './reports/shown-attempts.ts'
import type { LoadLab } from './snapshot/labs.ts'
import { retellIn } from './snapshot/retell.ts'
import type { StudentTape } from './snapshot/shared-ids.ts'
import { sharedIds } from './snapshot/shared-ids.ts'

/** Which class, what of it, and where its grades are. */
export interface ClassChoice extends Choice {
  /** A path or `postgres://…`; by default beside the roster. */
  gradebook?: string | undefined
  /** The course, where it is another than the roster says. */
  course?: string | undefined
}

/** How a command reads courses and labs. */
export interface CourseReader {
  course(course: string | undefined): Promise<Course>
  lab: LoadLab
  origin(course: string | undefined): Promise<Grading['origin']>
}

/**
 * Reads what is known of a class, as of now. What was seen is told in this language. @throws InputError, GradebookProblem
 */
export async function classData(
  choice: ClassChoice,
  reader: CourseReader,
  words: Pick<ClassGradeWords, 'noLab' | 'noStudent'>,
  language: Language,
): Promise<ClassData> {
  const chosen = await classToGrade(choice, (course) => reader.course(choice.course ?? course), words)
  const labs = await Promise.all(chosen.labs.map(({ folder }) => reader.lab(folder, SAMPLE)))
  // Groups are those of the whole class, whoever is chosen.
  const whole = { ...chosen.roster, labs: labs.map(({ slug }) => slug) }
  const roster = { ...whole, students: chosen.students }
  const at = new Date()
  await using gradebook = await openGradebook(choice.gradebook ?? gradebookBeside(choice.roster), {
    create: false,
  })
  const [summaries, overrides] = [await gradebook.attempts(), await gradebook.overrides()]
  const possible = new Map(
    labs.map(({ slug, checks }) => [slug, checks.reduce((sum, { points }) => sum + points, 0)]),
  )
  const ids = new Set(roster.students.map(({ id }) => id))
  const all = gradesOf(whole, summaries, overrides, at, possible)
  const grades = all.filter(({ student }) => ids.has(student))
  const folders = new Map(chosen.labs.map(({ slug, folder }) => [slug, folder]))
  const retell = retellIn(language, {
    roster,
    folderOf: (slug) => folders.get(slug),
    load: (folder, seed) => reader.lab(folder, seed),
  })
  const shown = new Set(shownAttempts(grades, summaries).values())
  const read = await readAttempts(gradebook, shown, whole.labs, retell)
  const { program, course } = await reader.origin(choice.course ?? chosen.roster.course)
  return { roster, labs, grades, summaries, origin: { program, course }, at, ...read }
}

/** The attempts with these ids, without their tapes, and what the work on students' own engines has in common. */
async function readAttempts(
  gradebook: Gradebook,
  ids: ReadonlySet<string>,
  labs: readonly string[],
  retell: (attempt: Attempt) => Promise<Attempt>,
): Promise<Pick<ClassData, 'attempts' | 'sharedIds'>> {
  const attempts = new Map<string, Told>()
  const tapes: StudentTape[] = []
  const [lab, ...others] = labs
  for await (const attempt of gradebook.eachAttempt(lab && others.length === 0 ? { lab } : {})) {
    if (!ids.has(attempt.id)) continue
    const { tape, ...told } = await retell(attempt)
    attempts.set(told.id, told)
    if (tape && told.trust === 'practice') tapes.push({ student: told.student, tape: idsOnly(tape) })
  }
  const students = new Set(tapes.map(({ student }) => student)).size
  return { attempts, sharedIds: withoutHandedOut(sharedIds(tapes), students) }
}
