import type { Roster, Student } from '../roster/roster.ts'
import { deadlineOf, lateDaysOf } from './deadline.ts'
import type { AttemptSummary, Grade, Override } from './grade.ts'
import { attemptThatCounts, gradedWorks, pointsAfterLateDays } from './policy.ts'

/**
 * The grade of every student of the roster in every lab of it, in the roster's order. Pure: the same attempts give the
 * same grades, in whatever order they come. What is not of this roster is passed over.
 *
 * - **Graded or not.** An attempt at which we could not look is never a zero, and never hides an attempt at which we could.
 * - **Trust.** Where work was `assessed`, what is `practice` does not count any more: a student's own engine proves
 *   nothing. The roster's policy is applied to what is left.
 * - **Regrades.** Of several gradings of the same work, the newest one counts, whether it is better or worse.
 * - **The same time.** Different works of the same time stay different; the one that was graded first comes first.
 * - **The deadline** counts against when the work was done, not when it was graded. Without a rule for late work, late
 *   work counts 0. With one, each begun day costs its part of the lab's points, and after the last day work counts 0.
 * - **best**: what earns most after late days. **last**: the last work in time. Late work counts there only for those
 *   who have none in time, so that nobody loses a grade by going on practising.
 * - **Groups.** An attempt of one counts for all, each by their own deadline; an override counts only for the one.
 * - **Overrides** come last; the newest counts.
 *
 * @param now only decides whether a deadline has passed for those who handed in nothing
 * @param possible the points of the labs, by slug, for those of whom nothing was graded; else as attempts of others say
 */
export function gradesOf(
  roster: Roster,
  attempts: Iterable<AttemptSummary>,
  overrides: Iterable<Override>,
  now: Date,
  possible: ReadonlyMap<string, number> = new Map(),
): Grade[] {
  const [attemptsOf, seenPossible] = sorted(attempts)
  const decided = newest(overrides)
  const byId = new Map(roster.students.map((student) => [student.id, student]))
  const groups = new Map(roster.groups.flatMap((group) => group.map((id) => [id, group] as const)))
  return roster.students.flatMap((student) => {
    const members = groups.get(student.id) ?? [student.id]
    const comesByItself = members.some((id) => byId.get(id)?.from?.kind === 'live')
    return roster.labs.map((lab) => {
      const all = members.flatMap((id) => attemptsOf.get(id)?.get(lab) ?? [])
      const override = decided.get(student.id)?.get(lab) ?? null
      const fallback = possible.get(lab) ?? seenPossible.get(lab)?.possible ?? 0
      return gradeOf({ roster, student, lab, all, override, now, comesByItself, possible: fallback })
    })
  })
}

interface Case {
  roster: Roster
  student: Student
  lab: string
  /** Those of the whole group. */
  all: AttemptSummary[]
  override: Override | null
  now: Date
  /** We fetch the work ourselves, so that nobody can have failed to hand it in. */
  comesByItself: boolean
  possible: number
}

function gradeOf({ roster, student, lab, all, override, now, comesByItself, possible }: Case): Grade {
  const deadline = deadlineOf(roster, student, lab)
  const works = gradedWorks(all)
  const attempt = attemptThatCounts(works, deadline, roster)
  const lateDays = attempt ? lateDaysOf(attempt.workAt, deadline) : 0
  const points = attempt ? pointsAfterLateDays(attempt, lateDays, roster.late) : null
  const isOver = deadline !== undefined && now > deadline && !comesByItself
  const ungraded = all.length > 0 ? 'error' : isOver ? 'missing' : 'pending'
  return {
    student: student.id,
    lab,
    status: attempt || typeof override?.points === 'number' ? 'graded' : ungraded,
    points: override?.points ?? points,
    possible: attempt?.possible ?? possible,
    earned: attempt?.earned ?? null,
    attempt: attempt?.id ?? null,
    lateDays,
    override,
    trust: attempt?.trust ?? null,
    tries: works.length,
  }
}

type ByLab<Value> = Map<string, Value>

/** Attempts by student and lab, and the newest of each lab: what it is worth. */
function sorted(
  attempts: Iterable<AttemptSummary>,
): [Map<string, ByLab<AttemptSummary[]>>, ByLab<AttemptSummary>] {
  const byStudent = new Map<string, ByLab<AttemptSummary[]>>()
  const latest: ByLab<AttemptSummary> = new Map()
  for (const attempt of attempts) {
    const { student, lab } = attempt
    const labs = byStudent.get(student) ?? new Map()
    const there = labs.get(lab)
    if (there) there.push(attempt)
    else labs.set(lab, [attempt])
    byStudent.set(student, labs)
    const known = latest.get(lab)
    const [at, knownAt] = [attempt.gradedAt.getTime(), known?.gradedAt.getTime() ?? -Infinity]
    if (at > knownAt || (at === knownAt && known && attempt.id > known.id)) latest.set(lab, attempt)
  }
  return [byStudent, latest]
}

function newest(overrides: Iterable<Override>): Map<string, ByLab<Override>> {
  const byStudent = new Map<string, ByLab<Override>>()
  for (const override of overrides) {
    const labs = byStudent.get(override.student) ?? new Map<string, Override>()
    const there = labs.get(override.lab)
    if (!there || inTime(override, there) > 0) labs.set(override.lab, override)
    byStudent.set(override.student, labs)
  }
  return byStudent
}

const inTime = (one: Override, other: Override) =>
  one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : Number(one.id > other.id))
