import { expect, test } from 'vitest'
import exec from '../../graders/exec/exec.ts'
import type { ExecResult } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, anEnded, facts } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof exec.observe>>

const seen = (result: ExecResult): Facts => ({ ...facts(aContainer()), result })
const ended = (stdout: string, exitCode = 0, over: object = {}): Facts =>
  seen({ kind: 'ended', exitCode, stdout, stderr: '', truncated: false, ...over })
const date = { container: 'web', command: ['date', '+%Y'] }

const accepted: Accepted<Facts>[] = [
  ['exit code 0', date, ended('')],
  ['the output that is asked for', { ...date, stdout: { matches: '^\\d{4}$' } }, ended('2026\n')],
  ['a different exit code that is asked for', { ...date, exit_code: 1 }, ended('', 1)],
  ['output in colour', { ...date, stdout: { equals: 'done' } }, ended('\x1b[1;32mdone\x1b[0m\n')],
  ['output after a byte order mark', { ...date, stdout: { matches: '^done$' } }, ended('\ufeffdone\r\n')],
  [
    'the words of an engine, from the program itself',
    { ...date, exit_code: 126 },
    ended('', 126, { stderr: 'OCI runtime exec failed: x' }),
  ],
  ['error output', { ...date, stderr: { contains: 'ok' } }, ended('', 0, { stderr: 'syntax is ok\n' })],
]
const rejected: Rejected<Facts>[] = [
  [
    'a container that has ended',
    date,
    { ...facts(anEnded(0, { argv: ['/run'] })), result: undefined as never },
    'exited-at-once',
  ],
  [
    'a program that is not there',
    { container: 'web', command: ['bash'] },
    seen({ kind: 'not-started', said: 'exec: "bash": executable file not found in $PATH', missing: true }),
    'program-missing',
  ],
  [
    'a program that cannot start',
    date,
    seen({ kind: 'not-started', said: 'permission denied' }),
    'program-not-started',
  ],
  ['a program that hangs', date, seen({ kind: 'timeout', stdout: '', stderr: '' }), 'program-not-done'],
  [
    'a program that cannot be ended',
    date,
    seen({ kind: 'timeout', stdout: '', stderr: '', stillRuns: true }),
    'program-not-done',
  ],
  ['a different exit code', date, ended('', 2), 'wrong-exit-code'],
  [
    'a different exit code, and why',
    date,
    ended('checking\n', 1, { stderr: 'warning\n\x1b[31mdate: invalid option\x1b[0m\n\n' }),
    'wrong-exit-code',
  ],
  ['a different exit code, with output only', date, ended('one\nlast words\n', 1), 'wrong-exit-code'],
  ['success where failure is asked for', { ...date, exit_code: 1 }, ended('fine'), 'wrong-exit-code'],
  ['other output', { ...date, stdout: { equals: '2026' } }, ended('2025\n'), 'wrong-output'],
  ['no output', { ...date, stdout: { contains: '2026' } }, ended(''), 'wrong-output'],
  [
    'what is asked for, but as an error',
    { ...date, stdout: { contains: '2026' } },
    ended('', 0, { stderr: '2026' }),
    'wrong-output',
  ],
  ['other errors', { ...date, stderr: { contains: 'ok' } }, ended('ok'), 'wrong-error-output'],
  [
    'output without end',
    { ...date, stdout: { contains: 'x' } },
    ended('y\ny\n', 0, { truncated: true }),
    'output-too-long',
  ],
]

accepts('exec', exec, accepted)
rejects('exec', exec, rejected)
coversEveryDiagnosis('exec', exec, rejected)

test('exec gives the program its deadline, in ms', async () => {
  const { world, asked } = anEngine({ container: aContainer(), exec: {} })
  await exec.observe(exec.schema().parse({ ...date, timeout: 2 }), world)
  expect(asked).toEqual(['container web', 'exec web date,+%Y 2000'])
})

test('exec starts nothing in a container that does not run', async () => {
  const { world, asked } = anEngine({ container: undefined, containers: [] })
  await exec.observe(exec.schema().parse(date), world)
  expect(asked).toEqual(['container web', 'containers'])
})
