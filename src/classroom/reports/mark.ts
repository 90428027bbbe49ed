import type { ClassReportWords } from '../../languages/en/class-report.ts'
import { shortened } from '../../terminal/width.ts'
import type { LabFigures, StudentFigures, StudentLab } from '../class-report.ts'

/** A grade in a narrow cell: points, and what changed them; or why there are none. */
export function markOf(
  { status, points, late_days, override }: StudentLab,
  { cells }: Pick<ClassReportWords, 'cells'>,
): { text: string; mark: string } {
  if (points === null) return { text: status === 'graded' ? cells.pending : cells[status], mark: '' }
  const byHand = override !== null && override.points !== null
  return { text: `${points}`, mark: byHand ? cells.byHand : late_days > 0 ? cells.late : '' }
}

/** `18/30`, of the labs that have points, with how many have none: `18/20 +1`. */
export function totalText(
  { total: { points, possible, without } }: StudentFigures,
  { cells }: Pick<ClassReportWords, 'cells'>,
): string {
  return possible === 0 ? cells.pending : `${points}/${possible}${without > 0 ? ` +${without}` : ''}`
}

/** What the heads of columns call a lab. */
export const labLabel = ({ number, slug }: Pick<LabFigures, 'number' | 'slug'>): string =>
  number === null ? shortened(slug, 12) : `${number}`.padStart(2, '0')
