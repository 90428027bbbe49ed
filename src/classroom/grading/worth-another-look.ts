import type { LookProblem } from '../../docker/port/could-not-look.ts'
import type { LabReport } from '../../grading/report.ts'

/** What can be different a moment later. Everything else that keeps us from looking stays as it is. */
const PASSING: readonly string[] = [
  'engine-unreachable',
  'engine-timeout',
  'engine-answer',
  'changed-meanwhile',
  'exec-failed',
  'no-room',
  'probe-broke',
] satisfies LookProblem[]

/** Whether a report says `error` for a reason that can pass. */
export const isWorthAnotherLook = ({ checks }: Pick<LabReport, 'checks'>): boolean =>
  checks.some(({ outcome, diagnosis = '' }) => outcome === 'error' && PASSING.includes(diagnosis))

/** The same of a reason that concerns the whole work. */
export const canPass = (code: LookProblem): boolean => PASSING.includes(code)
