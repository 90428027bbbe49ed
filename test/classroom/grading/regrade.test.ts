import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../../src/classroom/attempt.ts'
import { type Regrading, regradeAll } from '../../../src/classroom/grading/regrade.ts'
import { tapeOf } from '../../../src/classroom/grading/tape-of.ts'
import { gradeAndRecord } from '../../../src/grading/grade.ts'
import { labWithOpened, openedIn } from '../../../src/grading/opened.ts'
import { kinds } from '../../../src/kinds/kinds.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { aGradebook, aLab, aStudent, ORIGIN } from './a-class.ts'

const check = (id: string, name: string, points = 5) => ({
  ...{ id, title: id, points, needs: [], withinMs: 0, hints: [], reveal: 'full', grader: 'container' },
  want: { name, state: 'exists' },
})
const lab = (slug: string, checks = [check('web', 'web')]): Lab =>
  ({
    ...aLab(slug),
    ...{ number: 1, folder: `/${slug}`, title: slug, chapter: undefined, minutes: undefined },
    environment: {
      images: [],
      ports: [],
      containers: [],
      volumes: [],
      networks: [],
      anonymousVolumes: [],
      danglingImages: [],
    },
    owns: { containers: [], images: [], volumes: [], networks: [], services: [] },
    digest: `sha256:${JSON.stringify(checks)}`,
    checks,
  }) as unknown as Lab

/** What a student has when nothing is there. */
async function attemptsAt(labs: Lab[]): Promise<Attempt[]> {
  const nothing = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : async () => undefined) })
  const { report, tape } = await gradeAndRecord(labs, {
    connect: async () => ({ docker: nothing as never, engine: ORIGIN.engine }),
    ...{ kinds, language: 'en', origin: ORIGIN, endpoint: '', signal: new AbortController().signal },
    ...{ folder: nothing as never, answers: () => nothing as never, started: () => nothing as never },
  })
  return report.labs.map((one, index) => ({
    ...{ id: `first-${one.slug}`, student: 'ann', lab: one.slug, way: 'live', trust: 'practice' },
    ...{ workAt: '2026-11-01T10:00:00.000Z', gradedAt: '2026-11-01T10:00:00.000Z', report: one },
    ...{ origin: ORIGIN, tape: tapeOf(tape, (labs[index] as Lab).slug) },
  }))
}

async function class_(...labs: Lab[]) {
  const book = aGradebook()
  for (const attempt of await attemptsAt(labs)) await book.addAttempt(attempt)
  const gradebook: Regrading['gradebook'] = {
    addAttempt: book.addAttempt,
    attempts: async ({ lab } = {}) => (await book.attempts()).filter((one) => one.lab === lab),
    async *eachAttempt({ lab } = {}) {
      yield* [...book.kept.values()].filter((one) => one.lab === lab)
    },
  }
  const regrade = (now: Lab[]) =>
    regradeAll({
      gradebook,
      roster: { seed: undefined, students: [aStudent('ann')] },
      labs: now,
      load: async () => now[0] as Lab,
      ...{ language: 'en', origin: ORIGIN },
    })
  return { kept: book.kept, regrade }
}

describe('judging again', () => {
  test('by the same labs changes nothing', async () => {
    const labs = [lab('one'), lab('two')]
    const { kept, regrade } = await class_(...labs)
    expect(await regrade(labs)).toEqual({ judged: 2, changed: [] })
    expect(kept.size).toBe(2)
  })

  test('by a mended lab adds what is different, of the same work in the same way, and keeps what was', async () => {
    const { kept, regrade } = await class_(lab('one'), lab('two'))
    const before = structuredClone(kept.get('first-one'))
    const { changed } = await regrade([lab('one', [check('web', 'web', 7)]), lab('two')])
    expect(changed).toEqual([
      {
        ...{ student: 'ann', lab: 'one', checks: ['web'] },
        before: { outcome: 'fail', earned: 0, possible: 5 },
        now: { outcome: 'fail', earned: 0, possible: 7 },
      },
    ])
    expect(kept.get('first-one')).toEqual(before)
    const [, , added] = [...kept.values()]
    expect(added).toMatchObject({ way: 'live', trust: 'practice', workAt: before?.workAt, lab: 'one' })
  })

  test('keeps which hints and solutions were opened', async () => {
    const { kept, regrade } = await class_(lab('one'))
    const [first] = kept.values()
    if (!first) throw new Error('nothing was graded')
    const opened = { hints: { web: 2 }, solution: 'gave-up' } as const
    kept.set(first.id, { ...first, report: labWithOpened(first.report, opened) })
    await regrade([lab('one', [check('web', 'web', 7)])])
    expect([...kept.values()].map(({ report }) => openedIn(report))).toEqual([opened, opened])
  })

  test('twice adds nothing twice, and there and back is followed', async () => {
    const { kept, regrade } = await class_(lab('one'))
    const mended = lab('one', [check('web', 'web', 7)])
    for (const now of [mended, mended, lab('one'), mended, mended]) await regrade([now])
    expect([...kept.values()].map(({ report }) => report.points.possible)).toEqual([5, 7, 5, 7])
  })

  test('what was never asked is an error, which hides no grade and is not told twice', async () => {
    const { kept, regrade } = await class_(lab('one'))
    const asks = lab('one', [check('web', 'web'), check('db', 'db')])
    const { changed } = await regrade([asks])
    expect(changed.map(({ now }) => now.outcome)).toEqual(['error'])
    expect((await regrade([asks])).changed).toEqual([])
    expect(kept.size).toBe(2)
    // What was graded before is still what is judged again.
    expect((await regrade([lab('one', [check('web', 'web', 7)])])).changed).toHaveLength(1)
  })
})
