import { describe, expect, test } from 'vitest'
import { outcomesOf } from '../../src/authoring/testing/outcomes.ts'
import { resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { connect } from '../../src/docker/connect.ts'
import type { AnyGrader } from '../../src/grading/contract/contract.ts'
import { exitCodeOf } from '../../src/grading/exit-code.ts'
import { grade } from '../../src/grading/grade.ts'
import { registry } from '../../src/kinds/catalogue.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { httpServer } from '../docker-port/servers.ts'
import { check, cleanUpAfterwards } from './attack-bench.ts'

cleanUpAfterwards()

describe('A24 · a check that did not say «pass» has not passed', () => {
  const never = () => new Promise<never>(() => {})
  const hostile: [string, Partial<AnyGrader>][] = [
    ['throws while it looks', { observe: () => Promise.reject(new Error('no')) }],
    ['throws nothing at all', { observe: () => Promise.reject(undefined) }],
    ['never settles', { observe: never }],
    [
      'throws while it judges',
      {
        judge: () => {
          throw 'pass'
        },
      },
    ],
    ...[
      'PASS',
      'pass ',
      '',
      'constructor',
      '__proto__',
      'toString',
      true,
      1,
      null,
      undefined,
      {},
      ['pass'],
    ].map((code): [string, Partial<AnyGrader>] => [
      `judges ${JSON.stringify(code)}`,
      { judge: () => code as never },
    ]),
    ['promises to pass', { judge: () => Promise.resolve('pass') as never }],
  ]

  test.each(hostile)('a grader that %s', async (_, part) => {
    const report = await gradeWith(part)
    expect(report).toMatchObject({ passed: false, complete: false, points: { earned: 0, possible: 1 } })
    expect(outcomesOf(report.labs[0]!)).toEqual({
      only: expect.stringMatching(/^error (probe-broke|deadline)$/),
    })
    expect(exitCodeOf(report)).toBe(3)
  })

  test('and one that says so has', async () => {
    expect(await gradeWith({})).toMatchObject({ passed: true, complete: true })
  })

  test.each([
    ['no checks', [aLab([])]],
    ['no labs', []],
    ['one lab without checks among others', [aLab(), aLab([])]],
  ])('%s: nothing has passed', async (_, labs) => {
    const report = await gradeWith({}, labs)
    expect(report.passed).toBe(false)
    expect(exitCodeOf(report)).not.toBe(0)
  })

  test('an accident outside of any check is a bug of ours, not a mistake of the student’s', async () => {
    for (const accident of ['throw new Error(1)', 'Promise.reject(new Error(1))']) {
      await using silent = await httpServer(() => {})
      const host = silent.url.replace('http', 'tcp').replace(/\/$/, '')
      const env = {
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(duringAQuestion(accident))}`,
      }
      const crashed = await check([{ container: { name: 'web' } }], { args: ['--host', host], env })
      expect(crashed).toMatchObject({
        exitCode: 4,
        stdout: '',
        stderr: expect.stringContaining('mistake of ours'),
      })
    }
  })
})

const duringAQuestion = (accident: string) => `
  const timer = setInterval(() => {
    if (!process.getActiveResourcesInfo().includes('TCPSocketWrap')) return
    clearInterval(timer)
    ${accident}
  }, 20)`

const aCheck = {
  id: 'only',
  title: 'Only',
  points: 1,
  needs: [],
  withinMs: 0,
  hints: [],
  reveal: 'full' as const,
  grader: 'attack',
  want: {},
}

function aLab(checks = [aCheck]): Lab {
  return {
    number: 1,
    slug: 'attack',
    folder: '/nowhere',
    title: 'An attack',
    chapter: undefined,
    minutes: undefined,
    environment: { images: [], ports: [], containers: [] },
    owns: { containers: [], images: [], volumes: [], networks: [] },
    checks,
  }
}

/** Grades with a check kind that is honest but for a part. */
async function gradeWith(part: Partial<AnyGrader>, labs: Lab[] = [aLab()]) {
  const { default: honest } = await registry.container!.grader()
  const grader: AnyGrader = { ...honest, observe: async () => ({}), judge: () => 'pass' as never, ...part }
  registry.attack = { grader: async () => ({ default: grader }), zh: registry.container!.zh }
  const endpoint = await resolveEndpoint({})
  const signal = AbortSignal.timeout(1000)
  try {
    return await grade(labs, {
      connect: () => connect(endpoint, { signal }),
      endpoint: endpoint.url,
      language: 'en',
      signal,
    })
  } finally {
    delete registry.attack
  }
}
