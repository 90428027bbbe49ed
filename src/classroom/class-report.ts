import type { CheckReport, CourseReport, LabReport } from '../grading/report.ts'
import type { Language } from '../languages/list.ts'
import type { ScriptEnd, Trust, Way } from './attempt.ts'
import type { Grade } from './grades/grade.ts'
import type { SharedIds } from './snapshot/shared-ids.ts'

/**
 * Everything that is known of a class as of a moment: what reports and exports are made of. Its JSON form is a contract:
 * `docker-lab/class@1`. Texts are safe to print; times are ISO 8601.
 */
export interface ClassReport {
  schema: 'docker-lab/class@1'
  language: Language
  program: { name: 'docker-lab'; version: string }
  course: CourseReport
  /** The roster's name: its file's, without the ending. */
  roster: string
  time: string
  /** False where something could not be looked at. */
  complete: boolean
  labs: LabFigures[]
  students: StudentFigures[]
  /** Pairs of students whose work has ids in common; those who hand in together are left out. */
  shared_ids: SharedIds[]
}

/** How a class does in one lab. */
export interface LabFigures {
  number: number | null
  slug: string
  title: string
  possible: number
  due: string | null
  /** How many students have which kind of grade. */
  students: Record<Grade['status'], number>
  /** How many have all points. */
  full: number
  /** The mean of the points of those who are graded; null where nobody is. */
  average: number | null
  checks: CheckFigures[]
}

/** How many students a check has which outcome for, in the attempts that count. */
export interface CheckFigures {
  id: string
  title: string
  possible: number
  pass: number
  fail: number
  blocked: number
  error: number
  /** Of those for whom it fails: the most frequent first. */
  diagnoses: Count[]
  actual: Count[]
}

export interface Count {
  value: string
  students: number
}

export interface StudentFigures {
  id: string
  name: string
  email: string | null
  /** Columns of the list that was imported. */
  keys: Record<string, string>
  /** In the order of the report's labs. */
  labs: StudentLab[]
  total: Total
}

export interface Total {
  points: number
  /** Of the labs that have points. */
  possible: number
  /** Labs without points: not graded yet, not handed in, or not looked at. */
  without: number
}

/** The grade of a student in a lab, and why. */
export interface StudentLab {
  lab: string
  status: Grade['status']
  /** After late days and overrides; null where there is no grade. */
  points: number | null
  possible: number
  /** Before late days and overrides. */
  earned: number | null
  late_days: number
  override: { points: number | null; because: string; by: string; at: string } | null
  /** Attempts, without those at which we could not look. */
  tries: number
  /** From the first attempt's work to the work that counts; null where there are not two. */
  minutes: number | null
  attempt: CountedAttempt | null
}

/** The attempt that counts. */
export interface CountedAttempt {
  id: string
  trust: Trust
  way: Way
  work_at: string
  graded_at: string
  /** The language of its texts. */
  language: Language
  digest: string
  outcome: LabReport['outcome']
  solution_opened?: NonNullable<LabReport['solution_opened']>
  /** Of a submission that failed: how it ended. Its lines are lines. */
  script?: ScriptEnd
  checks: CheckReport[]
}
