import type { CouldNotLook } from '../../docker/port/could-not-look.ts'
import type { Tape } from '../../docker/port/tape.ts'
import type { LabReport } from '../../grading/report.ts'
import type { Lab } from '../../lab/lab.ts'
import type { Attempt, Trust, Way } from '../attempt.ts'

/** A student's work, reached in one way. */
export interface Work {
  way: Way
  trust: Trust
  /** What is there, of the labs that were asked for. Nothing where nothing was handed in. */
  parts: Part[]
  /** What a teacher should know of it, in words. */
  notes?: string[]
  /**
   * Looks at some of it, and gives what it saw as soon as it is known. What ends it early concerns all parts that it has
   * not given. When the signal aborts, it comes to an end soon.
   */
  look(parts: Part[], signal: AbortSignal): AsyncIterable<Looked>
  /** Leaves nothing behind. Never rejects. */
  close(): Promise<void>
}

/** The work of a student in one lab. */
export interface Part {
  /** With the values of this student, where it varies. */
  lab: Lab
  /** What is graded, as `Graded.of`. */
  of: string
  /** What was handed in, where that is not all that is graded: as `Graded.work`. */
  work?: string
  /** The lab is not as it was when the work was recorded. */
  labChanged?: boolean
  /** Why nobody needs to look. */
  unseen?: CouldNotLook | undefined
}

/** What a look at a part gave. */
export interface Looked {
  part: Part
  report: LabReport
  origin: Attempt['origin']
  tape: Tape | null
  workAt: string
}
