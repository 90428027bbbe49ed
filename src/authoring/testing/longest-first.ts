import type { Trial } from './trial.ts'

type Numbered = [index: number, trial: Trial]

/**
 * The trials in the order in which they are best begun, lab by lab: those that wait for long come first, so that the
 * others are made meanwhile, and none of them is left alone at the end. A check with `within` waits where it fails.
 */
export function longestFirst(trials: Numbered[]): Numbered[] {
  const labs = [...Map.groupBy(trials, ([, { lab }]) => lab).values()]
  return labs.flatMap((same) => same.toSorted(([, one], [, other]) => waitOf(other) - waitOf(one)))
}

function waitOf({ lab, expected }: Trial): number {
  const waits = lab.checks.map(({ id, withinMs }) =>
    /^(fail|error)/.test(expected?.[id] ?? '') ? withinMs : 0,
  )
  return Math.max(0, ...waits)
}
