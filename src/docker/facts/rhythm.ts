import { type ContainerState, SETTLED_AFTER_MS } from '../port/docker.ts'

type Lives = Pick<ContainerState, 'restartCount' | 'startedAt' | 'finishedAt'>

/** A restart policy waits longer after each crash, and takes a start that held for this long for a good one. */
const SHORT_LIFE_MS = 10_000
/** How long it waits after the first short life, twice as long after each further one, and at most. */
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 60_000
/** After so many short lives that is 6 s, which is longer than a busy machine takes for a start without a pause. */
const SEVERAL = 7
/** How exactly engines keep to it. */
const ABOUT = 0.9
/** Slow crashes are expected in the same rhythm as before, give or take a half. */
const MARGIN = 1.5
const MARGIN_MS = 2000
/** A rhythm that one or two lives show is believed up to this; where there were more, up to the second number. */
const SLOW_MS = 30_000
const SLOWEST_MS = 150_000
const MANY = 3

/**
 * For how long a container must have been up before it can be said to stay up, in ms. One that the engine has restarted
 * must outlive what its earlier lives were like, by its restarts and its age: a program that crashes every 13 s is up
 * at nearly every look. One that crashed at first and then held, or weeks ago, has to show nothing more.
 *
 * The engine counts from zero when somebody starts the container, so a life before that makes the rhythm look slower
 * than it is: where it would be too slow to tell, nothing is made of it.
 * @see https://docs.docker.com/engine/containers/start-containers-automatically/#restart-policy-details
 */
export function outlivesMs(state: Lives, created: string | undefined): number {
  if (state.restartCount === 0) return SETTLED_AFTER_MS
  const period = periodMs(state, created)
  if (period === undefined) return SHORT_LIFE_MS
  const expected = state.restartCount === 1 ? period : period * MARGIN
  return Math.max(SHORT_LIFE_MS, Math.round(expected + MARGIN_MS))
}

/** How often it crashes, in ms; undefined where its lives were short, or nothing tells. */
export function periodMs({ restartCount, startedAt, finishedAt }: Lives, created = ''): number | undefined {
  const [since, now] = [Date.parse(created), Date.parse(startedAt ?? '')]
  if (Number.isNaN(since) || Number.isNaN(now) || restartCount === 0) return undefined
  const pauseMs = now - Date.parse(finishedAt ?? '')
  const afterShortLivesMs = Math.min(FIRST_PAUSE_MS * 2 ** (restartCount - 1), LONGEST_PAUSE_MS)
  if (restartCount >= SEVERAL && pauseMs > ABOUT * afterShortLivesMs) return undefined
  const period = (now - since) / restartCount
  return period > 0 && period <= (restartCount < MANY ? SLOW_MS : SLOWEST_MS) ? Math.round(period) : undefined
}
