import { sameOutcomes } from './outcomes.ts'
import type { TrialResult } from './trial.ts'

/** Whether the outcomes of a trial are as they must be. */
export function isOk({ trial, got, points, problem }: TrialResult): boolean {
  if (problem !== undefined || !got || !points) return false
  if (trial.expected) return sameOutcomes(trial.expected, got)
  if (Object.values(got).some((outcome) => outcome.startsWith('error'))) return false
  if (trial.kind === 'empty') return points.earned === 0
  const full = Object.values(got).every((outcome) => outcome === 'pass')
  return trial.kind === 'equivalent' || trial.change?.declared !== undefined ? full : !full
}
