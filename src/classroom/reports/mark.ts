import type { ClassReportWords } from '../../languages/en/class-report.ts'
import { shortened } from '../../terminal/width.ts'
import type { LabFigures, StudentFigures, StudentLab } from '../class-report.ts'

/** A grade in a narrow cell: points with marks for what changed them, or why there are none. */
export function markOf(
  { status, points, late_days, override }: StudentLab,
  { cells }: Pick<ClassReportWords, 'cells'>,
): string {
  if (points === null) return status === 'graded' ? cells.pending : cells[status]
  const byHand = override !== null && override.points !== null
  return `${points}${late_days > 0 && !byHand ? cells.late : ''}${byHand ? cells.byHand : ''}`
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
