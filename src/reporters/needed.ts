import type { CheckReport, LabReport } from '../grading/report.ts'

/** The titles of the checks that a blocked check waits for. */
export function neededTitles(check: CheckReport, lab: LabReport): string[] {
  return (check.waits_for ?? []).map((id) => lab.checks.find((other) => other.id === id)?.title ?? id)
}
