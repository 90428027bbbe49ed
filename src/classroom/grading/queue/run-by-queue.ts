import { readFile } from 'node:fs/promises'
import type { Watched } from '../grade-class.ts'
import type { GradeSettings } from '../grade-settings.ts'
import type { StudentResult } from '../grade-student.ts'
import type { GradingPlace } from '../place.ts'
import type { Run } from '../run-record.ts'
import { gradeByQueue } from './await-queue.ts'
import { openQueue } from './class-queue.ts'

/** Whether a gradebook has a queue for its work. */
export const hasQueue = (gradebook: string): boolean => /^postgres(ql)?:\/\//i.test(gradebook)

type Known = Pick<GradeSettings, 'toGrade' | 'deadlineMs' | 'words' | 'progress' | 'signal'>

/** Has a class graded by workers, and waits for them. @param where `postgres://…` */
export async function runByQueue(
  where: string,
  run: Run,
  { toGrade, deadlineMs, words, progress, signal }: Known,
  {
    place,
    watched,
    workerCommand,
  }: { place: GradingPlace; watched: Required<Watched>; workerCommand: string },
): Promise<StudentResult[]> {
  const { roster, students } = toGrade
  const labs = toGrade.labs.map(({ slug }) => slug)
  const queue = await openQueue(where, await readFile(roster.file))
  try {
    return await gradeByQueue(students, {
      ...watched,
      ...{ queue, run, labs, deadlineMs, signal },
      giveUp: (student) => place.none(student, { run, labs, deadlineMs }, words.gaveUp),
      onNobody: () => progress.step(words.waiting(workerCommand)),
    })
  } finally {
    await queue.close()
  }
}

/** Takes the work of a class until the signal aborts. @param where `postgres://…` */
export async function workOnQueue(
  where: string,
  { toGrade, signal }: Pick<GradeSettings, 'toGrade' | 'signal'>,
  { place, watched }: { place: GradingPlace; watched: Required<Watched> },
): Promise<void> {
  const { roster } = toGrade
  const queue = await openQueue(where, await readFile(roster.file))
  try {
    await queue.work(place.jobs, async (job, lost) => {
      const student = roster.students.find(({ id }) => id === job.student)
      // The queue belongs to those who have the same roster.
      if (!student) throw new Error(`no student ${job.student}`)
      watched.onStart(student)
      const result = await place.one(student, { ...job, signal: lost })
      watched.onEnd(student, result)
      return result
    })
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    })
  } finally {
    await queue.close()
  }
}
