import type { Override } from '../grades/grade.ts'
import type { History } from './history.ts'

/** The history of a grade, as `--json` prints it. */
export const historyAsJson = ({ roster, student, lab, due, grade, attempts, overrides }: History) => ({
  schema: 'docker-lab/grade-history@1',
  student: { id: student.id, name: student.name },
  lab: lab.slug,
  due: due?.toISOString() ?? null,
  policy: roster.policy,
  late: roster.late
    ? { per_day_percent: roster.late.perDayPercent, at_most_days: roster.late.atMostDays ?? null }
    : null,
  grade: {
    status: grade.status,
    points: grade.points,
    possible: grade.possible,
    earned: grade.earned,
    attempt: grade.attempt,
    late_days: grade.lateDays,
    trust: grade.trust,
    tries: grade.tries,
    override: grade.override && overrideAsJson(grade.override),
  },
  attempts: attempts.map(({ id, student, way, trust, workAt, gradedAt, report, origin }) => ({
    id,
    student,
    counts: id === grade.attempt,
    way,
    trust,
    work_at: workAt,
    graded_at: gradedAt,
    ...origin,
    report,
  })),
  overrides: overrides.map(overrideAsJson),
})

export const overrideAsJson = ({ id, points, because, by, at }: Override) => ({
  id,
  points,
  because,
  by,
  at: at.toISOString(),
})
