import type { Lab } from '../../lab/lab.ts'
import type { TrialResult } from './trial.ts'

/**
 * The checks that could be removed without any effect: whenever one of them fails, a check that does not wait for it
 * fails too.
 */
export function idleChecks({ checks }: Lab, results: TrialResult[]): string[] {
  const failing = results.map(({ got = {} }) => Object.keys(got).filter((id) => got[id]?.startsWith('fail')))
  const needed = new Set(failing.filter((ids) => ids.length === 1).flat())
  return checks.map(({ id }) => id).filter((id) => !needed.has(id))
}
