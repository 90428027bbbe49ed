import type { CouldNotLook } from '../../docker/port/could-not-look.ts'
import type { LabReport } from '../../grading/report.ts'
import type { Attempt } from '../attempt.ts'
import { attemptId } from '../attempt-id.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { AttemptSummary } from '../grades/grade.ts'
import type { Student } from '../roster/roster.ts'
import type { Grading } from './grading.ts'
import type { Looked, Part, Work } from './work.ts'

/** What became of a student's work in one lab. */
export interface LabResult extends Pick<AttemptSummary, 'lab' | 'outcome' | 'earned' | 'possible'> {
  /** False where it was graded before, and is as it was. */
  isNew: boolean
  /** Graded by the lab as it is now, which is not what it was when the work was recorded. */
  labChanged?: true
  /** Of `error`: why, in words. */
  why?: string
}

/** What is in the gradebook of a student, by the attempt's id. */
export type Known = ReadonlyMap<string, Pick<AttemptSummary, 'id' | 'outcome' | 'earned' | 'possible'>>

export const knownAttempts = async (
  { id }: Pick<Student, 'id'>,
  gradebook: Pick<Gradebook, 'attempts'>,
): Promise<Known> => new Map((await gradebook.attempts({ student: id })).map((one) => [one.id, one]))

/** The attempts of one student in one run. */
export interface Notes {
  /** Rejects where the gradebook does. */
  add(looked: Looked): Promise<void>
  /** Notes that we could not look, and why. */
  addError(part: Part, problem: CouldNotLook): Promise<void>
  /** Whether it was graded before, in this run or with the same content. */
  isKnown(part: Part): boolean
  results(parts: Part[]): Promise<LabResult[]>
}

/** Notes attempts, and knows which were noted before. */
export function notesFor(
  { id: student }: Pick<Student, 'id'>,
  { way, trust }: Pick<Work, 'way' | 'trust'>,
  known: Known,
  { run, gradebook, reportError }: Pick<Grading, 'run' | 'gradebook' | 'reportError'>,
): Notes {
  const results = new Map<Part, LabResult>()
  /** The ids of errors that were noted before this process began. */
  const errorsBefore = new Map<Part, string>()
  // What could not be looked at is no grading of the work, so another run tries again.
  const ids = ({ lab, of, work = of }: Part) => ({
    graded: attemptId({ student, lab: lab.slug, way, work, of: run.again ? `${of} ${run.id}` : of }),
    unseen: attemptId({ student, lab: lab.slug, way, work, of: `${of} ${run.id} error` }),
  })
  const add = async ({ part, report, origin, tape, workAt }: Looked): Promise<void> => {
    const isError = report.outcome === 'error'
    const { varied } = part.lab
    const attempt: Attempt = {
      id: isError ? ids(part).unseen : ids(part).graded,
      ...{ student, lab: part.lab.slug, way, trust, workAt, report, tape },
      origin: Object.keys(varied).length > 0 ? { ...origin, values: varied } : origin,
      gradedAt: new Date().toISOString(),
    }
    const isNew = await gradebook.addAttempt(attempt)
    results.set(part, {
      lab: part.lab.slug,
      ...worthOf(report),
      isNew,
      ...(isError && { why: whyError(report) }),
    })
  }
  return {
    add,
    async addError(part: Part, problem: CouldNotLook): Promise<void> {
      const workAt = new Date().toISOString()
      await add({ part, ...(await reportError(part, problem)), tape: null, workAt })
    },
    isKnown(part: Part): boolean {
      if (results.has(part)) return true
      const { graded, unseen } = ids(part)
      const before = known.get(graded) ?? known.get(unseen)
      if (!before) return false
      const { id, outcome, earned, possible } = before
      if (outcome === 'error') errorsBefore.set(part, id)
      results.set(part, { lab: part.lab.slug, outcome, earned, possible, isNew: false })
      return true
    },
    async results(parts: Part[]): Promise<LabResult[]> {
      for (const [part, id] of errorsBefore) {
        const result = results.get(part)
        const attempt = await gradebook.attempt(id)
        if (result && attempt) results.set(part, { ...result, why: whyError(attempt.report) })
      }
      return parts.flatMap((part) => {
        const result = results.get(part)
        return result ? [{ ...result, ...(part.labChanged && { labChanged: true as const }) }] : []
      })
    },
  }
}

const worthOf = ({ outcome, points }: LabReport) => ({ outcome, ...points })

const whyError = ({ checks }: LabReport): string =>
  checks.find(({ outcome }) => outcome === 'error')?.message ?? ''
