import type { ClassReport, StudentLab } from '../class-report.ts'

/** How many grades there are of each kind. */
export function statuses({ labs }: ClassReport): Record<StudentLab['status'], number> {
  const sum = (status: StudentLab['status']) => labs.reduce((all, lab) => all + lab.students[status], 0)
  return { graded: sum('graded'), pending: sum('pending'), error: sum('error'), missing: sum('missing') }
}
