import type { Student } from '../roster/roster.ts'
import { gradeStudent, type StudentResult } from './grade-student.ts'
import type { Grading } from './grading.ts'

/** Told how far a class is. */
export interface Watched {
  onStart?(student: Student): void
  onEnd?(student: Student, result: StudentResult): void
}

/**
 * Grades students, several at once, each in the next free place. Rejects where an attempt could not be noted, or when
 * the signal aborts: nobody new is begun then.
 * @returns in the order of the students
 */
export async function gradeClass(
  students: readonly Student[],
  { jobs, onStart, onEnd, ...grading }: Grading & Watched & { jobs: number },
): Promise<StudentResult[]> {
  const results: StudentResult[] = []
  const stop = new AbortController()
  const signal = AbortSignal.any([grading.signal, stop.signal])
  const queue = students.entries()
  async function work(): Promise<void> {
    for (const [index, student] of queue) {
      signal.throwIfAborted()
      onStart?.(student)
      const result = await gradeStudent(student, { ...grading, signal })
      results[index] = result
      onEnd?.(student, result)
    }
  }
  const workers = Array.from({ length: Math.min(jobs, students.length) }, () =>
    work().catch((error) => {
      stop.abort(error)
      throw error
    }),
  )
  await Promise.allSettled(workers)
  grading.signal.throwIfAborted()
  if (stop.signal.aborted) throw stop.signal.reason
  return results
}
