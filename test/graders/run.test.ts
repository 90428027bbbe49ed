import { describe, expect, test } from 'vitest'
import run, { type RunFacts } from '../../graders/run/run.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { RunResult } from '../../src/docker/port/docker.ts'
import type { Runs } from '../../src/grading/contract/world.ts'
import { anEngine } from './an-engine.ts'
import { anImage } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const seen = (result: RunResult | undefined, entrypoint: string[] = ['/sum']): RunFacts => ({
  result,
  entrypoint,
})
const ended = (stdout: string, exitCode = 0, over: object = {}): RunFacts =>
  seen({ kind: 'ended', exitCode, stdout, stderr: '', truncated: false, ...over })
const sum = { image: 'sum', args: ['2', '3'], stdout: { equals: '5' } }
const hello = { image: 'hello' }
const typed = { image: 'sum', stdin: "2 3\n'4'\n\n100%\n", stdout: { equals: '109' } }

const accepted: Accepted<RunFacts>[] = [
  ['exit code 0', hello, ended('')],
  ['the output that is asked for', sum, ended('5\n')],
  ['a different exit code that is asked for', { ...hello, exit_code: 2 }, ended('', 2)],
  ['the output for what was typed', typed, ended('109\n')],
  ['output in colour', sum, ended('\x1b[1;32m5\x1b[0m\n')],
  ['error output', { ...hello, stderr: { contains: 'usage' } }, ended('', 0, { stderr: 'usage: sum A B' })],
  [
    'what is found in the beginning',
    { ...hello, stdout: { contains: 'y' } },
    ended('y', 0, { truncated: true }),
  ],
]

const missing = 'exec: "2": executable file not found in $PATH'

const rejected: Rejected<RunFacts>[] = [
  ['no image', sum, seen(undefined, []), 'image-to-run-missing'],
  [
    'arguments for an image without ENTRYPOINT',
    sum,
    seen({ kind: 'not-started', said: missing, missing: true }, []),
    'image-without-entrypoint',
  ],
  [
    'an ENTRYPOINT that is not there',
    sum,
    seen({ kind: 'not-started', said: 'exec: "/sum": no such file or directory', missing: true }),
    'image-program-missing',
  ],
  [
    'a CMD that is not there',
    hello,
    seen(
      { kind: 'not-started', said: 'exec: "hello": executable file not found in $PATH', missing: true },
      [],
    ),
    'image-program-missing',
  ],
  [
    'a program that is not executable',
    sum,
    seen({ kind: 'not-started', said: 'exec: "/sum": permission denied' }),
    'image-not-started',
  ],
  [
    'one that waits',
    { image: 'sum', env: { MODE: 'two words' }, timeout: 3 },
    seen({ kind: 'timeout', stdout: 'Your name?\n', stderr: '' }),
    'image-runs-on',
  ],
  [
    'one that waits for more than was typed',
    { ...typed, stdin: '2 3' },
    seen({ kind: 'timeout', stdout: '', stderr: '' }),
    'image-runs-on',
  ],
  ['the answer for something else that was typed', typed, ended('110\n'), 'image-output-differs'],
  ['one that waits silently', hello, seen({ kind: 'timeout', stdout: '', stderr: '' }), 'image-runs-on'],
  ['too much memory', hello, seen({ kind: 'out-of-memory' }), 'image-needs-memory'],
  [
    'a different exit code, and why',
    sum,
    ended('checking\n', 1, { stderr: '\x1b[31msum: not found\x1b[0m\n' }),
    'image-exit-code-differs',
  ],
  [
    'success where failure is asked for',
    { ...hello, exit_code: 1 },
    ended('fine'),
    'image-exit-code-differs',
  ],
  ['a failure without a word', hello, ended('', 3), 'image-exit-code-differs'],
  ['the answer for other numbers', sum, ended('6\n'), 'image-output-differs'],
  ['no output', sum, ended(''), 'image-output-differs'],
  ['the answer, but as an error', sum, ended('', 0, { stderr: '5' }), 'image-output-differs'],
  [
    'other errors',
    { ...hello, stderr: { contains: 'a' } },
    ended('', 0, { stderr: 'b' }),
    'image-error-output-differs',
  ],
  ['no errors', { ...hello, stderr: { contains: 'a' } }, ended('a'), 'image-error-output-differs'],
  [
    'output without end',
    { ...hello, stdout: { contains: 'x' } },
    ended('y\ny\n', 0, { truncated: true }),
    'image-output-too-long',
  ],
]

accepts('run', run, accepted)
rejects('run', run, rejected)
coversEveryDiagnosis('run', run, rejected)

describe('run', () => {
  const looks = async (yaml: object, image: object | undefined, runs: Runs['run']) => {
    const { world, asked } = anEngine({ image })
    return { asked, seen: await run.observe(run.schema().parse(yaml), { ...world, runs: { run: runs } }) }
  }
  const ok: RunResult = { kind: 'ended', exitCode: 0, stdout: '5', stderr: '', truncated: false }

  test('runs the image that has the name now, by its id, with its deadline in ms', async () => {
    const how: unknown[] = []
    const yaml = { ...sum, env: { A: 'b' }, timeout: 2 }
    const { seen, asked } = await looks(yaml, anImage({ id: 'sha256:5' }), async (...about) => {
      how.push(...about)
      return ok
    })
    expect(asked).toEqual(['image sum'])
    expect(how).toEqual(['sha256:5', { name: 'sum', args: ['2', '3'], env: { A: 'b' }, timeoutMs: 2000 }])
    expect(seen.result).toEqual(ok)
  })
  test.each([
    ['2 3', '2 3\n'],
    ['2\n3\n', '2\n3\n'],
    ['', undefined],
  ])('types %j, with the Enter key at its end', async (stdin, wanted) => {
    const how: unknown[] = []
    await looks({ image: 'sum', stdin }, anImage(), async (_, told) => {
      how.push(told.stdin)
      return ok
    })
    expect(how).toEqual([wanted])
  })
  test('runs nothing where there is no such image', async () => {
    const { seen } = await looks(sum, undefined, () => Promise.reject(new Error('was run')))
    expect(seen.result).toBeUndefined()
  })
  test('says that it could not look where nobody has allowed it', async () => {
    const refused = new CouldNotLook('run-not-allowed', '', { name: 'sum' })
    await expect(looks(sum, anImage(), () => Promise.reject(refused))).rejects.toBe(refused)
  })
})
