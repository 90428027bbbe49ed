import type { CheckReport } from '../grading/report.ts'
import { inLanguage } from '../languages/list.ts'
import { checkLines, MARKS, whyLines } from '../reporters/check-lines.ts'
import { originOf } from '../reporters/origin.ts'
import { safeParagraph } from '../terminal/safe-text.ts'
import { painter, type Screen } from '../terminal/screen.ts'
import { cutPainted, padded, shortened, width } from '../terminal/width.ts'
import { wrap } from '../terminal/wrap.ts'
import { keysLine } from './keys.ts'
import type { Page } from './page.ts'
import { beside, scrolled } from './panes.ts'
import { awaited, earnedIn, firstFailure, isSolved, isStuck, type WatchState } from './state.ts'

export interface Size {
  columns: number
  rows: number
}

export interface Frame {
  /** At most one fewer than there are rows, and none wider than the terminal. */
  lines: string[]
  /** How far down it can be scrolled. */
  most: number
}

/** From so many columns on, the task is beside the checks. */
const WIDE = 110
/** With fewer lines left for it, the task is not shown below the checks. */
const FEWEST_LINES = 3

/** The whole screen, as lines. Pure. */
export function frameOf(state: WatchState, page: Page, { columns, rows }: Size): Frame {
  const screen: Screen = { ...page.can, columns: Math.max(20, columns) }
  const paint = painter(screen)
  const head = headOf(state, page, screen)
  const room = Math.max(1, rows - 1 - head.length - 2)
  const { lines: body, most } = bodyOf(state, page, screen, room)
  const filled = [...body, ...Array.from({ length: room - body.length }, () => '')]
  const foot = [status(), keysLine(state, page, screen, most)]
  return { lines: [...head, ...filled, ...foot].slice(0, Math.max(1, rows - 1)), most }

  function status(): string {
    const { words } = page
    const { notice, report, looking, away } = state
    const say = (style: Parameters<typeof paint>[0], text: string) =>
      paint(style, shortened(text, screen.columns))
    if (notice !== undefined) return say('yellow', safeParagraph(notice))
    if (away) return say('yellow', words.tryingAgain)
    if (!report) return say('gray', words.looking)
    if (looking) return say('gray', words.lookingAgain)
    if (isSolved(state)) return say(['bold', 'green'], words.solved)
    if (isStuck(state)) return say(['bold', 'yellow'], words.offer)
    const waiting = awaited(state)
    if (!waiting) return say('gray', words.watching)
    const seconds = Math.floor(state.waitedMs / 1000)
    const text = waiting.outcome === 'pass' ? words.staying : words.waiting
    return say('gray', text(safeParagraph(waiting.title), seconds))
  }
}

/** What is watched, how it stands, and on which engine. */
function headOf(state: WatchState, page: Page, screen: Screen): string[] {
  const { report, opened } = state
  const paint = painter(screen)
  const { number, title } = page.lab
  const name = safeParagraph(inLanguage(title, page.language))
  const left = `${number === undefined ? '' : `${number}  `}${name}${opened ? ` · ${opened.title}` : ''}`
  const right = report ? `${earnedIn(state)}/${report.points.possible}` : ''
  const room = screen.columns - width(right) - 2
  const origin = report ? originOf(report, page.messages.report).join(' · ') : ''
  return [
    `${paint('bold', padded(shortened(left, room), room))}  ${paint(isSolved(state) ? 'green' : 'bold', right)}`,
    paint('gray', shortened(origin, screen.columns)),
    '',
  ]
}

function bodyOf(state: WatchState, page: Page, screen: Screen, room: number): Frame {
  const { opened, scroll } = state
  if (opened) return scrolled(fitting(opened.lines(screen), screen), room, scroll, opened.focus)
  if (screen.columns >= WIDE) {
    const left = { ...screen, columns: Math.floor((screen.columns - 3) / 2) }
    const brief = scrolled(fitting(page.brief(left), left), room, scroll)
    const checks = checksIn(room, state, page, { ...screen, columns: screen.columns - left.columns - 3 })
    return { lines: beside(brief.lines, checks, left.columns, screen), most: brief.most }
  }
  const checks = checksIn(room, state, page, screen)
  const left = room - checks.length - 2
  if (left < FEWEST_LINES) return { lines: checks, most: 0 }
  const task = scrolled(fitting(page.task(screen), screen), left, scroll)
  return { lines: [...checks, '', rule(page.words.task, screen), ...task.lines], most: task.most }
}

const fitting = (lines: readonly string[], { columns }: Screen) =>
  lines.flatMap((line) => cutPainted(line, columns))

/** The checks, in the room that there is: where that is little, those that pass become one line, and those that wait. */
function checksIn(room: number, state: WatchState, page: Page, screen: Screen): string[] {
  let lines: string[] = []
  for (const gathered of [[], ['passed'], ['passed', 'waiting']] satisfies Gathered[][]) {
    lines = fitting(checksOf(state, page, screen, gathered), screen)
    if (lines.length <= room) return lines
  }
  return [...lines.slice(0, room - 1), painter(screen)('gray', screen.unicode ? '…' : '...')]
}

/** Checks that have one line together. */
type Gathered = 'passed' | 'waiting'

/** The checks, and why the first that failed did. */
function checksOf(state: WatchState, page: Page, screen: Screen, gathered: readonly Gathered[]): string[] {
  const paint = painter(screen)
  const { report, open, away } = state
  const why = away
    ? [...wrap(away.message, screen.columns), ...wrap(away.next, screen.columns)].map((line) =>
        paint('yellow', line),
      )
    : []
  const failure = firstFailure(state)
  const checks = report?.labs[0]?.checks ?? []
  const are = (kind: Gathered, outcome: CheckReport['outcome']) =>
    gathered.includes(kind)
      ? checks.filter((check) => check.outcome === outcome && check !== failure && !open.has(check.id))
      : []
  const [passed, waiting] = [are('passed', 'pass'), are('waiting', 'blocked')]
  return [
    ...why,
    ...(why.length > 0 ? [''] : []),
    ...(passed.length > 0 ? [gatheredLine('pass', page.words.passing(passed.length), screen)] : []),
    ...checks
      .filter((check) => !passed.includes(check) && !waiting.includes(check))
      .flatMap((check) => [
        ...checkLines(check, screen, open.has(check.id)),
        ...(check === failure && !away ? whyLines(check, page.messages.report, screen, false) : []),
      ]),
    ...(waiting.length > 0
      ? [gatheredLine('blocked', page.words.waitingChecks(waiting.length), screen)]
      : []),
  ]
}

function gatheredLine(outcome: CheckReport['outcome'], text: string, screen: Screen): string {
  const { unicode, ascii, style } = MARKS[outcome]
  return painter(screen)(style, `  ${screen.unicode ? unicode : ascii} ${text}`)
}

function rule(title: string, screen: Screen): string {
  const line = screen.unicode ? '─' : '-'
  const cells = screen.columns - width(title) - 4
  return painter(screen)('gray', `${line}${line} ${title} ${line.repeat(Math.max(0, cells))}`)
}
