import { deflateSync, inflateSync } from 'node:zlib'
import type { Insertable, Selectable } from 'kysely'
import type { Tape } from '../../docker/port/tape.ts'
import type { Attempt, Trust, Way } from '../attempt.ts'
import type { AttemptSummary } from '../grades/grade.ts'
import { GradebookProblem } from './gradebook-problem.ts'
import type { AttemptsTable } from './tables.ts'

/** More than any report or tape has, so that a file from elsewhere cannot fill the memory. */
const MOST_BYTES = 256 * 1024 * 1024

/** What the list of attempts shows of one. */
export const SUMMARY = [
  'id',
  'student',
  'lab',
  'trust',
  'work_at',
  'graded_at',
  'outcome',
  'earned',
  'possible',
] as const satisfies (keyof AttemptsTable)[]

/** An attempt as the tables have it, but for its number. Times become UTC, so that they sort. */
export function packed(attempt: Attempt): Omit<Insertable<AttemptsTable>, 'number'> {
  const { id, student, lab, way, trust, workAt, gradedAt, report, origin, tape } = attempt
  return {
    id,
    student,
    lab,
    way,
    trust,
    work_at: new Date(workAt).toISOString(),
    graded_at: new Date(gradedAt).toISOString(),
    outcome: report.outcome,
    earned: report.points.earned,
    possible: report.points.possible,
    report: compressed({ report, origin }),
    tape: tape === null ? null : compressed(tape),
  }
}

/** @throws GradebookProblem where the bytes are not what {@link packed} made */
export function unpacked(row: Selectable<AttemptsTable>, place: string): Attempt {
  try {
    const { report, origin } = objectWith(['report', 'origin'], decompressed(row.report))
    objectWith(['slug', 'outcome', 'points', 'checks'], report)
    const tape = row.tape === null ? null : decompressed(row.tape)
    if (tape !== null) objectWith(['answers', 'askedBy'], tape)
    return {
      id: row.id,
      student: row.student,
      lab: row.lab,
      way: row.way as Way,
      trust: row.trust as Trust,
      workAt: row.work_at,
      gradedAt: row.graded_at,
      report: report as Attempt['report'],
      origin: origin as Attempt['origin'],
      tape: tape as Tape | null,
    }
  } catch (error) {
    throw new GradebookProblem(place, { code: 'damaged', attempt: row.id }, { cause: error })
  }
}

export const summaryOf = (
  row: Pick<Selectable<AttemptsTable>, (typeof SUMMARY)[number]>,
): AttemptSummary => ({
  id: row.id,
  student: row.student,
  lab: row.lab,
  trust: row.trust as Trust,
  workAt: new Date(row.work_at),
  gradedAt: new Date(row.graded_at),
  outcome: row.outcome as AttemptSummary['outcome'],
  earned: row.earned,
  possible: row.possible,
})

/**
 * At once: for some kilobytes, a detour through other threads takes three times as long; and most of the rest is the
 * memory that zlib asks for each time, of which these need little.
 */
const compressed = (value: unknown): Buffer =>
  deflateSync(JSON.stringify(value), { level: 1, chunkSize: 4096 })

const decompressed = (bytes: Uint8Array): unknown =>
  JSON.parse(inflateSync(bytes, { maxOutputLength: MOST_BYTES }).toString())

function objectWith(names: readonly string[], value: unknown): Record<string, unknown> {
  const object = Object(value) as Record<string, unknown>
  for (const name of names) if (!Object.hasOwn(object, name)) throw new TypeError(`no ${name}`)
  return object
}
