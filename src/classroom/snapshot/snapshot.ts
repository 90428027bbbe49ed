import type { Tape } from '../../docker/port/tape.ts'
import type { Opened } from '../../grading/opened.ts'
import type { CourseReport, EngineReport, Report } from '../../grading/report.ts'

/** What `docker-lab snapshot` writes, as JSON: the tape of a run, and all that it takes to judge it somewhere else. */
export interface Snapshot {
  schema: typeof SCHEMA
  program: Report['program']
  course: CourseReport
  engine: EngineReport
  /** As the student gave it; null where they did not. */
  student: string | null
  /** When the last look ended: ISO 8601, by the student's machine. */
  time: string
  labs: SnapshotLab[]
  /** With hashes in place of values of environment variables and paths of the host, except for what the report shows. */
  tape: Tape
  /** `sha256:…` of everything else, in canonical JSON: shows damage, and proves nothing. */
  digest: string
}

export const SCHEMA = 'docker-lab/snapshot@1'

export interface SnapshotLab {
  slug: string
  number: number | null
  /** `sha256:…` of the lab's file when it was taken. */
  digest: string
  /** The student's values of what varies. */
  values: Record<string, string | number>
  /** What the student had opened of it; missing where that is nothing. */
  opened?: Opened
}

/** The largest file that counts as a snapshot: one of a whole course has a few hundred kilobytes. */
export const LARGEST_BYTES = 16 * 1024 * 1024

/** What a student can be called: also what is safe in the name of a file. */
export const STUDENT_ID = /^[A-Za-z0-9._@-]{1,64}$/
