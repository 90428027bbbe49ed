import type { ClassGradeWords } from '../../languages/en/class-grade.ts'
import { safeText } from '../../terminal/safe-text.ts'
import { table } from '../../terminal/table.ts'
import { shortened, width } from '../../terminal/width.ts'
import type { Grade } from '../grades/grade.ts'
import type { Student } from '../roster/roster.ts'
import type { StudentResult } from './grade-student.ts'

/** A lab, as a column calls it. */
export interface Column {
  slug: string
  number: number | undefined
}

export interface ResultTable {
  results: readonly StudentResult[]
  grades: readonly Grade[]
  words: ClassGradeWords
  /** How wide a line can be; left out where it is no terminal. */
  columns?: number | undefined
}

const MOST_WHY = 80
/** A shorter part of a reason says nothing. */
const LEAST_WHY = 20
const GAP = 2

/** How a student stands after a run: graded, could not be looked at somewhere, or nothing was there. */
export function statusOf({ labs }: StudentResult, grades: readonly Grade[]): 'graded' | 'error' | 'nothing' {
  if (labs.some(({ outcome }) => outcome === 'error')) return 'error'
  return labs.length > 0 || grades.some(({ status }) => status === 'graded') ? 'graded' : 'nothing'
}

/**
 * A row for each student: the grades as the gradebook has them, and what came of this run. Where the labs do not fit into
 * this many columns of a terminal, there are only the totals.
 */
export function resultTable(
  students: readonly Student[],
  columns: readonly Column[],
  { results, grades, words, columns: most = Infinity }: ResultTable,
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
    const cells = columns.map(({ slug }) =>
      cellOf(
        own.find(({ lab }) => lab === slug),
        words,
      ),
    )
    const said = what === 'error' ? status.error(safeText(error?.why ?? '')) : status[what]
    return { who: [safeText(id), safeText(name, 30)], numbers: [...cells, totalOf(own)], said }
  })
  const headings = { who: [head.id, head.name], numbers: [...titles, head.total], said: head.status }
  const all = [headings, ...rows]
  const whole = all.map(({ who, numbers }) => [...who, ...numbers])
  const left =
    widthOf(whole) + GAP + LEAST_WHY > most
      ? all.map(({ who, numbers }) => [...who, ...numbers.slice(-1)])
      : whole
  const room = Math.max(LEAST_WHY, Math.min(MOST_WHY, most - widthOf(left) - GAP))
  const right = left[0]?.map((_, index) => index).slice(2)
  return table(
    left.map((cells, index) => [...cells, shortened(all[index]?.said ?? '', room)]),
    right,
  )
}

const widthOf = (rows: string[][]) => Math.max(...table(rows).map(width))

function cellOf(grade: Grade | undefined, { missing }: ClassGradeWords): string {
  if (!grade || grade.status === 'pending') return '-'
  if (grade.status === 'error') return '?'
  if (grade.status === 'missing') return missing
  return `${grade.points ?? 0}/${grade.possible}`
}

/** Of the labs that have points, as reports do. */
function totalOf(grades: readonly Grade[]): string {
  const counted = grades.filter(({ points }) => points !== null)
  if (counted.length === 0) return '-'
  const sum = (of: (grade: Grade) => number) =>
    Math.round(100 * counted.reduce((all, one) => all + of(one), 0)) / 100
  const without = grades.length - counted.length
  return `${sum(({ points }) => points ?? 0)}/${sum(({ possible }) => possible)}${without > 0 ? ` +${without}` : ''}`
}
