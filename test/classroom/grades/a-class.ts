import { attemptId } from '../../../src/classroom/attempt-id.ts'
import type { AttemptSummary, Grade, Override } from '../../../src/classroom/grades/grade.ts'
import { gradesOf } from '../../../src/classroom/grades/grades.ts'
import type { Roster, Student } from '../../../src/classroom/roster/roster.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** The deadline of the lab `nginx`; times in tests are hours before and after it. */
export const DUE = new Date('2026-12-01T23:59:00+08:00')
export const hours = (after: number): Date => new Date(DUE.getTime() + after * HOUR)

export const student = (id: string, more: Partial<Student> = {}): Student => ({
  id,
  name: id,
  email: undefined,
  keys: {},
  from: undefined,
  extension: { allMs: 0, labs: new Map() },
  ...more,
})

/** Alice and Bob, two labs, and a deadline for the first. */
export const roster = (more: Partial<Roster> = {}): Roster => ({
  file: '/class/roster.yaml',
  course: undefined,
  seed: undefined,
  labs: ['nginx', 'tomcat'],
  due: new Map([['nginx', DUE]]),
  late: { perDayPercent: 10, atMostDays: 5 },
  policy: 'best',
  students: [student('alice'), student('bob')],
  groups: [],
  ...more,
})

let made = 0
/** Work of Alice on nginx, ten hours before the deadline and graded at once, for all of 10 points. */
export function attempt(more: Partial<AttemptSummary> = {}): AttemptSummary {
  const workAt = more.workAt ?? hours(-10)
  made += 1
  return {
    id: `attempt-${made}`,
    student: 'alice',
    lab: 'nginx',
    trust: 'assessed',
    workAt,
    gradedAt: workAt,
    outcome: 'pass',
    earned: 10,
    possible: 10,
    ...more,
  }
}

/** The same at the same time with other contents. */
export function anotherWork(index: number, more: Partial<AttemptSummary> = {}): AttemptSummary {
  const graded = { student: 'alice', lab: 'nginx', way: 'submission' } as const
  const id = attemptId({ ...graded, work: `sha256:${index}`, of: `sha256:${index} lab` })
  return attempt({ id, ...more })
}

export function override(more: Partial<Override> = {}): Override {
  made += 1
  return {
    id: `override-${made}`,
    student: 'alice',
    lab: 'nginx',
    points: 8,
    because: 'the power failed',
    by: 'Teacher',
    at: hours(48),
    ...more,
  }
}

/** One student's grade in nginx, three days after the deadline. */
export function gradeOf(
  attempts: readonly AttemptSummary[],
  { of = 'alice', in: lab = 'nginx', now = hours(72), overrides = [] as readonly Override[] } = {},
  changes: Partial<Roster> = {},
): Grade {
  const grades = gradesOf(roster(changes), attempts, overrides, now)
  return grades.find((grade) => grade.student === of && grade.lab === lab) as Grade
}
