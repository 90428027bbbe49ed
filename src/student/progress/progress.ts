import type { Points } from '../../grading/report.ts'
import type { Entry } from './entry.ts'

/** How far a student is with a lab. */
export interface LabProgress {
  state: 'new' | 'begun' | 'solved'
  /** The best and the latest result, with the points as they were then. */
  best: Result | null
  last: Result | null
  /** How often it was checked. */
  tries: number
  /** Time spent until it was solved, in ms: breaks do not count. */
  spentMs: number
  /** When it first earned full marks. */
  solvedAt: string | null
  /** By the check's id: the highest hint that was opened, from 1. */
  hints: Record<string, number>
  /** The solution was shown before the lab was solved. */
  gaveUp: boolean
  /** When something was last done with it. */
  latest: string | null
}

export interface Result {
  at: string
  points: Points
  /** False: some checks could not be looked at, so that it says less than it seems to. */
  complete: boolean
}

/** Nothing done for so long is a break. */
const BREAK_MS = 15 * 60_000

const nothing = (): LabProgress => ({
  state: 'new',
  best: null,
  last: null,
  tries: 0,
  spentMs: 0,
  solvedAt: null,
  hints: {},
  gaveUp: false,
  latest: null,
})

/** What became of each lab, by its key. @param entries in the order in which they were noted */
export function progressOf(entries: readonly Entry[]): (key: string) => LabProgress {
  const all = new Map<string, LabProgress>()
  for (const entry of entries) {
    const progress = all.get(entry.lab) ?? nothing()
    all.set(entry.lab, progress)
    takeIn(entry, progress)
  }
  return (key) => all.get(key) ?? nothing()
}

function takeIn(entry: Entry, progress: LabProgress): void {
  const sinceMs = progress.latest === null ? 0 : Date.parse(entry.at) - Date.parse(progress.latest)
  if (progress.state !== 'solved' && sinceMs > 0 && sinceMs < BREAK_MS) progress.spentMs += sinceMs
  progress.latest = entry.at
  if (progress.state === 'new') progress.state = 'begun'
  if (entry.did === 'check') takeInResult(entry, progress)
  if (entry.did === 'hint')
    progress.hints[entry.check] = Math.max(progress.hints[entry.check] ?? 0, entry.level)
  if (entry.did === 'solution' && entry.gaveUp) progress.gaveUp = true
}

function takeInResult({ at, points, complete }: Entry & { did: 'check' }, progress: LabProgress): void {
  const result: Result = { at, points, complete }
  progress.tries += 1
  progress.last = result
  if (!progress.best || share(points) > share(progress.best.points)) progress.best = result
  if (points.earned < points.possible || points.possible === 0 || progress.state === 'solved') return
  progress.state = 'solved'
  progress.solvedAt = at
}

const share = ({ earned, possible }: Points) => (possible === 0 ? 0 : earned / possible)

/**
 * The points of a lab's best result, of those that it gives now: where the lab was changed since, by its share, rounded
 * down.
 */
export function earned({ best }: Pick<LabProgress, 'best'>, possible: number): number {
  if (!best) return 0
  return best.points.possible === possible ? best.points.earned : Math.floor(share(best.points) * possible)
}
