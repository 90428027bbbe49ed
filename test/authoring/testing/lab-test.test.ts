import { describe, expect, test } from 'vitest'
import { differences } from '../../../src/authoring/testing/differences.ts'
import { idleChecks } from '../../../src/authoring/testing/idle-checks.ts'
import { isOk } from '../../../src/authoring/testing/is-ok.ts'
import { labTest } from '../../../src/authoring/testing/lab-test.ts'
import type { IdleCheck, LabTest } from '../../../src/authoring/testing/report.ts'
import type { Trial, TrialResult } from '../../../src/authoring/testing/trial.ts'
import { aChange, aCheck, aLab, aResult, aTrial } from './a-lab.ts'

const lab = aLab([aCheck('runs'), aCheck('published')])
const both = { runs: 'pass', published: 'pass' }
const half = { runs: 'pass', published: 'fail port-not-published' }
const none = { runs: 'fail container-missing', published: 'blocked' }
const broken = { runs: 'pass', published: 'error probe-broke' }
const declared = 'the lab asks for no port'

const judged = { engine: 'docker 28.5.2', language: 'en' as const, complete: true, threshold: 100 }
const tested = (
  results: TrialResult[],
  judging: Partial<typeof judged> = {},
  unknown: string[] = [],
): LabTest => labTest({ lab, trials: [], unknown }, results, { ...judged, ...judging })

describe('a trial is as it must be', () => {
  const problem = { with: 'script' as const, text: 'it failed' }
  test.each<[string, Partial<Trial>, TrialResult['got'], boolean]>([
    ['a solution that passes', { expected: both }, both, true],
    ['not a solution that does not', { expected: both }, half, false],
    ['a mistake that fails as expected', { kind: 'mistake', expected: half }, half, true],
    ['not a mistake with a different diagnosis', { kind: 'mistake', expected: half }, none, false],
    ['not a mistake that passes', { kind: 'mistake', expected: half }, both, false],
    ['a case that expects that nobody can look', { kind: 'cheat', expected: broken }, broken, true],
    ['nothing done, and nothing earned', { kind: 'empty' }, none, true],
    ['not nothing done, and something earned', { kind: 'empty' }, half, false],
    ['not nothing done, where nobody could look', { kind: 'empty' }, { runs: 'error probe-broke' }, false],
    ['a mutant that does not pass', { kind: 'mutant', change: aChange() }, half, true],
    ['not a mutant that passes', { kind: 'mutant', change: aChange() }, both, false],
    ['not a mutant at which nobody could look', { kind: 'mutant', change: aChange() }, broken, false],
    ['a declared mutant that passes', { kind: 'mutant', change: aChange({ declared }) }, both, true],
    ['not a declared mutant that does not', { kind: 'mutant', change: aChange({ declared }) }, half, false],
    ['an equivalent that passes', { kind: 'equivalent', change: aChange() }, both, true],
    ['not an equivalent that does not', { kind: 'equivalent', change: aChange() }, half, false],
    ['not without a report', { expected: both }, undefined, false],
  ])('%s', (_, about, got, ok) => {
    const trial = aTrial(lab, about)
    expect(isOk(aResult(trial, got))).toBe(ok)
    expect(isOk(aResult(trial, got, { problem }))).toBe(false)
  })
})

describe('the cases of a lab', () => {
  const solution = aTrial(lab, { expected: both })

  test('each with its outcomes', () => {
    const mistake = aTrial(lab, { name: 'no port', kind: 'mistake', expected: half })
    const said = { published: 'No port is published.', runs: 'as expected, so not told' }
    const report = tested([aResult(solution, both), aResult(mistake, none, { said, durationMs: 2000 })])
    expect(report).toMatchObject({
      engine: 'docker 28.5.2',
      number: 3,
      slug: 'deploy-nginx',
      title: 'Deploy nginx',
    })
    expect(report).toMatchObject({ passed: false, complete: true })
    expect(report.cases).toEqual([
      {
        name: 'docker run',
        kind: 'solution',
        ok: true,
        expected: both,
        got: both,
        said: {},
        duration_ms: 1000,
      },
      { name: 'no port', kind: 'mistake', ok: false, expected: half, got: none, said, duration_ms: 2000 },
    ])
  })

  test('in the language that is asked for', () => {
    expect(tested([], { language: 'zh' as 'en' }).title).toBe('部署 nginx')
  })

  test('repeated, and always the same', () => {
    const [one] = tested([aResult(solution, both), aResult(solution, both, { durationMs: 3000 })]).cases
    expect(one).toMatchObject({ ok: true, duration_ms: 3000 })
    expect(one).not.toHaveProperty('other_results')
  })

  test('repeated, and not the same: the wrong one is shown, and what else there was', () => {
    const report = tested([both, half, both].map((got) => aResult(solution, got)))
    expect(report.passed).toBe(false)
    expect(report.cases).toMatchObject([{ ok: false, got: half, other_results: [both, both] }])
  })

  test('one that did nothing, repeated, and not the same', () => {
    const empty = aTrial(lab, { kind: 'empty', name: '' })
    const other = { runs: 'fail no-such-image', published: 'blocked' }
    const report = tested([aResult(empty, none), aResult(empty, other)])
    expect(report.cases).toMatchObject([{ ok: false, expected: null, other_results: [other] }])
  })

  test.each([
    ['script', true],
    ['sandbox', false],
    ['late', false],
    ['replay', true],
  ] as const)('one without a report, because of the %s', (cause, complete) => {
    const problem = { with: cause, text: 'exit code 1' }
    const report = tested([aResult(solution, undefined, { problem })])
    expect(report).toMatchObject({
      passed: false,
      complete,
      cases: [{ ok: false, got: null, problem: 'exit code 1' }],
    })
  })

  test('a limit passes although it is wrong, with its reason; one that is seen now is not ok', () => {
    const limit = aTrial(lab, {
      name: 'the server imitated',
      kind: 'limit',
      expected: both,
      reason: { en: 'The answer is the same.', zh: '响应相同。' },
    })
    const [known] = tested([aResult(limit, both)]).cases
    expect(known).toMatchObject({ kind: 'limit', ok: true, reason: 'The answer is the same.' })
    expect(tested([aResult(limit, half)])).toMatchObject({ passed: false, cases: [{ ok: false, got: half }] })
  })

  test('at which nobody could look', () => {
    expect(tested([aResult(solution, broken)])).toMatchObject({ passed: false, complete: false })
    const expecting = aTrial(lab, { kind: 'cheat', expected: broken })
    expect(tested([aResult(expecting, broken)])).toMatchObject({ passed: true, complete: true })
  })
})

describe('the mutants of a solution', () => {
  const mutant = (about = {}) => aTrial(lab, { kind: 'mutant', change: aChange(about) })
  const shown = { mutation: 'drop-flag', before: aChange().before, command: aChange().after }

  test('none', () => {
    const nothing = {
      total: 0,
      killed: 0,
      equivalent: 0,
      survived: [],
      unclear: [],
      not_run: [],
      uncounted: 0,
      wrongly_declared: [],
      score: null,
    }
    expect(tested([])).toMatchObject({ passed: true, mutants: nothing })
  })

  test.each<[string, TrialResult[], object]>([
    ['caught', [aResult(mutant(), half)], { killed: 1, survived: [], score: 100 }],
    ['not caught', [aResult(mutant(), both)], { killed: 0, survived: [{ ...shown, score: 100 }], score: 0 }],
    [
      'two of three',
      [half, half, both].map((got) => aResult(mutant(), got)),
      { total: 3, killed: 2, score: 66.6 },
    ],
    [
      'one of thousands, which is less than all',
      Array.from({ length: 2001 }, (_, index) => aResult(mutant(), index === 0 ? both : half)),
      { total: 2001, killed: 2000, score: 99.9 },
    ],
    ['declared', [aResult(mutant({ declared }), both)], { total: 1, killed: 0, equivalent: 1, score: null }],
    [
      'declared, but seen',
      [aResult(mutant({ declared }), half)],
      { equivalent: 0, wrongly_declared: [aChange().after] },
    ],
    [
      'at which nobody could look',
      [aResult(mutant(), broken)],
      { total: 1, killed: 0, unclear: [{ ...shown, problem: 'published: error probe-broke' }], score: null },
    ],
    [
      'that the sandbox did not survive',
      [aResult(mutant(), undefined, { problem: { with: 'sandbox', text: 'it died' } })],
      { unclear: [{ ...shown, problem: 'it died' }] },
    ],
  ])('%s', (_, results, expected) => {
    expect(tested(results).mutants).toMatchObject(expected)
  })

  test('repeated: one that is caught only sometimes counts as not caught', () => {
    const trial = mutant()
    expect(tested([aResult(trial, half), aResult(trial, both)]).mutants).toMatchObject({
      total: 1,
      killed: 0,
    })
  })

  const solution = aTrial(lab, { expected: both })
  const failing = aResult(solution, half)

  test('of a solution that fails itself are not counted', () => {
    const results = [failing, aResult(mutant(), half), aResult(mutant(), both)]
    expect(tested(results).mutants).toMatchObject({
      total: 2,
      killed: 0,
      survived: [],
      uncounted: 2,
      score: null,
    })
    const other = aResult(mutant({ of: 'create, then start' }), half)
    expect(tested([...results, other]).mutants).toMatchObject({ killed: 1, uncounted: 2, score: 100 })
  })

  test('that did not run are neither caught nor not, and do not fail the test', () => {
    const problem = { with: 'script' as const, text: 'pull access denied' }
    const report = tested([aResult(mutant(), undefined, { problem }), aResult(mutant(), half)])
    expect(report).toMatchObject({ passed: true, complete: true })
    expect(report.mutants).toMatchObject({
      killed: 1,
      unclear: [],
      not_run: [{ ...shown, problem: 'pull access denied' }],
      score: 100,
    })
  })

  test('declared, but there is none', () => {
    expect(tested([], {}, ['docker run nginx'])).toMatchObject({
      passed: false,
      mutants: { wrongly_declared: ['docker run nginx'] },
    })
  })

  test.each([
    [50, true],
    [51, false],
  ])('with a threshold of %i %%', (threshold, passed) => {
    expect(tested([aResult(mutant(), half), aResult(mutant(), both)], { threshold }).passed).toBe(passed)
  })

  test('nobody knows of one: that is not passed, whatever the threshold', () => {
    expect(tested([aResult(mutant(), broken)], { threshold: 0 })).toMatchObject({
      passed: false,
      complete: false,
    })
  })
})

test('an equivalent of a solution that fails itself is no false failure', () => {
  const equivalent = aTrial(lab, { kind: 'equivalent', change: aChange({ kind: 'long-flags' }) })
  const results = [aResult(aTrial(lab, { expected: both }), half), aResult(equivalent, half)]
  expect(tested(results).equivalents).toEqual({ total: 1, uncounted: 1, failed: [] })
})

test('an equivalent that this engine cannot try is not counted', () => {
  const equivalent = aTrial(lab, { kind: 'equivalent', change: aChange({ kind: 'compose-file' }) })
  const problem = { with: 'missing' as const, text: 'no docker compose' }
  const report = tested([aResult(equivalent, undefined, { problem })])
  expect(report).toMatchObject({ passed: true, complete: true })
  expect(report.equivalents).toEqual({ total: 1, uncounted: 1, failed: [] })
})

test('a run that ended early is neither passed nor complete', () => {
  const solution = aTrial(lab, { expected: both })
  const plan = { lab, trials: [solution, aTrial(lab, { name: 'another' })], unknown: [] }
  const report = labTest(plan, [aResult(solution, both)], judged)
  expect(report).toMatchObject({ passed: false, complete: false, untried: 1, cases: [{ ok: true }] })
})

test('an equivalent that does not pass is a false failure', () => {
  const trial = aTrial(lab, { kind: 'equivalent', change: aChange({ kind: 'long-flags' }) })
  expect(tested([aResult(trial, both)]).equivalents).toEqual({ total: 1, uncounted: 0, failed: [] })
  const failed = tested([aResult(trial, half, { said: { published: 'No port.' } })])
  expect(failed.passed).toBe(false)
  expect(failed.equivalents.failed).toEqual([
    {
      mutation: 'long-flags',
      before: aChange().before,
      command: aChange().after,
      got: half,
      said: { published: 'No port.' },
    },
  ])
})

describe('a check is idle', () => {
  const of = (...got: Record<string, string>[]) =>
    idleChecks(
      lab,
      got.map((one) => aResult(aTrial(lab), one)),
    )
  test.each<[string, IdleCheck[], object]>([
    ['where nothing ever fails', of(both), { runs: [], published: [] }],
    [
      'where another always fails with it',
      of({ runs: 'fail a', published: 'fail b' }),
      { runs: ['published'], published: ['runs'] },
    ],
    ['but not where it alone fails', of(half, none), {}],
    ['but not where others only wait for it', of(none), { published: [] }],
    ['where nobody could look', of(broken), { runs: [], published: [] }],
  ])('%s', (_, idle, expected) => {
    expect(Object.fromEntries(idle.map(({ check, fails_with }) => [check, fails_with]))).toEqual(expected)
  })

  test('and what fails with it is listed, most often first', () => {
    const three = aLab([aCheck('runs'), aCheck('published'), aCheck('stored')])
    const results = [
      { runs: 'fail a', published: 'fail b', stored: 'fail c' },
      { runs: 'fail a', published: 'pass', stored: 'fail c' },
    ].map((one) => aResult(aTrial(three), one))
    expect(idleChecks(three, results)[0]).toEqual({ check: 'runs', fails_with: ['stored', 'published'] })
  })

  test('is left out where not all cases were tried', () => {
    expect(tested([], { complete: false }).idle_checks).toEqual([])
    expect(tested([]).idle_checks.map(({ check }) => check)).toEqual(['runs', 'published'])
  })
})

describe('engines differ', () => {
  const on = (engine: string, got: TrialResult['got']) =>
    tested([aResult(aTrial(lab, { expected: both }), got)], { engine })
  test.each<[string, LabTest[], object[]]>([
    ['not where there is one', [on('docker 28.5.2', half)], []],
    ['not where they are the same', [on('docker 28.5.2', half), on('podman 4.3.1', half)], []],
    ['not where neither has a report', [on('docker 28.5.2', undefined), on('podman 4.3.1', undefined)], []],
    [
      'where they do not',
      [on('docker 28.5.2', both), on('podman 4.3.1', half)],
      [
        {
          slug: 'deploy-nginx',
          kind: 'solution',
          name: 'docker run',
          got: { 'docker 28.5.2': both, 'podman 4.3.1': half },
        },
      ],
    ],
    [
      'where one comes to no report',
      [on('docker 28.5.2', both), on('podman 4.3.1', undefined)],
      [expect.objectContaining({ got: { 'docker 28.5.2': both, 'podman 4.3.1': null } })],
    ],
  ])('%s', (_, labs, expected) => {
    expect(differences(labs)).toEqual(expected)
  })
})
