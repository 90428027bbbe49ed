import type { CheckReport, Outcome } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'
import { painter, type Screen, type Style } from '../terminal/screen.ts'
import { padded, width } from '../terminal/width.ts'
import { wrap } from '../terminal/wrap.ts'
import { explainCommand } from './details.ts'

/** What comes before the text of a check. */
export const INDENT = 4

/** How an outcome looks. */
export const MARKS: Record<Outcome, { unicode: string; ascii: string; style: Style }> = {
  pass: { unicode: '✓', ascii: '+', style: 'green' },
  fail: { unicode: '✗', ascii: 'x', style: 'red' },
  error: { unicode: '?', ascii: '?', style: 'yellow' },
  blocked: { unicode: '–', ascii: '-', style: 'gray' },
}

/** A check with its mark and its points. @param isOpen it may still change, and is not decided */
export function checkLines(check: CheckReport, screen: Screen, isOpen = false): string[] {
  const paint = painter(screen)
  const { unicode, ascii, style } = MARKS[check.outcome]
  const sign = screen.unicode ? unicode : ascii
  const mark = isOpen ? paint('yellow', screen.unicode ? '…' : '.') : paint(style, sign)
  // What could not be looked at is not zero.
  const isDecided = !isOpen && (check.outcome === 'pass' || check.outcome === 'fail')
  const earned = isDecided ? `${check.points.earned}` : isOpen ? (screen.unicode ? '…' : '.') : sign
  // A check can be worth nothing by itself: others need it.
  const points = check.points.possible === 0 ? '' : `${earned}/${check.points.possible}`
  const [first = '', ...rest] = wrap(check.title, screen.columns - INDENT - 8)
  const dim = check.outcome === 'blocked' && !isOpen
  const title = padded(first, screen.columns - INDENT - width(points) - 1)
  const painted = [title, ...rest].map((line) => (dim ? paint('gray', line) : line))
  const below = painted.slice(1).map((line) => ' '.repeat(INDENT) + line)
  return [`  ${mark} ${painted[0]} ${paint('gray', points)}`.trimEnd(), ...below]
}

/**
 * Why a check did not pass: what was expected and found, why that is so, and what to try.
 * @param more whether to name the command that explains the diagnosis
 */
export function whyLines(
  check: CheckReport,
  words: Messages['report'],
  screen: Screen,
  more = true,
): string[] {
  const paint = painter(screen)
  const { expected, actual, message, next } = check
  const [command] = more ? explainCommand(check) : []
  const why: [string, string | undefined, Style?][] = [
    [words.expected, expected],
    [words.actual, actual],
    [words.why, message ?? words.notPassed],
    [words.tryThis, next],
    [words.more, command, 'cyan'],
  ]
  const labels = Math.max(...why.map(([label]) => width(label))) + 2
  return why.flatMap(([label, text, style]) => {
    if (!text) return []
    const wrapped = wrap(text, screen.columns - INDENT - labels)
    return wrapped.map((line, index) => {
      const left = padded(index === 0 ? label : '', labels)
      return `    ${paint('gray', left)}${style ? paint(style, line) : line}`
    })
  })
}
