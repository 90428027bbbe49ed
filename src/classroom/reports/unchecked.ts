import type { ClassReport, LabFigures, StudentFigures } from '../class-report.ts'

/** Labs of one student that could not be checked for the same reason. */
export interface Unchecked {
  student: StudentFigures
  labs: LabFigures[]
  /** In words; undefined where none was noted. */
  why: string | undefined
}

/** What could not be checked, student by student. Most often it is the same for all labs. Pure. */
export const uncheckedIn = ({ students, labs }: Pick<ClassReport, 'students' | 'labs'>): Unchecked[] =>
  students.flatMap((student) => {
    const byReason = new Map<string | undefined, LabFigures[]>()
    student.labs.forEach((one, index) => {
      if (one.status !== 'error') return
      const why = one.attempt?.checks.find(({ outcome }) => outcome === 'error')?.message
      byReason.set(why, [...(byReason.get(why) ?? []), labs[index] as LabFigures])
    })
    return [...byReason].map(([why, of]) => ({ student, labs: of, why }))
  })
