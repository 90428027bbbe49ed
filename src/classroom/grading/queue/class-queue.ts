import { hash } from 'node:crypto'
import type { Job, PgBoss } from 'pg-boss'
import type { StudentResult } from '../grade-student.ts'
import type { Run } from '../run-record.ts'

/** One student to be graded, by whichever worker takes it. */
export interface GradeJob {
  run: Pick<Run, 'id' | 'again'>
  student: string
  /** Slugs. */
  labs: string[]
  deadlineMs: number
}

/** How far a job is. */
export interface JobStanding {
  student: string
  state: 'waiting' | 'active' | 'done' | 'given-up'
  /** Of `done`. */
  result?: StudentResult
}

/** The work of one class, in PostgreSQL: those who put it in wait for it, and workers take it. */
export interface ClassQueue {
  /** A job that is there already stays as it is. */
  put(jobs: readonly GradeJob[]): Promise<void>
  standings(run: Pick<Run, 'id'>): Promise<JobStanding[]>
  /**
   * Takes jobs until the queue is closed. A job whose worker stops comes back, and the signal that belongs to it aborts
   * where it was given to another meanwhile.
   */
  work(atOnce: number, grade: (job: GradeJob, signal: AbortSignal) => Promise<StudentResult>): Promise<void>
  close(): Promise<void>
}

/** Beside the gradebook's tables. */
const SCHEMA = 'docker_lab_queue'
/** A worker that says nothing for so long has stopped. */
const HEARTBEAT_S = 15
const REFRESH_S = 5
const LOOK_S = 5
/** How often a job can come back: work that stops every worker must not do so for ever. */
const RETRIES = 4
/** What is done when a student's own time is over. */
const EXTRA_S = 180
const KEPT_S = 7 * 86_400
const MOST_JOBS = 100_000

/**
 * Opens the queue of a class. Only those who have the same roster share it: the others would not know the students.
 * @param where `postgres://…`
 * @param roster the text of the roster's file
 */
export async function openQueue(where: string, roster: string | Buffer): Promise<ClassQueue> {
  const { PgBoss } = await import('pg-boss')
  const name = `class-${hash('sha256', roster).slice(0, 16)}`
  const boss: PgBoss = new PgBoss({
    connectionString: where,
    schema: SCHEMA,
    application_name: 'docker-lab queue',
    max: 4,
    schedule: false,
    superviseIntervalSeconds: LOOK_S,
    monitorIntervalSeconds: LOOK_S,
  })
  // The server may come back, and whoever waits for an answer is told by that.
  boss.on('error', () => {})
  try {
    await boss.start()
    await boss.createQueue(name, {
      retryLimit: RETRIES,
      heartbeatSeconds: HEARTBEAT_S,
      deleteAfterSeconds: KEPT_S,
    })
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
  return {
    async put(jobs) {
      const rows = jobs.map((job) => ({
        id: jobId(job),
        data: { ...job },
        expireInSeconds: Math.ceil(job.deadlineMs / 1000) + EXTRA_S,
      }))
      await boss.insert(name, rows)
    },
    async standings(run) {
      const jobs = await boss.findJobs<GradeJob>(name, { data: { run: { id: run.id } }, limit: MOST_JOBS })
      return jobs.map(({ data, state, output }) => ({
        student: data.student,
        state: STATES[state],
        ...(state === 'completed' && { result: output as unknown as StudentResult }),
      }))
    },
    async work(atOnce, grade) {
      const options = {
        localConcurrency: atOnce,
        batchSize: 1,
        pollingIntervalSeconds: 0.5,
        heartbeatRefreshSeconds: REFRESH_S,
      }
      await boss.work<GradeJob>(name, options, async ([job]: Job<GradeJob>[]) => {
        if (!job) return undefined
        return grade(job.data, job.signal)
      })
    },
    close: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

const STATES = {
  created: 'waiting',
  retry: 'waiting',
  active: 'active',
  completed: 'done',
  cancelled: 'given-up',
  failed: 'given-up',
} as const satisfies Record<string, JobStanding['state']>

/** The same for the same student in the same run. */
function jobId({ run, student }: Pick<GradeJob, 'run' | 'student'>): string {
  const digits = hash('sha256', JSON.stringify([run.id, student]))
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
