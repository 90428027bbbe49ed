import { userInfo } from 'node:os'
import { InputError } from '../../lab/input-error.ts'
import type { GradebookWords } from '../../languages/en/class-gradebook.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { Override } from '../grades/grade.ts'
import { historyOf, type Subject } from './history.ts'

/** What a teacher decides about a grade. */
export type Decision =
  | { what: 'points'; points: number; because: string }
  | { what: 'comment'; because: string }
  | { what: 'undo'; because: string }

/** A decision from options of the command line. @throws InputError where they are not one decision */
export function decisionOf(
  flags: Record<'points' | 'comment' | 'because', string | undefined> & { undo: boolean },
  words: Pick<GradebookWords, 'oneOf' | 'badPoints' | 'because'>,
): Decision {
  const { points, comment, undo, because = '' } = flags
  const chosen = [points !== undefined, comment !== undefined, undo].filter(Boolean)
  if (chosen.length !== 1 || (comment !== undefined && because !== ''))
    throw new InputError([{ message: words.oneOf }])
  const why = (comment ?? because).trim()
  if (why === '') throw new InputError([{ message: words.because }])
  if (comment !== undefined) return { what: 'comment', because: why }
  if (points === undefined) return { what: 'undo', because: why }
  if (!/^\d{1,6}(\.\d{1,4})?$/.test(points)) throw new InputError([{ message: words.badPoints(points) }])
  return { what: 'points', points: Number(points), because: why }
}

/** Whether a gradebook can begin with a decision: one that is refused there makes none. */
export function canBeFirst(decision: Decision, { lab }: Subject): boolean {
  const possible = lab.checks.reduce((sum, { points }) => sum + points, 0)
  return decision.what === 'comment' || (decision.what === 'points' && decision.points <= possible)
}

/**
 * Notes a decision. A comment keeps the points of the decision that is in force.
 * @param by who decides; the user of this machine where nobody is named
 * @throws InputError where there is nothing to undo, or for more points than the lab has; GradebookProblem
 */
export async function decide(
  subject: Subject,
  decision: Decision,
  { gradebook, by, at }: { gradebook: Gradebook; by: string | undefined; at: Date },
  words: Pick<GradebookWords, 'nothingToUndo' | 'tooManyPoints'>,
): Promise<Override> {
  const { grade } = await historyOf(subject, gradebook, at)
  const inForce = grade.override?.points ?? null
  if (decision.what === 'undo' && inForce === null) throw new InputError([{ message: words.nothingToUndo }])
  if (decision.what === 'points' && decision.points > grade.possible)
    throw new InputError([
      { message: words.tooManyPoints(decision.points, subject.lab.slug, grade.possible) },
    ])
  const points = {
    points: () => ('points' in decision ? decision.points : null),
    comment: () => inForce,
    undo: () => null,
  }
  return gradebook.addOverride({
    student: subject.student.id,
    lab: subject.lab.slug,
    points: points[decision.what](),
    because: decision.because,
    by: by ?? userOfMachine(),
    at,
  })
}

function userOfMachine(): string {
  try {
    return userInfo().username
  } catch {
    // A container can have a user without a name.
    return `${process.getuid?.() ?? '?'}`
  }
}
