import type { ClassReportWords } from '../../languages/en/class-report.ts'
import { type Paint, painter, type Screen, type Style } from '../../terminal/screen.ts'
import { padded, shortened, width } from '../../terminal/width.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { ClassReport, LabFigures, StudentLab } from '../class-report.ts'
import { labLabel, markOf, totalText } from './mark.ts'
import { statuses } from './statuses.ts'
import { checkLines } from './terminal-checks.ts'

const NAME = 20
const ID = 12
const GAP = 2

/** The report for a terminal: who has how many points where, which checks fail and why, and what to ask about. */
export function drawReport(report: ClassReport, words: ClassReportWords, screen: Screen): string[] {
  const paint = painter(screen)
  const title = report.course.title ?? report.course.name ?? report.roster
  const head = [
    ...wrap(words.title(title), screen.columns).map((line) => paint('bold', line)),
    words.counts(report.students.length, report.labs.length),
  ]
  if (report.students.length === 0) return [...head, '', words.noStudents]
  return [
    ...head,
    ...blocks(report, words, screen).flatMap((block) => ['', ...block]),
    '',
    ...legend(report, words, screen),
    '',
    ...wrap(words.summary(statuses(report)), screen.columns),
    ...checkLines(report, words, screen),
  ]
}

/** The table of students and labs, in as many tables as the width asks for; the last one has the totals. */
function blocks(report: ClassReport, words: ClassReportWords, screen: Screen): string[][] {
  const paint = painter(screen)
  const ids = report.students.some(({ id, name }) => id !== name)
  const names = [words.student, ...report.students.map(({ name }) => shortened(name, NAME))]
  const own = [...(ids ? [''] : []), ...(ids ? report.students.map(({ id }) => shortened(id, ID)) : [])]
  const nameWidth = widest(names)
  const idWidth = ids ? widest(own) + GAP : 0
  const left = names.map((name, index) =>
    padded(padded(name, nameWidth) + (ids ? `  ${own[index]}` : ''), nameWidth + idWidth),
  )
  const columns: Column[] = [
    ...report.labs.map((lab) => labColumn(lab, report, words, paint)),
    totalColumn(report, words),
    triesColumn(report, words),
  ]
  const tables: Column[][] = [[]]
  let room = screen.columns - nameWidth - idWidth
  for (const column of columns) {
    const needed = column.width + GAP
    if (needed > room && (tables.at(-1) as Column[]).length > 0) {
      tables.push([])
      room = screen.columns - nameWidth - idWidth
    }
    ;(tables.at(-1) as Column[]).push(column)
    room -= needed
  }
  const blank = padded('', nameWidth + idWidth)
  const sides = [left[0] as string, blank, ...left.slice(1), padded(words.average, nameWidth + idWidth)]
  return tables.map((table) =>
    sides.map((side, row) => [side, ...table.map((column) => cell(column, row))].join('  ').trimEnd()),
  )
}

interface Column {
  width: number
  /** Plain, with how each is painted: the head's two lines, a cell of each student, the foot. */
  cells: { text: string; paint: (text: string) => string }[]
}

const plain = (text: string) => ({ text, paint: (shown: string) => shown })

function cell({ cells, width: columnWidth }: Column, row: number): string {
  const { text, paint } = cells[row] ?? plain('')
  return ' '.repeat(columnWidth - width(text)) + paint(text)
}

const columnOf = (cells: Column['cells']): Column => ({ width: widest(cells.map(({ text }) => text)), cells })

const widest = (texts: string[]) => Math.max(0, ...texts.map(width))

function labColumn(lab: LabFigures, report: ClassReport, words: ClassReportWords, paint: Paint): Column {
  const index = report.labs.indexOf(lab)
  const own = report.students.map(({ labs }) => labs[index] as StudentLab)
  const marked = own.map((one) => markOf(one, words))
  // Digits stay below digits.
  const marks = widest(marked.map(({ mark }) => mark))
  const shown = (text: string, mark = '') => text + padded(mark, marks)
  return columnOf([
    plain(shown(labLabel(lab))),
    plain(shown(`/${lab.possible}`)),
    ...own.map((one, row) => ({
      text: shown(marked[row]?.text ?? '', marked[row]?.mark),
      paint: (text: string) => paint(styleOf(one), text),
    })),
    plain(shown(lab.average === null ? '' : lab.average.toFixed(1))),
  ])
}

function totalColumn({ students }: ClassReport, words: ClassReportWords): Column {
  return columnOf([
    plain(words.total),
    plain(''),
    ...students.map((student) => plain(totalText(student, words))),
  ])
}

function triesColumn({ students }: ClassReport, words: ClassReportWords): Column {
  const tries = students.map(({ labs }) => labs.reduce((sum, one) => sum + one.tries, 0))
  return columnOf([plain(words.tries), plain(''), ...tries.map((sum) => plain(`${sum}`))])
}

function styleOf({ status, points, possible }: StudentLab): Style {
  if (status === 'pending') return 'gray'
  if (status === 'error') return 'yellow'
  if (points === null) return 'red'
  return points >= possible ? 'green' : points > 0 ? 'yellow' : 'red'
}

function legend({ students }: ClassReport, words: ClassReportWords, screen: Screen): string[] {
  const all = students.flatMap(({ labs }) => labs)
  const { cells, legend: meanings } = words
  const used: [boolean, string, string][] = [
    [all.some(({ status }) => status === 'error'), cells.error, meanings.error],
    [all.some(({ status }) => status === 'missing'), cells.missing, meanings.missing],
    [all.some(({ status }) => status === 'pending'), cells.pending, meanings.pending],
    [all.some((one) => one.points !== null && one.late_days > 0), cells.late, meanings.late],
    [all.some(({ override }) => override && override.points !== null), cells.byHand, meanings.byHand],
    [students.some(({ total }) => total.without > 0), '+1', words.openTitle],
  ]
  const shown = used.filter(([there]) => there)
  const marks = widest(shown.map(([, mark]) => mark)) + GAP
  return shown.flatMap(([, mark, meaning]) =>
    wrap(meaning, screen.columns - marks).map((line, index) => padded(index === 0 ? mark : '', marks) + line),
  )
}
