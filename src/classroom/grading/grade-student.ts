import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { problemOf } from '../../grading/problems/problems.ts'
import type { Student } from '../roster/roster.ts'
import type { Grading } from './grading.ts'
import { knownAttempts, type LabResult, type Notes, notesFor } from './notes.ts'
import { deadlineAfter, eachUntilAborted, orAborted } from './until.ts'
import type { Looked, Part, Work } from './work.ts'
import { canPass, isWorthAnotherLook } from './worth-another-look.ts'

export interface StudentResult {
  student: string
  /** Without the labs for which there is no work. */
  labs: LabResult[]
  /** What a teacher should know of the work, in words. */
  notes?: string[]
}

const PAUSES_MS = [1000, 5000]
const GRACE_MS = 5000
/** What is left to be removed, such as a sandbox, has this long before the next student has its turn. */
const CLOSES_WITHIN_MS = 30_000

/**
 * Grades a student, and notes an attempt for each lab as soon as it is known. What is `error` for a reason that can pass
 * is looked at again; what stays so is noted with its reason. Rejects only where an attempt could not be noted, or when
 * the run is ended: then nothing is noted that was not seen.
 */
export async function gradeStudent(student: Student, grading: Grading): Promise<StudentResult> {
  const { signal, deadlineMs, graceMs = GRACE_MS } = grading
  using deadline = deadlineAfter(deadlineMs)
  using abandonment = deadlineAfter(deadlineMs + graceMs)
  const soon = AbortSignal.any([signal, deadline.signal])
  const now = AbortSignal.any([signal, abandonment.signal])
  const known = await knownAttempts(student, grading.gradebook)
  let opened: Work | undefined
  const opening = grading.open(student, soon)
  try {
    const [work, problem] = await orAborted(opening, now).then(
      (found) => [found] as const,
      (error) => [undefined, problemIn(error)] as const,
    )
    signal.throwIfAborted()
    opened = work
    const found = work ?? (await grading.unopened(student))
    const notes = notesFor(student, found, known, grading)
    const left = found.parts.filter((part) => !notes.isKnown(part))
    for (const part of left.filter(({ unseen }) => unseen))
      await notes.addError(part, part.unseen as CouldNotLook)
    const toSee = left.filter(({ unseen }) => !unseen)
    if (work) await lookAgainAndAgain(toSee, work, { soon, now, notes, grading })
    else for (const part of toSee) await notes.addError(part, problem ?? new CouldNotLook('deadline', ''))
    const labs = await notes.results(found.parts)
    return { student: student.id, labs, ...(work?.notes?.length && { notes: work.notes }) }
  } finally {
    // What is opened after all is closed as well.
    const closing = (opened ? Promise.resolve(opened) : opening).then((work) => work.close())
    if (opened) await Promise.race([closing, delay(CLOSES_WITHIN_MS, undefined, { ref: false })])
    else closing.catch(() => {})
  }
}

interface Looking {
  soon: AbortSignal
  now: AbortSignal
  notes: Notes
  grading: Grading
}

async function lookAgainAndAgain(parts: Part[], work: Work, looking: Looking): Promise<void> {
  const { soon, now, notes, grading } = looking
  const pausesMs = grading.pausesMs ?? PAUSES_MS
  const last = new Map<Part, Looked>()
  let left = parts
  for (let turn = 0; left.length > 0; turn += 1) {
    let problem: CouldNotLook | undefined
    await using looked = eachUntilAborted(work.look(left, soon), now)
    for (;;) {
      const next = await looked.next().catch((error) => ({ problem: problemIn(error) }))
      grading.signal.throwIfAborted()
      if ('problem' in next) problem = next.problem
      if ('problem' in next || next.done) break
      const isLast = turn >= pausesMs.length || soon.aborted
      if (isLast || !isWorthAnotherLook(next.value.report)) await notes.add(next.value)
      else last.set(next.value.part, next.value)
    }
    left = left.filter((part) => !notes.isKnown(part))
    const isOver = turn >= pausesMs.length || soon.aborted || (problem && !canPass(problem.code))
    if (!isOver) {
      await orAborted(delay(pausesMs[turn], undefined, { ref: true }), soon).catch(() => {})
      grading.signal.throwIfAborted()
      continue
    }
    for (const part of left) {
      const seen = last.get(part)
      if (seen) await notes.add(seen)
      else await notes.addError(part, problem ?? new CouldNotLook('deadline', ''))
    }
    return
  }
}

const problemIn = (error: unknown): CouldNotLook =>
  error instanceof DOMException && error.name === 'TimeoutError'
    ? new CouldNotLook('deadline', '')
    : problemOf(error)
