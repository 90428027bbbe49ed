import { expect, test } from 'vitest'
import logs from '../../graders/logs/logs.ts'
import { rhythmOf } from '../../graders/logs/rhythm.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, Logs } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, anEnded, facts } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof logs.observe>>

const seen = (text: string, over: Partial<Logs> = {}, container: Container = aContainer()): Facts => ({
  ...facts(container),
  logs: { text, truncated: false, readable: true, ...over },
})
const hello = { container: 'web', contains: 'hello world' }
const { startedAt: _, ...neverStarted } = aContainer().state

const beat = { container: 'web', matches: '^hello world$', every: 3 }
/** @param silentMs since the newest line @param gapsMs between it and those before */
const beats = (silentMs = 60_000, ...gapsMs: number[]): Facts => {
  const container = aContainer({ ageMs: 60_000 })
  const now = Date.parse(container.state.startedAt ?? '') + 60_000
  const times = [silentMs, ...gapsMs].map(
    (_, index, all) => now - all.slice(0, index + 1).reduce((a, b) => a + b),
  )
  const text = times
    .reverse()
    .map((at) => `${new Date(at).toISOString()} hello world\n`)
    .join('')
  const logs = { text, truncated: false, readable: true }
  const { matches } = beat
  return {
    ...facts(container),
    logs: { ...logs, text: 'hello world\n'.repeat(times.length) },
    rhythm: rhythmOf({ matches }, logs, container),
  }
}

const accepted: Accepted<Facts>[] = [
  ['a line with the text', hello, seen('start\nhello world 1\n')],
  ['enough lines', { ...hello, at_least: 2 }, seen('hello world\nhello world\n')],
  ['a whole line', { container: 'web', matches: '^ready$' }, seen('wait\r\nready\r\n')],
  ['any line', { container: 'web' }, seen('x')],
  ['a line in colour', { container: 'web', matches: '^ready$' }, seen('\x1b[32mrea\x1b[1mdy\x1b[0m\r\n')],
  ['a line after a byte order mark', { container: 'web', matches: '^ready' }, seen('x\n\ufeffready\n')],
  ['a container that has ended', hello, seen('hello world', {}, anEnded(0))],
  ['a line every few seconds', beat, beats(2500, 2990, 2980)],
  ['lines that come faster', beat, beats(10, 500, 500, 500)],
  ['lines that take a moment longer', beat, beats(100, 3200, 3800)],
  ['a computer that slept', beat, beats(100, 3000, 3000, 60_000)],
  ['slow lines long ago', beat, beats(100, 3000, 3000, 3000, 3000, 9000)],
  ['a log without the text', { ...hello, lacks: 'error' }, seen('hello world\n')],
  ['an empty log without the text', { container: 'web', at_least: 0, lacks: 'error' }, seen('')],
  ['the end of a long log', hello, seen('hello world\n', { truncated: true })],
]
const rejected: Rejected<Facts>[] = [
  ['unwanted text', { ...hello, lacks: 'error' }, seen('hello world\nan error\n'), 'log-text-unwanted'],
  [
    'unwanted text in a long log',
    { container: 'web', at_least: 0, lacks: 'error' },
    seen('an error\n', { truncated: true }),
    'log-text-unwanted',
  ],
  [
    'a log whose beginning can have the unwanted text',
    { ...hello, lacks: 'error' },
    seen('hello world\n', { truncated: true }),
    'log-too-long',
  ],
  ['one line, and then silence', beat, beats(60_000), 'log-stopped'],
  ['lines that stopped', beat, beats(60_000, 3000, 3000), 'log-stopped'],
  ['lines that come too rarely', beat, beats(100, 4000), 'log-too-slow'],
  ['slow lines, before the next one is due', beat, beats(6000, 6000, 6000), 'log-too-slow'],
  ['two lines each time', beat, beats(100, 0, 6000, 0, 6000), 'log-too-slow'],
  [
    'lines of an earlier run',
    beat,
    { ...beats(), logs: { text: 'hello world', truncated: false, readable: true } },
    'log-stopped',
  ],

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
  [
    'a log without end that has too few lines',
    { ...hello, at_least: 3 },
    seen('x\nhello world\n', { truncated: true }),
    'log-too-long',
  ],
  ['a long log that ends with blank lines', hello, seen('\n\n\n', { truncated: true }), 'log-too-long'],
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

test('logs looks further back where the end of the log does not have it', async () => {
  const further = { text: `hello world\n${'x\n'.repeat(500)}`, truncated: false, readable: true }
  const near = { text: 'x\n'.repeat(200), truncated: true, readable: true }
  const logsOf = (_: string, isFurther?: true) => (isFurther ? further : near)
  const { world, asked } = anEngine({ container: aContainer(), logs: logsOf })
  const observed = await logs.observe(logs.schema().parse(hello), world)
  expect(asked).toEqual(['container web', 'logs web', 'logs web true'])
  expect(logs.judge(logs.schema().parse(hello), observed)).toBe('pass')
})

test('logs does not look further back than it needs to, and where it cannot, keeps what it saw', async () => {
  const long = { text: 'hello world\n'.repeat(200), truncated: true, readable: true }
  const enough = anEngine({ container: aContainer(), logs: long })
  await logs.observe(logs.schema().parse(hello), enough.world)
  expect(enough.asked).toEqual(['container web', 'logs web'])
  const logsOf = (_: string, isFurther?: true) => {
    if (isFurther) throw new CouldNotLook('engine-timeout', 'unix:///x')
    return long
  }
  const { world } = anEngine({ container: aContainer(), logs: logsOf })
  const want = logs.schema().parse({ container: 'web', contains: 'other' })
  expect(logs.judge(want, await logs.observe(want, world))).toBe('log-too-long')
})

const young = (text: string, ageMs: number) => {
  const startedAt = '2026-07-28T14:00:00.000Z'
  const state = { ...aContainer().state, startedAt }
  return anEngine({
    container: aContainer({ ageMs, state }),
    logs: { text, truncated: false, readable: true },
  })
}

test.for([
  ['nothing has come yet', '', 1000, 4001],
  ['one line has come', '2026-07-28T14:00:01.000000000Z hello world\n', 2000, 4001],
  [
    'lines have come, but for too short a time',
    '2026-07-28T14:00:01.000000000Z hello world\n2026-07-28T14:00:03.000000000Z hello world\n',
    4000,
    2001,
  ],
  [
    'lines have come for long enough',
    '2026-07-28T14:00:01.000000000Z hello world\n2026-07-28T14:00:04.000000000Z hello world\n',
    6001,
    undefined,
  ],
] as const)('logs waits for lines that must keep coming: %s', async ([, text, ageMs, waits]) => {
  const { world, asked } = young(text, ageMs)
  const want = logs.schema().parse(beat)
  const observed = await logs.observe(want, world)
  expect(asked).toEqual(['container web', 'logs web timed'])
  expect(observed.logs?.text).toBe(text.replace(/^\S+ /gm, ''))
  expect(logs.pending?.(want, observed)).toBe(waits)
  if (waits === undefined) expect(logs.judge(want, observed)).toBe('pass')
})

test('logs does not wait for a container that has ended', async () => {
  const { world } = anEngine({
    container: anEnded(0, { ageMs: 500 }),
    logs: { text: '', truncated: false, readable: true },
  })
  const want = logs.schema().parse(beat)
  expect(logs.pending?.(want, await logs.observe(want, world))).toBeUndefined()
})

refuses('logs', logs, [
  ['no line, and nothing that it lacks', { container: 'web', at_least: 0 }, 'needs-lacks'],
])
