import type { ClassGradeWords } from '../../languages/en/class-grade.ts'
import { safeText } from '../../terminal/safe-text.ts'
import { table } from '../../terminal/table.ts'
import type { Grade } from '../grades/grade.ts'
import type { Student } from '../roster/roster.ts'
import type { StudentResult } from './grade-student.ts'

/** A lab, as a column calls it. */
export interface Column {
  slug: string
  number: number | undefined
}

const MOST_WHY = 80

/** How a student stands after a run: graded, could not be looked at somewhere, or nothing was there. */
export function statusOf({ labs }: StudentResult, grades: readonly Grade[]): 'graded' | 'error' | 'nothing' {
  if (labs.some(({ outcome }) => outcome === 'error')) return 'error'
  return labs.length > 0 || grades.some(({ status }) => status === 'graded') ? 'graded' : 'nothing'
}

/** A row for each student: the grades as the gradebook has them, and what came of this run. */
export function resultTable(
  students: readonly Student[],
  columns: readonly Column[],
  {
    results,
    grades,
    words,
  }: { results: readonly StudentResult[]; grades: readonly Grade[]; words: ClassGradeWords },
): string[] {
  const { head, status } = words
  const titles = columns.map(({ number, slug }) => (number === undefined ? slug : `${number}`))
  const resultOf = new Map(results.map((result) => [result.student, result]))
  const gradesOf = Map.groupBy(grades, ({ student }) => student)
  const rows = students.map(({ id, name }) => {
    const own = gradesOf.get(id) ?? []
    const result = resultOf.get(id) ?? { student: id, labs: [] }
    const error = result.labs.find(({ outcome }) => outcome === 'error')
    const what = statusOf(result, own)
    const cells = columns.map(({ slug }) => cellOf(own.find(({ lab }) => lab === slug)))
    const said = what === 'error' ? status.error(safeText(error?.why ?? '', MOST_WHY)) : status[what]
    return [safeText(id), safeText(name, 30), ...cells, totalOf(own), said]
  })
  const numbers = columns.map((_, index) => index + 2)
  return table(
    [[head.id, head.name, ...titles, head.total, head.status], ...rows],
    [...numbers, columns.length + 2],
  )
}

function cellOf(grade: Grade | undefined): string {
  if (!grade || grade.status === 'pending') return '-'
  if (grade.status === 'error') return '?'
  return `${grade.points ?? 0}/${grade.possible}`
}

function totalOf(grades: readonly Grade[]): string {
  const counted = grades.filter(({ status }) => status === 'graded' || status === 'missing')
  if (counted.length === 0) return '-'
  const sum = (of: (grade: Grade) => number) =>
    Math.round(100 * counted.reduce((all, one) => all + of(one), 0)) / 100
  return `${sum(({ points }) => points ?? 0)}/${sum(({ possible }) => possible)}`
}
