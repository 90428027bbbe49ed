import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { StartRecord } from '../../src/grading/contract/world.ts'
import type { Grading } from '../../src/grading/grade.ts'
import type { Outcome } from '../../src/grading/report.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import type { Recording } from './recording.ts'

export const LABS = ['03-deploy-nginx', '13-volumes', '14-volumes-from', '22-push']

/** A state of a lab, what an engine said of it, and what its checks came to. */
export interface Graded {
  lab: string
  name: string
  kind: string
  started: StartRecord
  outcomes: Record<string, Outcome>
  recorded: Recording
}

export const recordings = join(import.meta.dirname, 'recorded/engine-28.5.json.gz')

/** What was recorded of a real engine by `record.ts`. */
export const readRecordings = (): Graded[] => JSON.parse(gunzipSync(readFileSync(recordings)).toString())

/** How a recorded state is graded, except for the engine. */
export const withoutEngine = (
  started: StartRecord,
  signal: AbortSignal = AbortSignal.timeout(60_000),
): Omit<Grading, 'connect'> => ({
  endpoint: 'unix:///recorded',
  signal,
  kinds,
  language: 'en',
  origin: { program: { name: 'docker-lab', version: '' }, course: { name: null, title: null } },
  folder: {
    file: async () => ({ kind: 'absent' }),
    archive: async () => ({ kind: 'absent' }),
    place: async (path) => ({ path, isSame: false, isUnseen: true }),
  },
  answers: () => ({ answer: async () => undefined }),
  started: () => ({ record: async () => started }),
})
