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
  /** How long that has taken, in ms. */
  waitedMs: number
  /** Something has changed, and looking at it takes a while. */
  looking: boolean
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
  /** Of hints: there is no stronger one. */
  isLast?: boolean
  /** The line that has to be in sight. */
  focus?: number
}

export const begin: WatchState = {
  report: undefined,
  open: new Set(),
  waitedMs: 0,
  looking: false,
  away: undefined,
  opened: undefined,
  scroll: 0,
  notice: undefined,
  fruitless: { changes: 0, counted: 0, earned: 0 },
}

type Told = Watched & { kind: 'report' }

/** The state after a report. */
export function afterReport(state: WatchState, told: Told): WatchState {
  const { report, open, waitedMs } = told
  return {
    ...state,
    looking: false,
    away: undefined,
    report,
    open,
    waitedMs,
    fruitless: counted(state, told),
  }
}

function counted({ fruitless, report: before }: WatchState, { report, open, change, isQuiet }: Told) {
  const { earned } = report.points
  if (open.size > 0 || !report.complete) return fruitless
  if (!before || earned > fruitless.earned) return { changes: 0, counted: change, earned }
  if (!isQuiet || change === fruitless.counted) return fruitless
  return { changes: fruitless.changes + change - fruitless.counted, counted: change, earned }
}

/** Whether every check passes, and that is decided. */
export const isSolved = ({ report, open }: Pick<WatchState, 'report' | 'open'>): boolean =>
  report?.passed === true && open.size === 0

/** The points of the checks that are decided. */
export const earnedIn = ({ report, open }: Pick<WatchState, 'report' | 'open'>): number =>
  (report?.labs ?? [])
    .flatMap(({ checks }) => checks)
    .filter(({ id }) => !open.has(id))
    .reduce((earned, { points }) => earned + points.earned, 0)

/** Whether a hint is offered: the student changes things, and nothing gets better. */
export const isStuck = ({ fruitless, report }: WatchState): boolean =>
  fruitless.changes >= FRUITLESS && report?.passed !== true

/** A student who took a hint tries anew. */
export const afterHint = (state: WatchState): WatchState => ({
  ...state,
  fruitless: { ...state.fruitless, changes: 0 },
})

/** The check that a hint is about: the first that failed, or else the first that is not decided yet. */
export const toHint = (state: Pick<WatchState, 'report' | 'open'>): CheckReport | undefined =>
  firstFailure(state) ?? state.report?.labs[0]?.checks.find(({ id }) => state.open.has(id))

/** The first check that is decided, and did not pass for a reason of its own. */
export function firstFailure({ report, open }: Pick<WatchState, 'report' | 'open'>): CheckReport | undefined {
  return report?.labs[0]?.checks.find(
    ({ id, outcome, waits_for }) => outcome !== 'pass' && !waits_for && !open.has(id),
  )
}

/** The check that is waited for: one that is not right yet before one that has to stay as it is. */
export function awaited({ report, open }: Pick<WatchState, 'report' | 'open'>): CheckReport | undefined {
  const checks = report?.labs[0]?.checks.filter(({ id }) => open.has(id)) ?? []
  return checks.find(({ outcome }) => outcome !== 'pass') ?? checks[0]
}
