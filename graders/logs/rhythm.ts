import type { Container, Logs } from '../../src/docker/port/docker.ts'
import { matchesText, printedText, type TextMatch } from '../../src/grading/contract/text/text.ts'

/** How much longer the time between two lines can be: what a loop does takes time besides its `sleep`. */
const SLACK_MS = 900
/** How much longer the next line can take before it counts as missing: the machine can be busy. */
const PATIENCE_MS = 2000
/** So many of the newest lines show how often they come. */
const NEWEST = 5

export interface Rhythm {
  /** How long ago the newest matching line came, by the engine's clock; since the start, where none has come. */
  silentMs: number
  /** How long lines have been coming; since the start, where none has come, or not all were read. */
  watchedMs: number
  /** The longest time between two of the newest matching lines; of three or more, the second longest. */
  gapMs: number
}

/**
 * How often lines come, of a log with times. The engine's clock is the container's start and its age. A computer that
 * slept, or that was busy, leaves one long gap: it does not count.
 */
export function rhythmOf(
  want: TextMatch,
  { text, truncated }: Logs,
  { state, ageMs = 0 }: Container,
): Rhythm {
  const startedAt = Date.parse(state.startedAt ?? '')
  const now = startedAt + ageMs
  const times = printedText(text)
    .split('\n')
    .flatMap((line) => {
      const [, time = '', said = ''] = /^(\S+) (.*)$/.exec(line) ?? []
      const at = Date.parse(time)
      return at >= startedAt && matchesText(want, said) ? [at] : []
    })
  const newest = times.slice(-NEWEST)
  const gaps = newest.slice(1).map((at, index) => at - (newest[index] ?? at))
  gaps.sort((one, other) => other - one)
  return {
    silentMs: now - (times.at(-1) ?? startedAt),
    watchedMs: now - (truncated ? startedAt : (times[0] ?? startedAt)),
    gapMs: gaps[gaps.length > 2 ? 1 : 0] ?? 0,
  }
}

/** Whether the next line should have come by now, even at the pace of those before. */
export const isSilent = (everyMs: number, { silentMs, gapMs }: Rhythm): boolean =>
  silentMs > Math.max(everyMs, gapMs) + PATIENCE_MS

/** Whether one line follows another too late. */
export const isSlow = (everyMs: number, { gapMs }: Rhythm): boolean => gapMs > everyMs + SLACK_MS

/** In how many ms there is enough to judge: until then, what prints once looks like what goes on printing. */
export const enoughInMs = (everyMs: number, { watchedMs }: Rhythm): number | undefined =>
  watchedMs <= everyMs + PATIENCE_MS ? everyMs + PATIENCE_MS + 1 - watchedMs : undefined
