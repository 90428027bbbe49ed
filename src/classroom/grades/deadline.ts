import type { Roster, Student } from '../roster/roster.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Until when a student's work on a lab is in time, with their extension; undefined where it never is late. */
export function deadlineOf(
  { due }: Pick<Roster, 'due'>,
  { extension }: Pick<Student, 'extension'>,
  lab: string,
): Date | undefined {
  const forAll = due.get(lab)
  return forAll && new Date(forAll.getTime() + (extension.labs.get(lab) ?? extension.allMs))
}

/** Begun days after the deadline: 0 for work in time, 1 from a millisecond after it. */
export function lateDaysOf(workAt: Date, deadline: Date | undefined): number {
  return deadline ? Math.max(0, Math.ceil((workAt.getTime() - deadline.getTime()) / DAY_MS)) : 0
}
