import type { AttemptSummary, Grade } from '../grades/grade.ts'

/** A student and a lab, as one key. */
export const keyOf = ({ student, lab }: { student: string; lab: string }): string =>
  JSON.stringify([student, lab])

/**
 * The attempt that says why each grade is what it is, by {@link keyOf}: the one that counts, and where we could not look,
 * the student's own newest one.
 */
export function shownAttempts(
  grades: readonly Grade[],
  summaries: readonly AttemptSummary[],
): Map<string, string> {
  const newest = new Map<string, AttemptSummary>()
  for (const summary of summaries) {
    const there = newest.get(keyOf(summary))
    if (!there || summary.gradedAt >= there.gradedAt) newest.set(keyOf(summary), summary)
  }
  return new Map(
    grades.flatMap((grade) => {
      const key = keyOf(grade)
      const id = grade.attempt ?? (grade.status === 'error' ? newest.get(key)?.id : undefined)
      return id === undefined ? [] : [[key, id] as const]
    }),
  )
}
