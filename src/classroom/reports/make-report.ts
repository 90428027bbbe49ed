import { basename, extname } from 'node:path'
import { inLanguage, type Lab, type Language } from '../../lab/lab.ts'
import { safeParagraph, safeValue } from '../../terminal/safe-text.ts'
import type { Attempt } from '../attempt.ts'
import type { ClassReport, CountedAttempt, StudentFigures, StudentLab, Total } from '../class-report.ts'
import type { AttemptSummary, Grade } from '../grades/grade.ts'
import type { Roster, Student } from '../roster/roster.ts'
import { failedScript } from '../script-end.ts'
import type { SharedIds } from '../snapshot/shared-ids.ts'
import { labFigures } from './lab-figures.ts'
import { keyOf, shownAttempts } from './shown-attempts.ts'

/** An attempt without what was asked and answered, which reports do not show. */
export type Told = Omit<Attempt, 'tape'>

/** What a report on a class is made of. */
export interface ClassData {
  roster: Roster
  /** Those to report on, in the roster's order. */
  labs: Lab[]
  grades: Grade[]
  /** By their ids: those that count, whole. Others are not used. */
  attempts: ReadonlyMap<string, Told>
  /** All of them, for tries and time. */
  summaries: AttemptSummary[]
  sharedIds: SharedIds[]
  origin: Pick<ClassReport, 'program' | 'course'>
  /** The grades are as of this moment. */
  at: Date
}

/** Puts together what is known of a class. Pure. */
export function makeReport(data: ClassData, language: Language): ClassReport {
  const { roster, labs, at, origin } = data
  const gradeOf = new Map(data.grades.map((grade) => [keyOf(grade), grade]))
  const shown = shownAttempts(data.grades, data.summaries)
  const firstOf = firstWork(data)
  const students = roster.students.map((student) => {
    const own = labs.map((lab) => {
      const key = keyOf({ student: student.id, lab: lab.slug })
      return studentLab(gradeOf.get(key), lab, firstOf.get(key), data.attempts.get(shown.get(key) ?? ''))
    })
    return studentFigures(student, own)
  })
  const report = safeValue<ClassReport>({
    schema: 'docker-lab/class@1',
    language,
    ...origin,
    roster: basename(roster.file, extname(roster.file)),
    time: at.toISOString(),
    complete: students.every((student) => student.labs.every(({ status }) => status !== 'error')),
    labs: labs.map((lab, index) => ({
      number: lab.number ?? null,
      slug: lab.slug,
      title: inLanguage(lab.title, language),
      due: roster.due.get(lab.slug)?.toISOString() ?? null,
      ...labFigures(
        lab,
        students.map((student) => student.labs[index] as StudentLab),
        language,
      ),
    })),
    students,
    shared_ids: data.sharedIds.filter(
      ({ students: [one, other] }) =>
        !roster.groups.some((group) => group.includes(one) && group.includes(other)),
    ),
  })
  return { ...report, students: report.students.map((student) => withScripts(student, data.attempts)) }
}

/** With how scripts failed. Their lines are safe, and stay lines. */
function withScripts(student: StudentFigures, attempts: ClassData['attempts']): StudentFigures {
  const labs = student.labs.map((one): StudentLab => {
    const told = one.attempt && attempts.get(one.attempt.id)
    const script = told && failedScript(told)
    return one.attempt && script ? { ...one, attempt: { ...one.attempt, script } } : one
  })
  return { ...student, labs }
}

function studentFigures({ id, name, email, keys }: Student, labs: StudentLab[]): StudentFigures {
  return {
    id,
    name: safeParagraph(name),
    email: email ?? null,
    keys: { ...keys },
    labs,
    total: totalOf(labs),
  }
}

function totalOf(labs: StudentLab[]): Total {
  const graded = labs.filter(({ points }) => points !== null)
  return {
    points: rounded(graded.reduce((sum, { points }) => sum + (points ?? 0), 0)),
    possible: graded.reduce((sum, { possible }) => sum + possible, 0),
    without: labs.length - graded.length,
  }
}

/** Points to two digits, so that sums of parts of points are no 0.30000000000000004. */
export const rounded = (points: number): number => Math.round(points * 100) / 100

function studentLab(
  grade: Grade | undefined,
  lab: Lab,
  first: number | undefined,
  attempt: Told | undefined,
): StudentLab {
  const possible = lab.checks.reduce((sum, { points }) => sum + points, 0)
  if (!grade) {
    const none = { points: null, possible, earned: null, late_days: 0, override: null }
    return { lab: lab.slug, status: 'pending', ...none, tries: 0, minutes: null, attempt: null }
  }
  const minutes = attempt && first !== undefined ? (Date.parse(attempt.workAt) - first) / 60_000 : 0
  return {
    lab: lab.slug,
    status: grade.status,
    points: grade.points === null ? null : rounded(grade.points),
    possible: grade.possible || possible,
    earned: grade.earned,
    late_days: grade.lateDays,
    override: overrideOf(grade),
    tries: grade.tries,
    minutes: minutes >= 1 ? Math.floor(minutes) : null,
    attempt: attempt ? counted(attempt) : null,
  }
}

function overrideOf({ override }: Grade): StudentLab['override'] {
  if (!override) return null
  const { points, because, by, at } = override
  return { points, because: safeParagraph(because), by: safeParagraph(by), at: at.toISOString() }
}

function counted({ id, trust, way, workAt, gradedAt, origin, report }: Told): CountedAttempt {
  const { digest, outcome, checks, solution_opened } = report
  return {
    id,
    trust,
    way,
    work_at: workAt,
    graded_at: gradedAt,
    language: origin.language,
    digest,
    outcome,
    ...(solution_opened && { solution_opened }),
    checks,
  }
}

/** When each student's first attempt at each lab was as it was graded; members of a group have one work. */
function firstWork({ summaries, roster }: ClassData): Map<string, number> {
  const first = new Map<string, number>()
  for (const { student, lab, workAt, outcome } of summaries) {
    if (outcome === 'error') continue
    const group = roster.groups.find((members) => members.includes(student)) ?? [student]
    for (const member of group) {
      const key = keyOf({ student: member, lab })
      first.set(key, Math.min(first.get(key) ?? Infinity, workAt.getTime()))
    }
  }
  return first
}
