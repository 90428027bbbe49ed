import type { CheckReport, LabReport } from '../../grading/report.ts'

/** By check: `pass`, `blocked`, `fail CODE` or `error CODE`, as `expect` in cases.yaml writes it. */
export type Outcomes = Record<string, string>

/** The outcome of every check of a report. */
export function outcomesOf(report: LabReport): Outcomes {
  return Object.fromEntries(report.checks.map((check) => [check.id, outcomeOf(check)]))
}

const outcomeOf = ({ outcome, diagnosis }: CheckReport) => (diagnosis ? `${outcome} ${diagnosis}` : outcome)

export function sameOutcomes(one: Outcomes, other: Outcomes): boolean {
  const ids = Object.keys(one)
  return ids.length === Object.keys(other).length && ids.every((id) => one[id] === other[id])
}
