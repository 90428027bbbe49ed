import type { LabReport } from './report.ts'

/** What a student had opened of a lab. */
export interface Opened {
  /** The highest hint, by the id of its check, from 1. */
  hints: Readonly<Record<string, number>>
  solution?: NonNullable<LabReport['solution_opened']>
}

/** What a report says was opened. */
export const openedIn = ({ checks, solution_opened: solution }: LabReport): Opened => ({
  hints: Object.fromEntries(
    checks.flatMap(({ id, hints_opened = 0 }) => (hints_opened > 0 ? [[id, hints_opened]] : [])),
  ),
  ...(solution && { solution }),
})

/** The report, with what was opened; of checks that the lab no longer has, nothing. */
export const labWithOpened = (lab: LabReport, { hints, solution }: Opened): LabReport => ({
  ...lab,
  ...(solution && { solution_opened: solution }),
  checks: lab.checks.map((check) => {
    const level = Object.hasOwn(hints, check.id) ? (hints[check.id] ?? 0) : 0
    return level > 0 ? { ...check, hints_opened: level } : check
  }),
})
