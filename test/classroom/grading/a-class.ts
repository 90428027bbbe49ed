import { setImmediate } from 'node:timers/promises'
import type { Attempt } from '../../../src/classroom/attempt.ts'
import type { AttemptSummary } from '../../../src/classroom/grades/grade.ts'
import type { Grading } from '../../../src/classroom/grading/grading.ts'
import type { Looked, Part, Work } from '../../../src/classroom/grading/work.ts'
import type { Student } from '../../../src/classroom/roster/roster.ts'
import { CouldNotLook } from '../../../src/docker/port/could-not-look.ts'
import type { CheckReport, LabReport, Outcome } from '../../../src/grading/report.ts'
import type { Lab } from '../../../src/lab/lab.ts'

export const aStudent = (id: string): Student => ({
  id,
  name: id.toUpperCase(),
  email: undefined,
  keys: {},
  from: undefined,
  extension: { allMs: 0, labs: new Map() },
})

export const aLab = (slug: string): Lab =>
  ({ slug, digest: `sha256:${slug}`, varied: {}, checks: [] }) as unknown as Lab

export const ORIGIN: Attempt['origin'] = {
  program: { name: 'docker-lab', version: '1' },
  course: { name: null, title: null },
  engine: { endpoint: '', name: null, version: null, api: null },
  language: 'en',
}

/** A report with one check. */
export function aReport(lab: string, outcome: Outcome, diagnosis?: string): LabReport {
  const points = { earned: outcome === 'pass' ? 10 : 0, possible: 10 }
  const check = {
    id: 'only',
    title: '',
    grader: 'x',
    outcome,
    points,
    diagnosis,
    message: diagnosis,
    duration_ms: 0,
  }
  const checks = [check as CheckReport]
  return {
    number: null,
    slug: lab,
    title: lab,
    digest: '',
    outcome,
    points,
    score: points.earned * 10,
    checks,
  }
}

/** Waits until it is so, for as long as the test can take. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setImmediate()
}

/** A gradebook in memory, which can stop working. */
export function aGradebook() {
  const kept = new Map<string, Attempt>()
  return {
    kept,
    async addAttempt(attempt: Attempt): Promise<boolean> {
      if (kept.has(attempt.id)) return false
      kept.set(attempt.id, JSON.parse(JSON.stringify(attempt)))
      return true
    },
    attempt: async (id: string): Promise<Attempt | undefined> => kept.get(id),
    async attempts({ student }: { student?: string } = {}): Promise<AttemptSummary[]> {
      return [...kept.values()]
        .filter((one) => student === undefined || one.student === student)
        .map(({ report, workAt, gradedAt, ...one }) => ({
          ...one,
          workAt: new Date(workAt),
          gradedAt: new Date(gradedAt),
          outcome: report.outcome,
          ...report.points,
        }))
    },
  }
}

/** What a look at a lab comes to: an outcome, with the code of an error; or it never ends. */
export type Comes = Outcome | `error ${string}` | 'never' | 'breaks'

export const LABS = ['one', 'two', 'three'].map(aLab)

/** Work at which each look comes to the next of these; the last is repeated. Closed and looked at: how often. */
export function aWork(comes: Comes[] | Record<string, Comes[]>, labs = LABS) {
  const counts = { looks: 0, closed: 0 }
  const seen: Record<string, number> = {}
  const of = (slug: string): Comes => {
    const all = Array.isArray(comes) ? comes : (comes[slug] ?? ['pass'])
    const turn = seen[slug] ?? 0
    seen[slug] = turn + 1
    return all[Math.min(turn, all.length - 1)] as Comes
  }
  const work: Work = {
    way: 'live',
    trust: 'practice',
    parts: labs.map((lab) => ({ lab, of: 'run' })),
    async *look(parts: Part[]): AsyncGenerator<Looked> {
      counts.looks += 1
      for (const part of parts) {
        const came = of(part.lab.slug)
        if (came === 'never') await new Promise(() => {})
        if (came === 'breaks') throw new CouldNotLook('engine-unreachable', 'tcp://gone')
        const [outcome, code] = came.split(' ') as [Outcome, string | undefined]
        const report = aReport(part.lab.slug, outcome, code)
        yield { part, report, origin: ORIGIN, tape: null, workAt: new Date().toISOString() }
      }
    },
    async close() {
      counts.closed += 1
    },
  }
  return { work, counts, seen }
}

export function aGrading(
  open: Grading['open'],
  changes: Partial<Grading> = {},
): Grading & { kept: Map<string, Attempt> } {
  const gradebook = aGradebook()
  return {
    run: { id: 'run-1', again: false },
    gradebook,
    kept: gradebook.kept,
    open,
    unopened: async () => ({
      way: 'live',
      trust: 'practice',
      parts: LABS.map((lab) => ({ lab, of: 'run' })),
    }),
    reportError: async (part, problem) => ({
      report: aReport(part.lab.slug, 'error', problem.code),
      origin: ORIGIN,
    }),
    deadlineMs: 60_000,
    graceMs: 10,
    pausesMs: [1, 2],
    signal: new AbortController().signal,
    ...changes,
  }
}
