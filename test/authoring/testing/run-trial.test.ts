import { describe, expect, test } from 'vitest'
import { runTrial } from '../../../src/authoring/testing/run-trial.ts'
import type { Graded, Testbed } from '../../../src/authoring/testing/testbed.ts'
import type { CheckReport } from '../../../src/grading/report.ts'
import { problemWords } from '../../../src/kinds/kinds.ts'
import words from '../../../src/languages/en/lab-test.ts'
import { aCheck, aLab, aTrial } from './a-lab.ts'

const lab = aLab([aCheck('one'), aCheck('two')])
const check = (id: string, outcome: 'pass' | 'error', diagnosis?: string): CheckReport => ({
  ...{ id, title: id, grader: 'container', outcome, points: { earned: 0, possible: 1 }, duration_ms: 0 },
  ...(diagnosis !== undefined && { diagnosis }),
})

/** What is said of a trial that is graded so. */
async function problemOf(graded: Partial<Graded>, checks = [check('one', 'pass'), check('two', 'pass')]) {
  const testbed = {
    run: async () => ({ exitCode: 0, output: '' }),
    has: async () => true,
    prepare: async () => {},
    reset: async () => {},
    tryGrading: async () => ({ report: { checks }, late: [], differentReplays: [], changes: [], ...graded }),
  } as unknown as Testbed
  const { result } = await runTrial(testbed, aTrial(lab), 5000, {
    ...words,
    problems: await problemWords('en'),
  })
  return result.problem
}

const changes = ['container /web: RestartCount: 0 → 1']

describe('what is said of grading', () => {
  test('nothing, where all is well', async () => {
    expect(await problemOf({})).toBeUndefined()
  })

  test('that grading the recording again differs, or changes something', async () => {
    const replay = { with: 'replay', text: words.replay(['zh']) }
    expect(await problemOf({ differentReplays: ['zh'] })).toEqual(replay)
    expect(await problemOf({ differentReplays: ['zh'], changes })).toEqual(replay)
    expect(await problemOf({ changes })).toEqual({ with: 'changes', text: words.changes(changes) })
  })

  test('that it was late, before whatever comes of that', async () => {
    const checks = [check('one', 'error', 'deadline'), check('two', 'error', 'deadline')]
    const late = { with: 'late', text: words.late(180, ['one', 'two']) }
    expect(await problemOf({ late: ['one', 'two'] }, checks)).toEqual(late)
    expect(await problemOf({ late: ['one', 'two'], differentReplays: ['en'], changes }, checks)).toEqual(late)
  })
})
