import type { ClassReport } from '../class-report.ts'
import { type Cell, csv } from './csv.ts'
import { feedbackOf, type Wording } from './feedback.ts'
import { labName } from './grade-table.ts'
import { keyOf } from './keys.ts'

/** A text file, and what its reader should know about it. */
export interface Exported {
  text: string
  notes: string[]
}

/** Moodle's own sign for no grade. An empty cell could become a zero where Moodle makes a new grade item of a column. */
const NO_GRADE = '-'

/** Moodle shows feedback as HTML. */
const forHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * What Moodle's "Import grades from CSV" takes: columns that identify students, and for each lab its points and feedback.
 * Both of a lab have to be mapped, or Moodle forgets the other. {@link https://docs.moodle.org/en/Grade_import}
 */
export function moodle(report: ClassReport, wording: Wording): Exported {
  const { words } = wording
  const all = report.students.map((student) => ({
    student,
    number: keyOf(student, 'ID number') ?? null,
    username: keyOf(student, 'Username') ?? null,
  }))
  const known = all.filter(({ student, ...ids }) =>
    [student.email, ...Object.values(ids)].some((id) => id !== null),
  )
  const columns: { head: string; cells: Cell[] }[] = [
    { head: 'ID number', cells: known.map(({ number }) => number) },
    { head: 'Username', cells: known.map(({ username }) => username) },
    { head: 'Email address', cells: known.map(({ student }) => student.email) },
  ].filter(({ cells }) => cells.some((cell) => cell !== null))
  const head = report.labs.flatMap((lab) => [labName(lab), words.feedback(labName(lab))])
  const rows = known.map(({ student }, index) => [
    ...columns.map(({ cells }) => cells[index] ?? null),
    ...student.labs.flatMap((one): Cell[] => [
      one.points ?? NO_GRADE,
      forHtml(feedbackOf(one, wording).join('\n')),
    ]),
  ])
  const named = (students: typeof all) => students.map(({ student }) => student.name)
  const lacking = columns.map(({ head, cells }) => ({
    column: head,
    names: named(known.filter((_, index) => (cells[index] ?? null) === null)),
  }))
  const others = all.filter((one) => !known.includes(one))
  return {
    text: csv([[...columns.map(({ head }) => head), ...head], ...rows]),
    notes: [
      ...(others.length > 0 ? [words.leftOut(named(others), words.noMoodleKey)] : []),
      ...(lacking.every(({ names }) => names.length > 0)
        ? lacking.map(({ column, names }) => words.moodleKeys(column, names))
        : []),
    ],
  }
}
