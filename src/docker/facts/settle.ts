import type { Container } from '../port/docker.ts'
import { outlivesMs } from './rhythm.ts'

/** What tells whether a container has settled. */
export type Clues = Pick<Container, 'id' | 'state' | 'ageMs'> & Partial<Pick<Container, 'created'>>

export type Settling = Pick<Container, 'settled' | 'settlesInMs'>

/** What is remembered of a container that had not settled when it was first seen. Times are in ms, by one clock. */
export interface Watch {
  id: string
  restartCount: number
  since: number
  /** Its latest start, and when we first saw that one. */
  startedAt: string | undefined
  startSeenAt: number
  lastSeenAt: number
}

/** How much longer than it takes to settle a container is watched. */
const PATIENCE_MS = 200
/** What takes longer to settle is told by its past. */
const LONGEST_WAIT_MS = 60_000
/** After a pause of this length between two looks, what was seen before says nothing about a container that has just started. */
const FORGOTTEN_AFTER_MS = 10_000

/**
 * Whether a container has settled, which one look tells of most. One that has just started has to be looked at again:
 * it can be about to die, or be crashing again and again. One that the engine has just restarted is watched for
 * longer, since it can crash every few seconds. Pure.
 * @param watch what was remembered of the earlier looks
 * @returns besides, what to remember for the next look
 * @see https://docs.docker.com/engine/containers/start-containers-automatically/#restart-policy-details
 */
export function settling(
  { id, state, created, ageMs = 0 }: Clues,
  watch: Watch | undefined,
  now: number,
): Settling & { watch?: Watch } {
  const { status, restartCount, startedAt } = state
  if (status !== 'running' && status !== 'restarting') return { settled: true }
  const goesOn =
    watch?.id === id && restartCount >= watch.restartCount && now - watch.lastSeenAt < FORGOTTEN_AFTER_MS
  const first = goesOn ? watch : { id, restartCount, since: now, startedAt, startSeenAt: now }
  const isSameStart = first.startedAt === startedAt
  const next = { ...first, startedAt, startSeenAt: isSameStart ? first.startSeenAt : now, lastSeenAt: now }
  if (status === 'restarting') return { settled: false, watch: next }
  const neededMs = outlivesMs(state, created)
  // However far the engine's clock is off: the same start was up then, and is now.
  const upMs = Math.max(ageMs, now - next.startSeenAt)
  if (upMs >= neededMs) return { settled: true }
  const hasCrashed = restartCount > first.restartCount
  const isTiring = now - first.since > neededMs + PATIENCE_MS
  if (hasCrashed || isTiring || neededMs > LONGEST_WAIT_MS) return { settled: false, watch: next }
  return { settled: false, settlesInMs: neededMs - upMs, watch: next }
}

/** Remembers, by name, the containers of one session that have not settled. @param now in ms, by any one clock */
export function rememberUnsettled(now: () => number = () => performance.now()) {
  const watches = new Map<string, Watch>()
  return (name: string, sight: Clues | undefined): Settling => {
    const { watch, ...settled } = sight ? settling(sight, watches.get(name), now()) : { settled: true }
    if (watch) watches.set(name, watch)
    else watches.delete(name)
    return settled
  }
}

/**
 * The engine's own time, in ms, from the Date header of its answer, which has whole seconds: within that second it
 * is the time here, where the two clocks agree; otherwise its beginning, so that no container looks older than it is.
 */
export function engineTime(date: string | undefined, here: number): number {
  const second = Date.parse(date ?? '')
  if (Number.isNaN(second)) return here
  const agree = here > second - 1000 && here < second + 2000
  return agree ? Math.min(Math.max(here, second), second + 999) : second
}
