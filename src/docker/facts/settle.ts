import { setTimeout as delay } from 'node:timers/promises'
import { type Container, SETTLED_AFTER_MS } from '../port/docker.ts'

/** What tells whether a container has settled. */
export type Sight = Pick<Container, 'state' | 'ageMs'>

export interface Clock {
  /** In ms, since whenever. */
  now(): number
  wait(ms: number): Promise<unknown>
}

/** Real time, whose waits end, with an `AbortError`, when the signal aborts. */
export function clockOf(signal: AbortSignal): Clock {
  return { now: () => performance.now(), wait: (ms) => delay(ms, undefined, { signal }) }
}

/** A restart policy waits longer after each crash, and takes a start that held for this long for a good one. */
const SETTLED_AFTER_RESTART_MS = 10_000
const LOOK_AGAIN_MS = 200

/** What a single look can tell: it is up for long enough, or not up at all. */
export function isSettled({ state, ageMs = 0 }: Sight): boolean {
  if (state.status !== 'running') return state.status !== 'restarting'
  return ageMs >= neededMs(state)
}

/**
 * Looks until the container has settled, has ended, or has turned out to crash again and again. A container that
 * the engine has just restarted may crash every few seconds, so it is watched for longer.
 * @see https://docs.docker.com/engine/containers/start-containers-automatically/#restart-policy-details
 */
export async function untilSettled<T extends Sight>(
  look: () => Promise<T | undefined>,
  clock: Clock,
): Promise<{ sight: T; settled: boolean } | undefined> {
  const first = await look()
  let [sight, seenSince] = [first, clock.now()]
  const until = seenSince + (first ? neededMs(first.state) + LOOK_AGAIN_MS : 0)
  while (sight && first) {
    const seenMs = clock.now() - seenSince
    const crashed = sight.state.restartCount > first.state.restartCount
    const up = sight.state.status === 'running'
    // However far the engine's clock is off: the same start was up then, and is now.
    const settled = !crashed && (isSettled(sight) || (up && seenMs >= neededMs(sight.state)))
    if (settled || crashed || !up || clock.now() > until) {
      return { sight, settled }
    }
    const missingMs = neededMs(sight.state) - Math.max(seenMs, sight.ageMs ?? 0)
    await clock.wait(Math.min(missingMs, LOOK_AGAIN_MS))
    const next = await look()
    if (next?.state.startedAt !== sight.state.startedAt) seenSince = clock.now()
    sight = next
  }
  return undefined
}

function neededMs({ restartCount }: Container['state']): number {
  return restartCount > 0 ? SETTLED_AFTER_RESTART_MS : SETTLED_AFTER_MS
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
