import type { LabReport } from '../../grading/report.ts'
import type { AttemptSummary, Grade } from '../grades/grade.ts'
import type { Cell, Failing, State } from './view.ts'

/** How far a student is: by the grade that counts, and by the newest attempt for what to show of it. */
export function cellOf(
  grade: Grade,
  attempts: readonly AttemptSummary[],
  newest: { summary: AttemptSummary; report: LabReport | undefined } | undefined,
): Cell {
  const counts = attempts.find(({ id }) => id === grade.attempt)
  const state = stateOf(grade, counts, newest?.summary)
  return {
    student: grade.student,
    lab: grade.lab,
    state,
    points: grade.points,
    possible: grade.possible,
    tries: grade.tries,
    at: newest?.summary.gradedAt.toISOString() ?? null,
    // What could not be checked has not failed.
    failing: state === 'working' ? failingIn(newest?.report) : null,
  }
}

function stateOf(
  { status }: Grade,
  counts: AttemptSummary | undefined,
  newest: AttemptSummary | undefined,
): State {
  if (counts?.outcome === 'pass') return 'passed'
  if (newest) return newest.outcome === 'error' ? 'error' : newest.outcome === 'pass' ? 'passed' : 'working'
  return status === 'missing' ? 'missing' : 'pending'
}

/** What comes first in the lab is what the student has to mend first: `blocked` checks wait for one that failed. */
function failingIn(report: LabReport | undefined): Failing | null {
  const open = report?.checks.filter(({ outcome }) => outcome !== 'pass') ?? []
  const first = open.find(({ outcome }) => outcome !== 'blocked') ?? open[0]
  return first ? { check: first.id, title: first.title, diagnosis: first.diagnosis ?? null } : null
}
