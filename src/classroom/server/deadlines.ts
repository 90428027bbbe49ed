import { deadlineOf } from '../grades/deadline.ts'
import type { Roster } from '../roster/roster.ts'

/** When the students of a class no longer are in time. */
export interface Deadlines {
  /** Whose deadlines passed from one moment to another. */
  between(from: Date, to: Date): { student: string; lab: string }[]
}

export function deadlinesOf(roster: Pick<Roster, 'due' | 'labs' | 'students'>): Deadlines {
  const all = roster.students.flatMap((student) =>
    roster.labs.flatMap((lab) => {
      const at = deadlineOf(roster, student, lab)
      return at ? [{ student: student.id, lab, at }] : []
    }),
  )
  return {
    between: (from, to) =>
      all.flatMap(({ student, lab, at }) => (at >= from && at < to ? [{ student, lab }] : [])),
  }
}
