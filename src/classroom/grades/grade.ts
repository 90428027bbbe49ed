import type { Trust } from '../attempt.ts'

/** What an attempt is to a grade, without its report and its tape: what lists and policies need. */
export interface AttemptSummary {
  id: string
  student: string
  lab: string
  trust: Trust
  workAt: Date
  gradedAt: Date
  outcome: 'pass' | 'fail' | 'blocked' | 'error'
  earned: number
  possible: number
}

/** What a teacher decided by hand. The newest counts; none is ever removed. */
export interface Override {
  id: string
  student: string
  lab: string
  /** Null: a comment only, or the end of an earlier decision. */
  points: number | null
  /** Why, or what the student should read. */
  because: string
  /** The teacher: by default the user of the machine. */
  by: string
  at: Date
}

/** The grade of one student in one lab, as of a moment. */
export interface Grade {
  student: string
  lab: string
  /**
   * `graded`: also by a teacher alone, and also 0 for work that came too late; `pending`: nothing was graded yet; `error`:
   * we could never look, which is no zero; `missing`: the deadline passed, and nothing was handed in. Where we look at an
   * engine ourselves, nobody has to hand in: that stays `pending`.
   */
  status: 'graded' | 'pending' | 'error' | 'missing'
  /** What counts, after late days and overrides; null where there is no grade. */
  points: number | null
  possible: number
  /** Before late days and overrides; null where nothing was graded. */
  earned: number | null
  /** The attempt that counts. */
  attempt: string | null
  /** Begun days after the deadline, the extension included. */
  lateDays: number
  /** What a teacher decided; the newest. */
  override: Override | null
  trust: Trust | null
  /** How much work was graded, the group's included: not what we could not look at, and each work once. */
  tries: number
}
