import type { Tape } from '../../docker/port/tape.ts'
import type { CourseReport, EngineReport, Report } from '../../grading/report.ts'

/** What `docker-lab snapshot` writes, as JSON: the tape of a run, and all that it takes to judge it somewhere else. */
export interface Snapshot {
  schema: 'docker-lab/snapshot@1'
  program: Report['program']
  course: CourseReport
  engine: EngineReport
  /** As the student gave it; null where they did not. */
  student: string | null
  /** When the last look ended: ISO 8601, by the student's machine. */
  time: string
  labs: SnapshotLab[]
  tape: Tape
  /** `sha256:…` of everything else, in canonical JSON: shows damage, and proves nothing. */
  digest: string
}

export interface SnapshotLab {
  slug: string
  number: number | null
  /** `sha256:…` of the lab's file when it was taken. */
  digest: string
  /** The student's values of what varies. */
  values: Record<string, string | number>
}
