import type { Tape } from '../docker/port/tape.ts'
import type { LabReport, Report } from '../grading/report.ts'
import type { Lab } from '../lab/lab.ts'

/** How a student's work came to us. */
export type Way = 'live' | 'submission' | 'snapshot' | 'submitted'

/** `practice`: the student's own engine, or a snapshot of it. `assessed`: run again in a sandbox of ours. */
export type Trust = 'practice' | 'assessed'

/** A script that did not succeed. */
export interface ScriptEnd {
  exit_code: number
  /** The last lines that it printed, as far as they are kept. */
  output: string
}

/** One grading of one lab of one student: never changed once it is in the gradebook. */
export interface Attempt {
  /** Made from what it grades, so that the same grading cannot be noted twice. */
  id: string
  /** The student's id in the roster. */
  student: string
  /** The lab's slug. */
  lab: string
  way: Way
  trust: Trust
  /** When the work was as it was graded: ISO 8601. The deadline counts against this. */
  workAt: string
  /** When it was graded: ISO 8601. */
  gradedAt: string
  /** The report on this lab, and where it comes from. `error` in it is never scored as zero. */
  report: LabReport
  origin: Pick<Report, 'program' | 'course' | 'engine' | 'language'> & {
    /** Of a lab that varies: the values that it was graded by. */
    values?: Lab['varied']
    /** Of a submission that failed: how its script ended. */
    script?: ScriptEnd
  }
  /** What was asked and answered, so that it can be judged again. Null where nothing could be asked. */
  tape: Tape | null
}
