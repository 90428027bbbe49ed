import type { CheckReport, LabReport, Outcome, Report } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'
import { painter, type Screen, type Style } from '../terminal/screen.ts'
import { padded, width } from '../terminal/width.ts'
import { wrap } from '../terminal/wrap.ts'
import { explainCommand, neededTitles } from './details.ts'
import { originOf } from './origin.ts'

const MARKS: Record<Outcome, { unicode: string; ascii: string; style: Style }> = {
  pass: { unicode: '✓', ascii: '+', style: 'green' },
  fail: { unicode: '✗', ascii: 'x', style: 'red' },
  error: { unicode: '?', ascii: '?', style: 'yellow' },
  blocked: { unicode: '–', ascii: '-', style: 'gray' },
}
const INDENT = 4

/** The report for a terminal: what is right, what is not and why, and what to try. */
export function pretty(report: Report, { report: words }: Messages, screen: Screen): string {
  const paint = painter(screen)
  const saidBefore = new Set<string>()
  const origin = originOf(report, words).flatMap((line) => wrap(line, screen.columns))
  const labs = report.labs.flatMap((lab) => [
    '',
    heading(lab),
    '',
    ...lab.checks.flatMap((check) => lines(check, lab)),
  ])
  return [...origin.map((line) => paint('gray', line)), ...labs, '', ...summary(), '']
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')

  function heading({ number, title }: LabReport): string {
    return paint('bold', number === null ? title : `${number}  ${title}`)
  }

  function lines(check: CheckReport, lab: LabReport): string[] {
    const { unicode, ascii, style } = MARKS[check.outcome]
    const mark = paint(style, screen.unicode ? unicode : ascii)
    const points = `${earned(check)}/${check.points.possible}`
    const [first = '', ...rest] = wrap(check.title, screen.columns - INDENT - 8)
    const dim = check.outcome === 'blocked'
    const title = padded(first, screen.columns - INDENT - width(points) - 1)
    const painted = [title, ...rest].map((line) => (dim ? paint('gray', line) : line))
    const below = painted.slice(1).map((line) => ' '.repeat(INDENT) + line)
    return [`  ${mark} ${painted[0]} ${paint('gray', points)}`, ...below, ...details(check, lab)]
  }

  function details(check: CheckReport, lab: LabReport): string[] {
    const { outcome, expected, actual, message, next } = check
    if (outcome === 'pass') return []
    if (check.waits_for) return dimmed(words.waitsFor(neededTitles(check, lab)))
    const isNoVerdict = outcome === 'error' || outcome === 'blocked'
    if (isNoVerdict && saidBefore.has(`${message}`)) return dimmed(words.sameReason)
    if (isNoVerdict) saidBefore.add(`${message}`)
    const [more] = explainCommand(check)
    const why: [string, string | undefined, Style?][] = [
      [words.expected, expected],
      [words.actual, actual],
      [words.why, message ?? words.notPassed],
      [words.tryThis, next],
      [words.more, more, 'cyan'],
    ]
    const labels = Math.max(...why.map(([label]) => width(label))) + 2
    return [
      ...why.flatMap(([label, text, style]) => {
        if (!text) return []
        const wrapped = wrap(text, screen.columns - INDENT - labels)
        return wrapped.map((line, index) => {
          const left = padded(index === 0 ? label : '', labels)
          return `    ${paint('gray', left)}${style ? paint(style, line) : line}`
        })
      }),
      '',
    ]
  }

  function dimmed(text: string): string[] {
    return wrap(text, screen.columns - INDENT).map((line) => ' '.repeat(INDENT) + paint('gray', line))
  }

  /** What could not be looked at is not zero. */
  function earned({ outcome, points }: CheckReport): string {
    const { unicode, ascii } = MARKS[outcome]
    if (outcome === 'pass' || outcome === 'fail') return `${points.earned}`
    return screen.unicode ? unicode : ascii
  }

  function summary(): string[] {
    const style: Style = report.complete ? (report.passed ? 'green' : 'bold') : 'yellow'
    const text = words.summary(report)
    return wrap(text, screen.columns).map((line) => paint(style, line))
  }
}
