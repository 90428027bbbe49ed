import { workOf } from '../attempt-id.ts'
import type { LateRule, Roster } from '../roster/roster.ts'
import { lateDaysOf } from './deadline.ts'
import type { AttemptSummary } from './grade.ts'

/** Of all gradings of one work the same: its student, its time, what was handed in, and how it was looked at. */
export const sameWork = ({ id, student, trust, workAt }: AttemptSummary): string =>
  `${student} ${trust} ${workAt.getTime()} ${workOf(id)}`

/**
 * The work that was graded, each by its newest grading, in the order in which it was done; of the same time, in the order
 * in which it was graded first. What we could not look at is left out.
 */
export function gradedWorks(attempts: readonly AttemptSummary[]): AttemptSummary[] {
  const graded = attempts.filter(({ outcome }) => outcome !== 'error').toSorted(inOrder)
  const works = new Map<string, AttemptSummary>()
  // A work stays where its first grading was.
  for (const attempt of graded) works.set(sameWork(attempt), attempt)
  return [...works.values()]
}

/**
 * Of work that was graded, what counts by the roster's policy; undefined where there is none.
 * @param works as {@link gradedWorks} gives them
 */
export function attemptThatCounts(
  works: readonly AttemptSummary[],
  deadline: Date | undefined,
  { policy, late }: Pick<Roster, 'policy' | 'late'>,
): AttemptSummary | undefined {
  const assessed = works.filter(({ trust }) => trust === 'assessed')
  const trusted = assessed.length > 0 ? assessed : works
  const daysOf = ({ workAt }: AttemptSummary) => lateDaysOf(workAt, deadline)
  if (policy === 'last') {
    const counts = (one: AttemptSummary) => isAccepted(daysOf(one), late)
    return trusted.findLast((one) => daysOf(one) === 0) ?? trusted.findLast(counts) ?? trusted.at(-1)
  }
  const shareOf = (one: AttemptSummary) =>
    one.possible === 0 ? 0 : pointsAfterLateDays(one, daysOf(one), late) / one.possible
  // Of equals the first, so that more work after it changes nothing.
  return trusted.reduce<AttemptSummary | undefined>(
    (best, one) => (best && shareOf(best) >= shareOf(one) ? best : one),
    undefined,
  )
}

/** What work earns that is so many begun days late, to the hundredth of a point. */
export function pointsAfterLateDays(
  { earned, possible }: Pick<AttemptSummary, 'earned' | 'possible'>,
  lateDays: number,
  late: LateRule | undefined,
): number {
  if (lateDays === 0) return earned
  if (!late || !isAccepted(lateDays, late)) return 0
  const cost = (possible * late.perDayPercent * lateDays) / 100
  return Math.max(0, Math.round((earned - cost) * 100) / 100)
}

function isAccepted(lateDays: number, late: LateRule | undefined): boolean {
  return lateDays === 0 || (late !== undefined && lateDays <= (late.atMostDays ?? Infinity))
}

/** By when the work was done, then by when it was graded. The id only makes the order complete. */
function inOrder(one: AttemptSummary, other: AttemptSummary): number {
  return (
    one.workAt.getTime() - other.workAt.getTime() ||
    one.gradedAt.getTime() - other.gradedAt.getTime() ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  )
}
