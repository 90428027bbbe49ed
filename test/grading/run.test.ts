import { describe, expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, Docker } from '../../src/docker/port/docker.ts'
import { exitCodeOf } from '../../src/grading/exit-code.ts'
import { grade } from '../../src/grading/grade.ts'
import type { Check, Lab } from '../../src/lab/lab.ts'
import { aContainer } from '../graders/facts.ts'

const engine = { endpoint: 'unix:///test.sock', name: 'docker', version: '20.10.24', api: '1.41' }

function aCheck(check: Partial<Check> & { id: string }): Check {
  const want = { container: 'web', port: 80, host_port: 8080, protocol: 'tcp', open_to_all: false }
  return {
    title: check.id,
    points: 1,
    needs: [],
    withinMs: 0,
    hints: [],
    reveal: 'full',
    grader: 'port',
    want,
    ...check,
  }
}

function aLab(...checks: Check[]): Lab {
  return {
    number: 1,
    slug: 'test',
    folder: '/nowhere',
    title: 'Test',
    chapter: undefined,
    minutes: undefined,
    environment: { images: [], ports: [], containers: [] },
    owns: { containers: [], images: [], volumes: [], networks: [] },
    checks,
  }
}

/** An engine that answers only what is given; any other question is a bug and ends in an error. */
function gradeOn(docker: Partial<Docker>, lab: Lab, signal = new AbortController().signal) {
  const connect = async () => ({ docker: docker as Docker, engine })
  return grade([lab], { connect, endpoint: engine.endpoint, language: 'en', signal })
}

const published = (hostPort: number): Container =>
  aContainer({ name: 'web', ports: [{ port: 80, protocol: 'tcp', hostIp: '0.0.0.0', hostPort }] })
const never = () => new Promise<never>(() => {})
const outcomes = async (report: ReturnType<typeof gradeOn>) =>
  Object.fromEntries((await report).labs[0]!.checks.map((check) => [check.id, check.outcome]))

describe('needs', () => {
  const chain = aLab(aCheck({ id: 'first' }), aCheck({ id: 'second', needs: ['first'] }))

  test('a check is looked at when what it needs has passed', async () => {
    expect(await outcomes(gradeOn({ settledContainer: async () => published(8080) }, chain))).toEqual({
      first: 'pass',
      second: 'pass',
    })
  })

  test('a check is blocked, never failed, when what it needs has failed', async () => {
    const report = await gradeOn({ settledContainer: async () => published(9090) }, chain)
    expect(report.labs[0]!.checks[1]).toMatchObject({ outcome: 'blocked', waits_for: ['first'] })
    expect(report).toMatchObject({ passed: false, complete: true, points: { earned: 0, possible: 2 } })
    expect(exitCodeOf(report)).toBe(1)
  })
})

describe('what we could not look at', () => {
  test.each([
    ['the engine breaks off', new CouldNotLook('engine-answer', engine.endpoint, 'cut off'), 'engine-answer'],
    ['a grader has a bug', new TypeError('x is not a function'), 'probe-broke'],
  ])('is an error, not a zero, when %s', async (_, problem, diagnosis) => {
    const report = await gradeOn(
      { settledContainer: () => Promise.reject(problem) },
      aLab(aCheck({ id: 'only' })),
    )
    expect(report.labs[0]!.checks[0]).toMatchObject({ outcome: 'error', diagnosis })
    expect(report).toMatchObject({ passed: false, complete: false })
    expect(exitCodeOf(report)).toBe(3)
  })

  test('may be what was seen, when it does not decide', async () => {
    const body = { contains: 'the end' }
    const want = { url: 'http://localhost:8080/', status: 200, body }
    const http: Docker['http'] = async () => ({
      kind: 'answer',
      status: 200,
      headers: {},
      body: 'the beginning',
      truncated: true,
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
    const settledContainer = async (name: string) => {
      if (name === 'gone') throw new CouldNotLook('engine-timeout', engine.endpoint, '')
      return published(9090)
    }
    const report = await gradeOn({ settledContainer }, lab)
    expect(report.labs[0]!.outcome).toBe('error')
    expect(exitCodeOf(report)).toBe(3)
  })

  test('is every check when no engine answers, and the report still names the endpoint', async () => {
    const connect = () =>
      Promise.reject(new CouldNotLook('engine-unreachable', 'tcp://127.0.0.1:1', 'refused'))
    const signal = new AbortController().signal
    const report = await grade([aLab(aCheck({ id: 'only' }))], {
      connect,
      endpoint: 'tcp://127.0.0.1:1',
      language: 'en',
      signal,
    })
    expect(report.engine).toEqual({ endpoint: 'tcp://127.0.0.1:1', name: null, version: null, api: null })
    expect(report.labs[0]!.checks[0]).toMatchObject({ outcome: 'error', diagnosis: 'engine-unreachable' })
    expect(report.labs[0]!.checks[0]!.message).toContain('tcp://127.0.0.1:1')
  })

  test('a deadline ends a run on an engine that never answers', async () => {
    const deadline = AbortSignal.timeout(20)
    const report = await gradeOn({ settledContainer: never }, aLab(aCheck({ id: 'only' })), deadline)
    expect(report.labs[0]!.checks[0]).toMatchObject({ outcome: 'error', diagnosis: 'deadline' })
  })
})

describe('within', () => {
  const lab = aLab(aCheck({ id: 'soon', withinMs: 60_000 }))

  test('looks again while the container is young', async () => {
    const looks = [published(9090), published(9090), published(8080)].map((c) => ({ ...c, ageMs: 100 }))
    expect(await outcomes(gradeOn({ settledContainer: async () => looks.shift() }, lab))).toEqual({
      soon: 'pass',
    })
  })

  test('tells a wrong state at once when the container is older', async () => {
    const looks = [{ ...published(9090), ageMs: 60_000 }]
    expect(await outcomes(gradeOn({ settledContainer: async () => looks.shift() }, lab))).toEqual({
      soon: 'fail',
    })
  })

  test('does not wait for what is not there', async () => {
    const docker: Partial<Docker> = { settledContainer: async () => undefined, containers: async () => [] }
    expect(await outcomes(gradeOn(docker, lab))).toEqual({ soon: 'fail' })
  })
})

test('each question is asked at most once in a pass', async () => {
  let asked = 0
  const settledContainer = async () => {
    asked += 1
    return published(8080)
  }
  await gradeOn({ settledContainer }, aLab(aCheck({ id: 'a' }), aCheck({ id: 'b' }), aCheck({ id: 'c' })))
  expect(asked).toBe(1)
})

test.each([
  ['full', ['expected', 'actual', 'diagnosis', 'message', 'next']],
  ['actual', ['actual', 'diagnosis', 'message', 'next']],
  ['message', ['diagnosis', 'message', 'next']],
  ['none', []],
] as const)('reveal: %s shows %j of a failure', async (reveal, shown) => {
  const report = await gradeOn(
    { settledContainer: async () => published(9090) },
    aLab(aCheck({ id: 'only', reveal })),
  )
  const all = ['expected', 'actual', 'diagnosis', 'message', 'next']
  expect(all.filter((field) => field in report.labs[0]!.checks[0]!)).toEqual(shown)
})

test('nothing hostile in the facts reaches the report', async () => {
  const containers: Docker['containers'] = async () => [
    { id: '1', name: 'evil\x1b[2J\u202e', imageName: 'x', imageId: 'y', status: 'running', ports: [] },
  ]
  const report = await gradeOn(
    { settledContainer: async () => undefined, containers },
    aLab(aCheck({ id: 'only' })),
  )
  expect(JSON.stringify(report)).toContain('evil')
  expect(JSON.stringify(report, null, 0)).not.toMatch(/[\u001b\u202e]|\\u001b/)
})
