import { setTimeout as delay } from 'node:timers/promises'
import type { Student } from '../../roster/roster.ts'
import type { Watched } from '../grade-class.ts'
import type { StudentResult } from '../grade-student.ts'
import type { Run } from '../run-record.ts'
import type { ClassQueue } from './class-queue.ts'

export interface Awaiting extends Required<Watched> {
  queue: Pick<ClassQueue, 'put' | 'standings'>
  run: Run
  labs: string[]
  deadlineMs: number
  /** What becomes of a student whose job was given up. */
  giveUp(student: Student): Promise<StudentResult>
  /** Told once, where nobody takes the work. */
  onNobody(): void
  signal: AbortSignal
  /** How often to look, in ms. */
  everyMs?: number
}

const EVERY_MS = 1000
const NOBODY_AFTER_MS = 8000
/** A server that goes away has this long to come back. */
const PATIENCE_MS = 60_000

/** Puts students into the queue, and waits until all of them are graded. @returns in the order of the students */
export async function gradeByQueue(
  students: readonly Student[],
  { queue, run, labs, deadlineMs, signal, everyMs = EVERY_MS, ...awaiting }: Awaiting,
): Promise<StudentResult[]> {
  const { id, again } = run
  await queue.put(students.map((student) => ({ run: { id, again }, student: student.id, labs, deadlineMs })))
  const results = new Map<string, StudentResult>()
  const begun = new Set<string>()
  const since = performance.now()
  let heardAt = since
  let isTold = false
  while (results.size < students.length) {
    const standings = await queue.standings(run).catch((error) => {
      if (performance.now() - heardAt > PATIENCE_MS) throw error
    })
    signal.throwIfAborted()
    if (standings) heardAt = performance.now()
    const standingOf = new Map((standings ?? []).map((one) => [one.student, one]))
    for (const student of students) {
      const standing = standingOf.get(student.id)
      if (!standing || results.has(student.id) || standing.state === 'waiting') continue
      if (!begun.has(student.id)) awaiting.onStart(student)
      begun.add(student.id)
      if (standing.state === 'active') continue
      const result = standing.result ?? (await awaiting.giveUp(student))
      results.set(student.id, result)
      awaiting.onEnd(student, result)
    }
    if (!isTold && begun.size === 0 && performance.now() - since > NOBODY_AFTER_MS) {
      awaiting.onNobody()
      isTold = true
    }
    if (results.size < students.length) await delay(everyMs, undefined, { signal })
  }
  return students.flatMap((student) => results.get(student.id) ?? [])
}
