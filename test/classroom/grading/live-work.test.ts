import { describe, expect, test } from 'vitest'
import { liveWork } from '../../../src/classroom/grading/live-work.ts'
import { reportError } from '../../../src/classroom/grading/report-error.ts'
import type { Reaching } from '../../../src/classroom/grading/ways.ts'
import type { Looked } from '../../../src/classroom/grading/work.ts'
import { judgeTape } from '../../../src/classroom/snapshot/judge.ts'
import { CouldNotLook } from '../../../src/docker/port/could-not-look.ts'
import { kinds } from '../../../src/kinds/kinds.ts'
import { openCourse } from '../../../src/lab/course.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { loadLab } from '../../../src/lab/load.ts'
import { friendlyDaemon } from '../../docker/friendly-daemon.ts'
import { aStudent, ORIGIN } from './a-class.ts'

const course = await openCourse('labs')
const labs = await Promise.all(course.labs.map(({ folder }) => loadLab(folder, kinds)))

const reaching = (all: readonly Lab[]): Reaching => ({
  ...{ kinds, language: 'en', origin: ORIGIN, run: { id: 'run-1' } },
  labsOf: async () => all.map((lab) => ({ lab })),
})

async function lookedAt(host: string, all: readonly Lab[], signal = new AbortController().signal) {
  const work = await liveWork(aStudent('ann'), { kind: 'live', host, context: undefined }, reaching(all))
  const looked: Looked[] = []
  for await (const one of work.look(work.parts, signal)) looked.push(one)
  return { work, looked }
}

const withoutTimes = (report: unknown) =>
  JSON.stringify(report, (key, value) => (['time', 'duration_ms'].includes(key) ? undefined : value))

describe('a live engine', () => {
  test('is looked at for all labs; what is on the student’s machine is an error, and never a fail', async () => {
    await using daemon = await friendlyDaemon()
    const { looked } = await lookedAt(daemon.endpoint.url, labs)
    expect(looked.map(({ report }) => report.slug)).toEqual(labs.map(({ slug }) => slug))
    const codes = new Map(
      looked.flatMap(({ report }) =>
        report.checks.map((check) => [`${check.grader} ${check.diagnosis}`, check.outcome]),
      ),
    )
    for (const kind of ['answer', 'workfile', 'image-file'])
      for (const [code, outcome] of codes)
        if (code.startsWith(`${kind} out-of-reach`)) expect(outcome).toBe('error')
    expect([...codes.keys()].some((code) => code.endsWith(' out-of-reach'))).toBe(true)
  })

  test('gives a tape for each lab, which judged again gives the same report', async () => {
    await using daemon = await friendlyDaemon()
    const { looked } = await lookedAt(daemon.endpoint.url, labs.slice(0, 8))
    for (const { part, report, origin, tape } of looked) {
      const again = await judgeTape(tape as NonNullable<typeof tape>, [part.lab], {
        language: 'en',
        origin: ORIGIN,
        engine: origin.engine,
      })
      expect(withoutTimes(again.labs[0])).toBe(withoutTimes(report))
    }
  })

  test('that nobody answers at is an error with its reason for every lab', async () => {
    const { looked } = await lookedAt('unix:///nowhere/docker.sock', labs.slice(0, 3))
    expect(looked.map(({ report }) => report.outcome)).toEqual(['error', 'error', 'error'])
    expect(looked[0]?.report.checks[0]?.diagnosis).toBe('engine-unreachable')
  })

  test.each(['nonsense', 'ftp://host', 'ssh://-oProxyCommand=touch@host'])(
    'whose address is %s is an error',
    async (host) => {
      const { looked } = await lookedAt(host, labs.slice(0, 1))
      expect(looked[0]?.report.outcome).toBe('error')
      expect(looked[0]?.report.checks[0]?.diagnosis).toMatch(/^(endpoint-unsupported|engine-unreachable)$/)
    },
  )
})

describe('a report on what could not be looked at', () => {
  test.each(labs.map((lab) => [lab.slug, lab] as const))(
    'is an error, and earns nothing: %s',
    async (_, lab) => {
      const problem = new CouldNotLook('submission-not-run', '', { why: 'still-running', name: '60' })
      const report = await reportError(lab, problem, { kinds, language: 'en' })
      expect(report.outcome).toBe('error')
      expect(report.points.earned).toBe(0)
      expect(report.checks.every(({ outcome }) => outcome === 'error' || outcome === 'blocked')).toBe(true)
    },
  )
})
