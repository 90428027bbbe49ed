import type { Grading as OneLook } from '../../grading/grade.ts'
import type { SandboxProvider } from '../../sandbox/provider.ts'
import type { Source, Student } from '../roster/roster.ts'
import type { ClassLabs } from './class-labs.ts'
import type { Grading } from './grading.ts'
import { liveWork } from './live-work.ts'
import { reportError } from './report-error.ts'
import type { Run } from './run-record.ts'
import { snapshotWork } from './snapshot-work.ts'
import { submissionWork } from './submission/submission-work.ts'
import { contentOf } from './ways.ts'
import type { Work } from './work.ts'

export interface Opening extends Pick<OneLook, 'kinds' | 'language' | 'origin' | 'onBug'>, ClassLabs {
  run: Pick<Run, 'id'>
  sandboxes(): Promise<SandboxProvider>
  deadlineMs: number
}

const WAYS = {
  live: { way: 'live', trust: 'practice' },
  submission: { way: 'submission', trust: 'assessed' },
  snapshot: { way: 'snapshot', trust: 'practice' },
} as const satisfies Record<Source['kind'], Pick<Work, 'way' | 'trust'>>

/** How the work of students is found, each where the roster says that it is. */
export function openingWork(opening: Opening): Pick<Grading, 'open' | 'unopened' | 'reportError'> {
  const { language, origin, run } = opening
  return {
    async open(student) {
      const { from } = student
      if (from?.kind === 'live') return liveWork(student, from, opening)
      if (from?.kind === 'submission') return submissionWork(student, from, opening)
      if (from?.kind === 'snapshot') return snapshotWork(student, from, opening)
      return NOTHING
    },
    async unopened({ from, ...student }: Student) {
      const labs = await opening.labsOf({ from, ...student })
      const parts = labs.map(({ lab }) => ({ lab, of: from?.kind === 'live' ? run.id : contentOf(lab) }))
      return from ? { ...WAYS[from.kind], parts } : NOTHING
    },
    async reportError({ lab }, problem) {
      const engine = { endpoint: problem.endpoint, name: null, version: null, api: null }
      return { report: await reportError(lab, problem, opening), origin: { ...origin, engine, language } }
    },
  }
}

/** Of a student who submits by themselves, there is nothing that we could fetch. */
const NOTHING: Work = {
  way: 'submitted',
  trust: 'practice',
  parts: [],
  look: async function* () {},
  close: async () => {},
}
