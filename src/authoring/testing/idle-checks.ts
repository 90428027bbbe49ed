import type { Lab } from '../../lab/lab.ts'
import type { IdleCheck } from './report.ts'
import type { TrialResult } from './trial.ts'

/**
 * The checks that could be removed without any effect: whenever one of them fails, a check that does not wait for it
 * fails too.
 */
export function idleChecks({ checks }: Lab, results: TrialResult[]): IdleCheck[] {
  const failing = results.map(({ got = {} }) => Object.keys(got).filter((id) => got[id]?.startsWith('fail')))
  const needed = new Set(failing.filter((ids) => ids.length === 1).flat())
  return checks.flatMap(({ id }) => {
    if (needed.has(id)) return []
    const others = failing.filter((ids) => ids.includes(id)).flatMap((ids) => ids.filter((one) => one !== id))
    const often = [...Map.groupBy(others, (one) => one)].sort(
      ([, one], [, other]) => other.length - one.length,
    )
    return [{ check: id, fails_with: often.map(([one]) => one) }]
  })
}
