import { expect, test } from 'vitest'
import type { Attempt } from '../../../src/classroom/attempt.ts'
import { judgeSnapshot } from '../../../src/classroom/snapshot/judge.ts'
import { retellIn } from '../../../src/classroom/snapshot/retell.ts'
import { labWithOpened, openedIn } from '../../../src/grading/opened.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { elsewhere } from '../../grading/a-lab.ts'
import { aSnapshot, LABS } from '../server/a-class.ts'

const [lab] = LABS as [Lab, Lab]

/** What a student handed in who reads English. */
async function anAttempt(): Promise<Attempt> {
  const { tape, engine, time, labs } = await aSnapshot('alice', 'reversed')
  const judging = { language: 'en', origin: elsewhere.origin } as const
  const [report] = (await judgeSnapshot({ tape, engine, time, labs }, [lab], judging)).labs
  return {
    ...{ id: 'x', student: 'alice', lab: lab.slug, way: 'submitted', trust: 'practice' },
    ...{ workAt: time, gradedAt: time, tape, origin: { ...elsewhere.origin, engine, language: 'en' } },
    report: report as Attempt['report'],
  } as Attempt
}

const OPENED = { hints: { published: 2 }, solution: 'gave-up' } as const

const roster = { seed: undefined }
const retell = retellIn('zh', { roster, folderOf: () => lab.folder, load: async () => lab })
const chinese = /[\u4e00-\u9fff]/

test('whatever language an attempt was graded in, a reader has it in their own', async () => {
  const attempt = await anAttempt()
  const told = await retell(attempt)
  const [, published] = told.report.checks
  expect(published).toMatchObject({
    title: '80 端口映射到 8080',
    outcome: 'fail',
    diagnosis: 'port-reversed',
    actual: expect.stringMatching(chinese),
    message: expect.stringMatching(chinese),
  })
  expect(told.origin.language).toBe('zh')
  expect(told.report.points).toEqual(attempt.report.points)
  const back = retellIn('en', { roster, folderOf: () => lab.folder, load: async () => lab })
  // Judging again takes its own time.
  const untimed = attempt.report.checks.map((check) => ({ ...check, duration_ms: expect.any(Number) }))
  expect((await back(told)).report.checks).toEqual(untimed)
})

test('what cannot be judged again to the same end stays as it was told', async () => {
  const attempt = await anAttempt()
  const other = { ...lab, digest: 'sha256:other' }
  const changed = retellIn('zh', { roster, folderOf: () => lab.folder, load: async () => other })
  const gone = retellIn('zh', { roster, folderOf: () => undefined, load: async () => lab })
  const [running, ...rest] = attempt.report.checks
  const edited = {
    ...attempt,
    report: { ...attempt.report, checks: [{ ...running, outcome: 'fail' }, ...rest] },
  }
  const untaped = { ...attempt, tape: null }
  expect(await changed(attempt)).toBe(attempt)
  expect(await gone(attempt)).toBe(attempt)
  expect(await retell(edited as Attempt)).toBe(edited)
  expect(await retell(untaped)).toBe(untaped)
})

test('what a student had opened is in every language', async () => {
  const attempt = await anAttempt()
  const { report } = await retell({ ...attempt, report: labWithOpened(attempt.report, OPENED) })
  expect(openedIn(report)).toEqual(OPENED)
  expect(report.title).toMatch(chinese)
})
