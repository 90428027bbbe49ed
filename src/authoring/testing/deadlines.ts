import type { Lab } from '../../lab/lab.ts'
import type { Trial, TrialResult } from './trial.ts'

const SHORTEST_MS = 10_000
const TIMES_AS_LONG = 3

/**
 * How long the script of a trial can take, in ms. Some mutants never end, so they get less time than a case. But a
 * mutant that is only as slow as its lab must not be cut short: it would look as if a check had caught it.
 */
export function deadlines(longestMs: number) {
  const solutions = new Map<Lab, number>()
  return {
    /** Notes how long a lab's solutions take. */
    learn({ trial: { lab, kind }, durationMs }: TrialResult): void {
      if (kind === 'solution') solutions.set(lab, Math.max(durationMs, solutions.get(lab) ?? 0))
    },
    of({ lab, kind }: Trial): number {
      const usual = solutions.get(lab)
      if (kind !== 'mutant' || usual === undefined) return longestMs
      return Math.min(longestMs, Math.max(SHORTEST_MS, TIMES_AS_LONG * usual))
    },
  }
}
