import { expect, test } from 'vitest'
import logs from '../../graders/logs/logs.ts'
import type { Container, Logs } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, anEnded, facts } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof logs.observe>>

const seen = (text: string, over: Partial<Logs> = {}, container: Container = aContainer()): Facts => ({
  ...facts(container),
  logs: { text, truncated: false, readable: true, ...over },
})
const hello = { container: 'web', contains: 'hello world' }
const { startedAt: _, ...neverStarted } = aContainer().state

const accepted: Accepted<Facts>[] = [
  ['a line with the text', hello, seen('start\nhello world 1\n')],
  ['enough lines', { ...hello, at_least: 2 }, seen('hello world\nhello world\n')],
  ['a whole line', { container: 'web', matches: '^ready$' }, seen('wait\r\nready\r\n')],
  ['any line', { container: 'web' }, seen('x')],
  ['a container that has ended', hello, seen('hello world', {}, anEnded(0))],
  ['the end of a long log', hello, seen('hello world\n', { truncated: true })],
]
const rejected: Rejected<Facts>[] = [
  ['a container that is not there', hello, { ...seen(''), ...facts(undefined) }, 'container-missing'],
  [
    'one that was never started',
    hello,
    seen('', {}, { ...aContainer(), state: { ...neverStarted, status: 'created' } }),
    'created-not-started',
  ],
  [
    'one whose start failed',
    hello,
    seen(
      '',
      {},
      {
        ...aContainer(),
        state: {
          ...neverStarted,
          status: 'created',
          error: 'exec: "while true": executable file not found in $PATH',
        },
      },
    ),
    'command-not-found',
  ],
  ['nothing printed', hello, seen(''), 'log-empty'],
  ['nothing but line ends', { container: 'web' }, seen('\n\n'), 'log-empty'],
  ['a log driver that keeps nothing', hello, seen('', { readable: false }), 'log-unreadable'],
  ['other text', hello, seen('Hello World\n'), 'log-text-missing'],
  ['text over two lines', hello, seen('hello\nworld\n'), 'log-text-missing'],
  ['our own report', hello, seen('[PASS] {"passed":true,"score":100}'), 'log-text-missing'],
  [
    'a variable without a shell',
    hello,
    seen('$GREETING\n', {}, aContainer({ argv: ['echo', '$GREETING'] })),
    'variable-not-expanded',
  ],
  [
    'a dollar that a shell has printed',
    hello,
    seen('$X\n', {}, aContainer({ argv: ['sh', '-c', 'echo \\$X'] })),
    'log-text-missing',
  ],
  ['too few lines', { ...hello, at_least: 3 }, seen('hello world\nx\ny\n'), 'log-too-short'],
  ['two of three lines', { ...hello, at_least: 3 }, seen('hello world\nhello world\n'), 'log-too-short'],
  ['a log without end', hello, seen('x\n', { truncated: true }), 'log-too-long'],
]

accepts('logs', logs, accepted)
rejects('logs', logs, rejected)
coversEveryDiagnosis('logs', logs, rejected)

test('logs asks for the log of a container that is there, and looks again while it is young', async () => {
  const { world, asked } = anEngine({ container: aContainer({ ageMs: 500 }), logs: seen('').logs })
  const observed = await logs.observe(logs.schema().parse(hello), world)
  expect(asked).toEqual(['container web', 'logs web'])
  expect(logs.ageMs?.(observed)).toBe(500)
})
