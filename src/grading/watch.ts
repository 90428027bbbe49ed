import { setTimeout as delay } from 'node:timers/promises'
import type { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { Lab } from '../lab/lab.ts'
import { type Connected, type Grading, grade } from './grade.ts'
import { problemOf } from './problems/problems.ts'
import type { Report } from './report.ts'

/** What is looked at for hours. The engine is connected to again whenever it has gone away. */
export interface Watching extends Omit<Grading, 'connect' | 'onWait'> {
  /** @param signal closes this connection */
  connect(signal: AbortSignal): Promise<Connected>
}

/** What a watcher tells. */
export type Watched =
  | {
      kind: 'report'
      report: Report
      /** The ids of the checks for which it may still change while the watcher waits. */
      open: ReadonlySet<string>
      /** How long these have been waited for, in ms; 0 where there are none. */
      waitedMs: number
      /** How often something has changed in the engine since the watch began, by pauses in between. */
      change: number
      /** Nothing has changed for a while, so that what was begun is probably done. */
      isQuiet: boolean
    }
  /** Something has changed, and looking at it takes a while: what was told before may not hold any more. */
  | { kind: 'looking' }
  /** There is no engine to look at; it is tried again. */
  | { kind: 'away'; problem: CouldNotLook }

/** Pages, files and answers change without an event: so often they are looked at, in ms, until everything passes. */
const LOOK_AGAIN_MS = 3000
/** So often an engine that has gone away is tried again, in ms. */
const TRY_AGAIN_MS = 1000
/** Events that are closer together than this, in ms, are one change. */
const PAUSE_MS = 1500
/** A look that takes longer than this, in ms, is told of. */
const SLOW_MS = 700
/** For one look, in ms. */
const PATIENCE_MS = 60_000
/**
 * A look that waits is begun anew when something changes, but not for longer than this, in ms: where a container starts
 * again and again, something always changes.
 */
const ANEW_MS = 4000

/** Looks at a lab whenever something changes, until the signal aborts. Each look begins with a blank tape. */
export async function watch(lab: Lab, watching: Watching, tell: (watched: Watched) => void): Promise<void> {
  const { signal } = watching
  const count = countChanges()
  while (!signal.aborted) {
    const own = new AbortController()
    const stop = () => own.abort()
    signal.addEventListener('abort', stop)
    try {
      const connected = await watching.connect(own.signal)
      await follow(lab, connected, { ...watching, signal: own.signal }, count, tell)
    } catch (error) {
      if (!signal.aborted) tell({ kind: 'away', problem: problemOf(error) })
    } finally {
      own.abort()
      signal.removeEventListener('abort', stop)
    }
    await waited(TRY_AGAIN_MS, signal)
  }
}

interface Count {
  changed(): void
  now(): { change: number; isQuiet: boolean }
}

function countChanges(): Count {
  let change = 0
  let lastAt = -Infinity
  const isQuiet = () => performance.now() - lastAt > PAUSE_MS
  return {
    changed() {
      if (isQuiet()) change += 1
      lastAt = performance.now()
    },
    now: () => ({ change, isQuiet: isQuiet() }),
  }
}

/** Follows one connection. Rejects with `CouldNotLook` when the engine goes away. */
async function follow(
  lab: Lab,
  connected: Connected,
  watching: Watching,
  count: Count,
  tell: (watched: Watched) => void,
): Promise<void> {
  const { signal } = watching
  let gone: unknown
  let isStale = false
  /** Ends the wait that is under way. */
  let wake = () => {}
  const listening = (async () => {
    for await (const _ of connected.changes?.(signal) ?? []) {
      count.changed()
      isStale = true
      wake()
    }
  })().catch((error: unknown) => {
    gone = error
    wake()
  })

  let byItself = false
  let finishedAt = performance.now()
  while (!signal.aborted && gone === undefined) {
    isStale = false
    const looking = new AbortController()
    const stop = () => looking.abort()
    signal.addEventListener('abort', stop)
    const deadline = setTimeout(stop, PATIENCE_MS)
    const slow = setTimeout(() => !byItself && tell({ kind: 'looking' }), SLOW_MS)
    let isCut = false
    const began = performance.now()
    const cut = () => {
      if (performance.now() - finishedAt > ANEW_MS) return
      isCut = true
      stop()
    }
    const report = await grade([lab], {
      ...watching,
      signal: looking.signal,
      connect: async () => connected,
      onWait(sofar, open) {
        clearTimeout(slow)
        // From now on, a change is worth more than the end of the wait.
        wake = cut
        if (isStale || gone !== undefined) cut()
        if (!isCut && !byItself)
          tell({ kind: 'report', report: sofar, open, waitedMs: performance.now() - began, ...count.now() })
      },
    })
    wake = () => {}
    clearTimeout(deadline)
    clearTimeout(slow)
    signal.removeEventListener('abort', stop)
    if (signal.aborted || gone !== undefined) break
    if (!isCut) {
      finishedAt = performance.now()
      tell({ kind: 'report', report, open: new Set(), waitedMs: 0, ...count.now() })
    }
    byItself = false
    if (isStale || signal.aborted) continue
    const pausing = new AbortController()
    const resume = () => pausing.abort()
    wake = resume
    signal.addEventListener('abort', resume)
    byItself = await waited(report.passed ? undefined : LOOK_AGAIN_MS, pausing.signal)
    finishedAt = performance.now()
    signal.removeEventListener('abort', resume)
    wake = () => {}
  }
  await listening
  if (gone !== undefined) throw gone
}

/** Whether the time has passed; false where the signal came first. Without a time, it waits for the signal alone. */
async function waited(ms: number | undefined, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false
  try {
    await delay(ms ?? 2 ** 31 - 1, undefined, { signal })
    return true
  } catch {
    return false
  }
}
