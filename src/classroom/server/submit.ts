import type { IncomingMessage } from 'node:http'
import type { LabReport, Report } from '../../grading/report.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Language } from '../../languages/list.ts'
import type { Attempt } from '../attempt.ts'
import { attemptId } from '../attempt-id.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import { tapeOf } from '../grading/tape-of.ts'
import type { Roster } from '../roster/roster.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { atOnce } from './at-once.ts'
import { rateLimit } from './rate-limit.ts'
import { Refusal } from './refusal.ts'
import { type BodyAsked, jsonText } from './request-body.ts'
import { checkShown } from './shown.ts'
import { together } from './together.ts'
import { hashOf, looksLikeToken } from './token.ts'
import type { Received, ReceivedLab } from './view.ts'

/** A snapshot is some KB for each lab, and at most some MB where labs look at files and logs. In bytes. */
const BODY: BodyAsked = {
  sent: 4 * 1024 * 1024,
  unpacked: 16 * 1024 * 1024,
  tooBig: 'too-big',
  unreadable: 'unreadable',
}
/** A student who works fast submits every few seconds. */
const OF_A_STUDENT = { burst: 20, perMinute: 30 }
/** What is judged of a student and kept, in characters: a snapshot of a whole course has less than a million. */
const WORK_OF_A_STUDENT = { burst: 64e6, perMinute: 4e6 }
/** Each of them is judged on one processor: more at once would only hold more in memory. */
const JUDGED_AT_ONCE = 4
const MOST_WAITING = 1000
/** Each transaction waits for the disk, and with SQLite all of this process waits with it. */
const NOTED_TOGETHER_MS = 20

export interface Submissions {
  gradebook: Gradebook
  roster: Roster
  /** Rejects with an InputError for what is no snapshot, or was damaged. */
  readSnapshot(text: string, language: Language): Promise<Snapshot>
  /** Judges some labs of a snapshot as the course is now, with the values that the roster gives this student. */
  judge(snapshot: Snapshot, labs: readonly string[], student: string, language: Language): Promise<Report>
  /** The sentences of an error, in a language. */
  tell(error: InputError, language: Language): Promise<string>
  now?(): Date
  /** What limits count time by, in ms since whatever moment. */
  clock?(): number
  /** Other limits than usual, for tests: {@link WORK_OF_A_STUDENT}. */
  workOfAStudent?: typeof WORK_OF_A_STUDENT
}

/** Receives what a student hands in: in doubt, nothing is noted, and the student is told why. */
export function receiver({
  gradebook,
  roster,
  readSnapshot,
  judge,
  tell,
  now = () => new Date(),
  clock,
  workOfAStudent = WORK_OF_A_STUDENT,
}: Submissions) {
  const ids = new Set(roster.students.map(({ id }) => id))
  const limit = rateLimit(OF_A_STUDENT, clock)
  const work = rateLimit(workOfAStudent, clock)
  const inTurn = atOnce(JUDGED_AT_ONCE, MOST_WAITING)
  const withOthers = together(NOTED_TOGETHER_MS)
  const heard = new Set<string>()

  /** @throws Refusal for all but a token of somebody in this class */
  async function studentOf(authorization = ''): Promise<string> {
    const [, token = ''] = /^Bearer ([\w-]+)$/.exec(authorization) ?? []
    if (looksLikeToken(token, 'teacher')) throw new Refusal('not-a-student')
    if (!looksLikeToken(token, 'student')) throw new Refusal('token')
    const owner = await gradebook.tokenOwner(hashOf(token))
    if (!owner?.student) throw new Refusal('token')
    if (!ids.has(owner.student)) throw new Refusal('not-in-class')
    return owner.student
  }

  /** One of each student's at a time, from its first byte until it is judged, so that nobody fills the memory. */
  async function alone<Value>(student: string, task: () => Promise<Value>): Promise<Value> {
    const wait = limit(student)
    if (wait > 0) throw new Refusal('too-often', { retryAfter: wait })
    if (heard.has(student)) throw new Refusal('too-often', { retryAfter: 1 })
    heard.add(student)
    try {
      return await task()
    } finally {
      heard.delete(student)
    }
  }

  async function read(text: string, language: Language): Promise<Snapshot> {
    try {
      return await readSnapshot(text, language)
    } catch (error) {
      if (error instanceof InputError) throw await unreadable(error, language)
      throw error
    }
  }

  const unreadable = async (error: InputError, language: Language) =>
    new Refusal('unreadable', { detail: await tell(error, language) })

  async function judged(text: string, student: string, language: Language) {
    const snapshot = await read(text, language)
    if (snapshot.student !== null && snapshot.student !== student) throw new Refusal('other-student')
    const { graded = [], ignored = [] } = Object.groupBy(
      snapshot.labs.map(({ slug }) => slug),
      (slug) => (roster.labs.includes(slug) ? 'graded' : 'ignored'),
    )
    if (graded.length === 0) throw new Refusal('no-lab')
    const report = await judge(snapshot, graded, student, language).catch(async (error: unknown) => {
      throw error instanceof InputError ? await unreadable(error, language) : error
    })
    return { snapshot, report, ignored }
  }

  /** @throws Refusal where a student has had their part: each character takes its time, and its place */
  function charge(student: string, characters: number): void {
    if (characters > workOfAStudent.burst) throw new Refusal('too-big')
    const wait = work(student, characters)
    if (wait > 0) throw new Refusal('too-often', { retryAfter: wait })
  }

  return {
    studentOf,
    async receive(student: string, request: IncomingMessage, language: Language): Promise<Received> {
      const { attempts, ignored } = await alone(student, async () => {
        const text = await jsonText(request, BODY)
        charge(student, text.length)
        // Whoever was in time stays so, however many are judged before.
        const at = now()
        const busy = () => new Refusal('busy', { retryAfter: 2 })
        const { snapshot, report, ignored } = await inTurn(() => judged(text, student, language), busy)
        const attempts = report.labs.map((lab) => attemptOf(snapshot, student, report, lab, at))
        // A tape can be made to belong to every lab.
        charge(student, sum(attempts.map(({ tape }) => JSON.stringify(tape).length)))
        return { attempts, ignored }
      })
      // Not in turn: those that are noted at the same time share a transaction.
      await withOthers()
      const labs = attempts.map(async (attempt): Promise<ReceivedLab> => {
        const isNew = await gradebook.addAttempt(attempt)
        const { slug, outcome, points, checks } = attempt.report
        return { lab: slug, isNew, outcome, points, checks: checks.map(checkShown) }
      })
      return { student, labs: await Promise.all(labs), ignored }
    },
  }
}

const sum = (sizes: readonly number[]) => sizes.reduce((all, one) => all + one, 0)

/** What counts is when it came: the clock of a student's machine proves nothing. */
function attemptOf(
  { digest, tape }: Snapshot,
  student: string,
  { program, course, engine, language }: Report,
  report: LabReport,
  came: Date,
): Attempt {
  const at = came.toISOString()
  const graded = { student, lab: report.slug, way: 'submitted' } as const
  return {
    id: attemptId({ ...graded, work: digest, of: digest }),
    ...graded,
    trust: 'practice',
    workAt: at,
    gradedAt: at,
    report,
    origin: { program, course, engine, language },
    tape: tapeOf(tape, report.slug),
  }
}
