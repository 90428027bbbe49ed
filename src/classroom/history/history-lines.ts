import type { CheckReport } from '../../grading/report.ts'
import type { GradebookWords } from '../../languages/en/class-gradebook.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { openedOf } from '../../reporters/details.ts'
import { safeText } from '../../terminal/safe-text.ts'
import { type Paint, painter, type Screen } from '../../terminal/screen.ts'
import { width } from '../../terminal/width.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { Override } from '../grades/grade.ts'
import { failedScript, scriptTexts } from '../script-end.ts'
import type { History } from './history.ts'
import { moment } from './moment.ts'

/** Those of the gradebook, and what a report says of hints and solutions, and of scripts. */
type HistoryWords = GradebookWords & Pick<Messages['report'], 'opened' | 'scriptEnded'>

/** The history of a grade for the terminal: how it comes about, what was seen in each attempt, what was decided by hand. */
export function historyLines(history: History, words: HistoryWords, screen: Screen): string[] {
  const { student, lab, due, overrides, attempts } = history
  const paint = painter(screen)
  const who = student.name === student.id ? student.id : `${student.name} (${student.id})`
  return [
    paint('bold', safeText(words.heading(who, lab.slug))),
    ...(due ? [words.due(moment(due))] : []),
    '',
    ...gradeLines(history, words),
    '',
    ...(attempts.length > 0 ? [words.attempts] : [words.noAttempts]),
    ...attempts.flatMap((attempt) => attemptLines(attempt, history, words, { paint, screen })),
    ...(overrides.length > 0 ? ['', words.decisions] : []),
    ...overrides.flatMap((override, index) => overrideLines(override, overrides[index - 1], words, screen)),
  ]
}

/** How a grade comes about. */
export function gradeLines(
  { roster, grade, attempts, student, overrides }: History,
  words: GradebookWords,
): string[] {
  const { grade: say } = words
  const { status, points, possible, earned, attempt, lateDays, override } = grade
  const by = attempts.find(({ id }) => id === attempt)?.student
  const why = [
    ...(earned === null ? [] : [say[roster.policy](say.earned(earned, possible))]),
    ...(by !== undefined && by !== student.id ? [safeText(say.group(by))] : []),
    ...(lateDays > 0 ? [lateLine(lateDays, roster.late, say)] : []),
    ...(typeof override?.points === 'number'
      ? [safeText(say.byHand(override.points, whoSet(override.points, overrides)))]
      : []),
  ]
  const head = status === 'graded' ? say.graded(points ?? 0, possible) : say[status]
  return [head, ...why.map((line) => `  ${line}`)]
}

/** Comments that came later kept the points. */
function whoSet(points: number, overrides: readonly Override[]): string {
  const before = overrides.findLastIndex((one) => one.points !== points)
  return overrides[before + 1]?.by ?? ''
}

function lateLine(count: number, late: History['roster']['late'], say: GradebookWords['grade']): string {
  const counts = late && count <= (late.atMostDays ?? Infinity)
  return counts ? say.late(count, late.perDayPercent) : say.lateZero(count)
}

function attemptLines(
  { id, student, workAt, way, trust, report, origin }: History['attempts'][number],
  { grade, student: { id: own } }: History,
  words: HistoryWords,
  { paint, screen }: { paint: Paint; screen: Screen },
): string[] {
  const { earned, possible } = report.points
  const facts = [
    moment(new Date(workAt)),
    words.outcome[report.outcome],
    // Its 0 points are nobody's.
    ...(report.outcome === 'error' ? [] : [words.grade.earned(earned, possible)]),
    words.way[way],
    words.trust[trust],
    ...(student === own ? [] : [words.of(student)]),
    ...(id === grade.attempt ? [paint('bold', words.counts)] : []),
  ]
  const script = failedScript({ report, origin })
  const seen = report.checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'error')
  return [
    ...joined(facts, screen.columns - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`),
    ...openedOf(report, words).map((line) => `    ${line}`),
    ...seen.flatMap((check) => checkLines(check, words, screen)),
    ...(script ? scriptTexts(script, words) : []).flatMap((line, index) =>
      indented(line, index === 0 ? 4 : 6, screen),
    ),
  ]
}

const checkLines = (
  { title, outcome, message, diagnosis }: CheckReport,
  words: GradebookWords,
  screen: Screen,
): string[] => {
  const said = [words.outcome[outcome], title, ...(diagnosis ? [diagnosis] : [])].map((part) =>
    safeText(part),
  )
  return [`    ${said.join(' · ')}`, ...(message === undefined ? [] : indented(safeText(message), 6, screen))]
}

function overrideLines(
  { points, because, by, at }: Override,
  before: Override | undefined,
  words: GradebookWords,
  screen: Screen,
): string[] {
  const ended = points === null && typeof before?.points === 'number'
  const kept = points !== null && points === before?.points
  const what = ended ? words.undone : points === null || kept ? words.comment : words.points(points)
  return [`  ${moment(at)} · ${what} · ${safeText(words.by(by))}`, ...indented(safeText(because), 4, screen)]
}

/** Facts on one line, or on as many as it takes; none of them is broken. */
function joined(facts: readonly string[], columns: number): string[] {
  const lines: string[] = []
  for (const fact of facts) {
    const longer = lines.length === 0 ? fact : `${lines.at(-1)} · ${fact}`
    if (lines.length > 0 && width(longer) > columns) lines.push(fact)
    else lines.splice(-1, 1, longer)
  }
  return lines
}

const indented = (text: string, spaces: number, { columns }: Screen) =>
  wrap(text, columns - spaces).map((line) => `${' '.repeat(spaces)}${line}`)
