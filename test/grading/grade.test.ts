import { describe, expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, Docker } from '../../src/docker/port/docker.ts'
import { exitCodeOf } from '../../src/grading/exit-code.ts'
import { grade } from '../../src/grading/grade.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { aContainer } from '../graders/facts.ts'
import { aCheck, aLab, elsewhere } from './a-lab.ts'

const engine = { endpoint: 'unix:///test.sock', name: 'docker', version: '20.10.24', api: '1.41' }

/** An engine that answers only what is given; any other question is a bug and ends in an error. */
function gradeOn(docker: Partial<Docker>, lab: Lab, signal = new AbortController().signal) {
  const connect = async () => ({ docker: docker as Docker, engine })
  return grade([lab], { ...elsewhere, connect, endpoint: engine.endpoint, signal })
}

const published = (hostPort: number): Container =>
  aContainer({ name: 'web', ports: [{ port: 80, protocol: 'tcp', hostIp: '0.0.0.0', hostPort }] })
const never = () => new Promise<never>(() => {})
const outcomes = async (report: ReturnType<typeof gradeOn>) =>
  Object.fromEntries((await report).labs[0]!.checks.map((check) => [check.id, check.outcome]))

describe('needs', () => {
  const chain = aLab(aCheck({ id: 'first' }), aCheck({ id: 'second', needs: ['first'] }))

  test('a check is looked at when what it needs has passed', async () => {
    expect(await outcomes(gradeOn({ container: async () => published(8080) }, chain))).toEqual({
      first: 'pass',
      second: 'pass',
    })
  })

  test('a check is blocked, never failed, when what it needs has failed', async () => {
    const report = await gradeOn({ container: async () => published(9090) }, chain)
    expect(report.labs[0]!.checks[1]).toMatchObject({ outcome: 'blocked', waits_for: ['first'] })
    expect(report).toMatchObject({ passed: false, complete: true, points: { earned: 0, possible: 2 } })
    expect(exitCodeOf(report)).toBe(1)
  })
})

test('what a student has to type names this lab', async () => {
  const want = { key: 'ip', fact: { container: 'web', is: 'ip' } }
  const check = aCheck({
    id: 'ip',
    grader: 'answer',
    want: (await kinds.load('answer')).schema().parse(want),
  })
  const report = await gradeOn({ container: async () => published(8080) }, { ...aLab(check), number: 24 })
  expect(report.labs[0]!.checks[0]).toMatchObject({
    diagnosis: 'answer-missing',
    next: expect.stringContaining('"docker-lab answer 24 ip VALUE"'),
  })
})

describe('what we could not look at', () => {
  test.each([
    [
      'the engine breaks off',
      new CouldNotLook('engine-answer', engine.endpoint, { why: 'cut-off' }),
      'engine-answer',
    ],
    ['a check kind has a bug', new TypeError('x is not a function'), 'probe-broke'],
  ])('is an error, not a zero, when %s', async (_, problem, diagnosis) => {
    const report = await gradeOn({ container: () => Promise.reject(problem) }, aLab(aCheck({ id: 'only' })))
    expect(report.labs[0]!.checks[0]).toMatchObject({ outcome: 'error', diagnosis })
    expect(report).toMatchObject({ passed: false, complete: false })
    expect(exitCodeOf(report)).toBe(3)
  })

  test('may be what was seen, when it does not decide', async () => {
    const body = { contains: 'the end' }
    const want = { url: 'http://localhost:8080/', status: 200, body }
    const http: Docker['http'] = async () => ({
      kind: 'answer',
      address: '127.0.0.1',
      status: 200,
      headers: {},
      body: 'the beginning',
      truncated: true,
      redirects: [],
    })
    const report = await gradeOn({ http }, aLab(aCheck({ id: 'only', grader: 'http', want })))
    expect(report.labs[0]!.checks[0]).toMatchObject({ outcome: 'error', diagnosis: 'page-too-long' })
    expect(exitCodeOf(report)).toBe(3)
  })

  test('outranks what is wrong', async () => {
    const wanted = (container: string) => ({
      container,
      port: 80,
      host_port: 8080,
      protocol: 'tcp',
      open_to_all: false,
    })
    const lab = aLab(aCheck({ id: 'wrong' }), aCheck({ id: 'unseen', want: wanted('gone') }))
    const container = async (name: string) => {
      if (name === 'gone') throw new CouldNotLook('engine-timeout', engine.endpoint)
      return published(9090)
    }
    const report = await gradeOn({ container }, lab)
    expect(report.labs[0]!.outcome).toBe('error')
    expect(exitCodeOf(report)).toBe(3)
  })

  test('is every check when no engine answers, and the report still names the endpoint', async () => {
    const connect = () =>
      Promise.reject(new CouldNotLook('engine-unreachable', 'tcp://127.0.0.1:1', { said: 'refused' }))
    const signal = new AbortController().signal
    const report = await grade([aLab(aCheck({ id: 'only' }))], {
      ...elsewhere,
      connect,
      endpoint: 'tcp://127.0.0.1:1',
      signal,
    })
    expect(report.engine).toEqual({ endpoint: 'tcp://127.0.0.1:1', name: null, version: null, api: null })
    expect(report.labs[0]!.checks[0]).toMatchObject({ outcome: 'error', diagnosis: 'engine-unreachable' })
    expect(report.labs[0]!.checks[0]!.message).toContain('tcp://127.0.0.1:1')
  })

  test('a deadline ends a run on an engine that never answers', async () => {
    const deadline = AbortSignal.timeout(20)
    const report = await gradeOn({ container: never }, aLab(aCheck({ id: 'only' })), deadline)
    expect(report.labs[0]!.checks[0]).toMatchObject({ outcome: 'error', diagnosis: 'deadline' })
  })
})

describe('within', () => {
  const lab = aLab(aCheck({ id: 'soon', withinMs: 60_000 }))

  test('looks again while the container is young', async () => {
    const looks = [published(9090), published(9090), published(8080)].map((c) => ({ ...c, ageMs: 100 }))
    expect(await outcomes(gradeOn({ container: async () => looks.shift() }, lab))).toEqual({
      soon: 'pass',
    })
  })

  test('tells a wrong state at once when the container is older', async () => {
    const looks = [{ ...published(9090), ageMs: 60_000 }]
    expect(await outcomes(gradeOn({ container: async () => looks.shift() }, lab))).toEqual({
      soon: 'fail',
    })
  })

  test('does not wait for what is not there', async () => {
    const docker: Partial<Docker> = { container: async () => undefined, containers: async () => [] }
    expect(await outcomes(gradeOn(docker, lab))).toEqual({ soon: 'fail' })
  })
})

describe('a container that has just started', () => {
  const lab = aLab(aCheck({ id: 'first' }), aCheck({ id: 'second', needs: ['first'] }))
  const young = { ...published(8080), settled: false, ageMs: 100 }

  test('is judged once it has settled', async () => {
    const looks = [{ ...young, settlesInMs: 30 }, { ...young, settlesInMs: 5 }, published(8080)]
    expect(await outcomes(gradeOn({ container: async () => looks.shift() }, lab))).toEqual({
      first: 'pass',
      second: 'pass',
    })
    expect(looks).toEqual([])
  })

  test('is judged as it is when waiting tells no more', async () => {
    const container = async () => young
    const docker: Partial<Docker> = { container, containers: async () => [], logs: never }
    const report = await gradeOn(docker, lab)
    expect(report.labs[0]!.checks[0]).toMatchObject({ outcome: 'fail', diagnosis: 'crash-loop' })
  })

  test('is one that we could not look at when no time is left to wait', async () => {
    const container = async () => ({ ...young, settlesInMs: 60_000 })
    const report = await gradeOn({ container }, lab, AbortSignal.timeout(20))
    expect(report.labs[0]!.checks[0]).toMatchObject({ outcome: 'error', diagnosis: 'deadline' })
    expect(report.labs[0]!.checks[1]).toMatchObject({ outcome: 'blocked' })
  })
})

test('each question is asked at most once in a pass', async () => {
  let asked = 0
  const container = async () => {
    asked += 1
    return published(8080)
  }
  await gradeOn({ container }, aLab(aCheck({ id: 'a' }), aCheck({ id: 'b' }), aCheck({ id: 'c' })))
  expect(asked).toBe(1)
})

test.each([
  ['full', ['expected', 'actual', 'diagnosis', 'message', 'next']],
  ['actual', ['actual', 'diagnosis', 'message', 'next']],
  ['message', ['diagnosis', 'message', 'next']],
  ['none', []],
] as const)('reveal: %s shows %j of a failure', async (reveal, shown) => {
  const report = await gradeOn(
    { container: async () => published(9090) },
    aLab(aCheck({ id: 'only', reveal })),
  )
  const all = ['expected', 'actual', 'diagnosis', 'message', 'next']
  expect(all.filter((field) => field in report.labs[0]!.checks[0]!)).toEqual(shown)
})

test('nothing hostile in the facts reaches the report', async () => {
  const containers: Docker['containers'] = async () => [
    { id: '1', name: 'evil\x1b[2J\u202e', imageName: 'x', imageId: 'y', status: 'running', ports: [] },
  ]
  const report = await gradeOn({ container: async () => undefined, containers }, aLab(aCheck({ id: 'only' })))
  expect(JSON.stringify(report)).toContain('evil')
  expect(JSON.stringify(report, null, 0)).not.toMatch(/[\u001b\u202e]|\\u001b/)
})
