import type { CheckReport, Report } from '../grading/report.ts'
import type { Watched } from '../grading/watch.ts'
import type { Screen } from '../terminal/screen.ts'

/** So many changes that bring no points, and a hint is offered. */
const FRUITLESS = 3

/** What a live screen shows. */
export interface WatchState {
  report: Report | undefined
  /** The ids of the checks for which it may still change while the watcher waits. */
  open: ReadonlySet<string>
  /** Why there is no engine to look at, where there is none. */
  away: { message: string; next: string } | undefined
  /** What covers the lab, such as a hint. */
  opened: Opened | undefined
  /** The first line shown of what is scrolled. */
  scroll: number
  /** Something to say until the next key. */
  notice: string | undefined
  /** How many changes brought nothing; which change was counted last, and the points there were. */
  fruitless: { changes: number; counted: number; earned: number }
}

/** Something that was opened over the lab. */
export interface Opened {
  kind: 'hint' | 'brief' | 'explain' | 'solution' | 'list'
  title: string
  lines(screen: Screen): string[]
  /** The line that has to be in sight. */
  focus?: number
}

export const begin: WatchState = {
  report: undefined,
  open: new Set(),
  away: undefined,
  opened: undefined,
  scroll: 0,
  notice: undefined,
  fruitless: { changes: 0, counted: 0, earned: 0 },
}

type Told = Watched & { kind: 'report' }

/** The state after a report. */
export function afterReport(state: WatchState, told: Told): WatchState {
  const { report, open } = told
  return { ...state, away: undefined, report, open, fruitless: counted(state, told) }
}

function counted({ fruitless, report: before }: WatchState, { report, open, change, isQuiet }: Told) {
  const { earned } = report.points
  if (open.size > 0 || !report.complete) return fruitless
  if (!before || earned > fruitless.earned) return { changes: 0, counted: change, earned }
  if (!isQuiet || change === fruitless.counted) return fruitless
  return { changes: fruitless.changes + change - fruitless.counted, counted: change, earned }
}

/** Whether a hint is offered: the student changes things, and nothing gets better. */
export const isStuck = ({ fruitless, report }: WatchState): boolean =>
  fruitless.changes >= FRUITLESS && report?.passed !== true

/** A student who took a hint tries anew. */
export const afterHint = (state: WatchState): WatchState => ({
  ...state,
  fruitless: { ...state.fruitless, changes: 0 },
})

/** The first check that is decided, and did not pass for a reason of its own. */
export function firstFailure({ report, open }: Pick<WatchState, 'report' | 'open'>): CheckReport | undefined {
  return report?.labs[0]?.checks.find(
    ({ id, outcome, waits_for }) => outcome !== 'pass' && !waits_for && !open.has(id),
  )
}
