import { describe, expect, test } from 'vitest'
import { outcomesOf } from '../../src/authoring/testing/outcomes.ts'
import { resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { connect } from '../../src/docker/connect.ts'
import type { AnyCheckKind } from '../../src/grading/contract/kind.ts'
import { exitCodeOf } from '../../src/grading/exit-code.ts'
import { grade } from '../../src/grading/grade.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { httpServer } from '../docker/servers.ts'
import { anEnvironment, elsewhere } from '../grading/a-lab.ts'
import { check, cleanUpAfterwards } from './attack-bench.ts'

cleanUpAfterwards()

describe('A24 · a check that did not say "pass" has not passed', () => {
  const never = () => new Promise<never>(() => {})
  const hostile: [string, Partial<AnyCheckKind>][] = [
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
    ].map((code): [string, Partial<AnyCheckKind>] => [
      `judges ${JSON.stringify(code)}`,
      { judge: () => code as never },
    ]),
    ['promises to pass', { judge: () => Promise.resolve('pass') as never }],
  ]

  test.each(hostile)('a check kind that %s', async (_, part) => {
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
        stderr: expect.stringContaining('a bug in docker-lab'),
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
    digest: 'sha256:0',
    title: 'An attack',
    chapter: undefined,
    minutes: undefined,
    varied: {},
    environment: anEnvironment(),
    owns: { containers: [], images: [], volumes: [], networks: [], services: [] },
    checks,
  }
}

/** Grades with a check kind that is honest but for a part. */
async function gradeWith(part: Partial<AnyCheckKind>, labs: Lab[] = [aLab()]) {
  const honest = await kinds.load('container')
  const kind: AnyCheckKind = { ...honest, observe: async () => ({}), judge: () => 'pass', ...part }
  const endpoint = await resolveEndpoint({})
  const signal = AbortSignal.timeout(1000)
  return grade(labs, {
    ...elsewhere,
    connect: () => connect(endpoint, { signal }),
    endpoint: endpoint.url,
    signal,
    kinds: { load: async () => kind, words: (_, language) => kinds.words(['container'], language) },
  })
}
