import { expect, test } from 'vitest'
import { runExec } from '../../src/docker/probes/exec.ts'
import type { Question } from '../../src/docker/wire/ask.ts'
import { fakeAsk, type Said } from './fake-ask.ts'

const frame = (stream: number, text: string) => {
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0])
  header.writeUInt32BE(Buffer.byteLength(text), 4)
  return Buffer.concat([header, Buffer.from(text)])
}

interface Program {
  exitCode: number
  /** 0: the engine knows no process. */
  pid?: number
  body?: Buffer
  podman?: true
  /** Podman's events. */
  events?: object[]
  hostConfig?: object
  stats?: object
}

/** An engine with the container web, in which every program ends like this. */
function engine({ exitCode, pid = 7, body = Buffer.alloc(0), podman, events = [], ...web }: Program) {
  const headers: Record<string, string> = podman
    ? { 'libpod-api-version': '5.4.2', date: 'Wed, 25 Nov 2026 16:00:00 GMT' }
    : {}
  const created: string[][] = []
  const json = (value: unknown): Said => ({ body: JSON.stringify(value) })
  const { ask, asked } = fakeAsk({
    '/containers/web/json': () => json({ HostConfig: web.hostConfig ?? {}, State: {} }),
    '/containers/web/stats': () => json(web.stats ?? {}),
    '/containers/web/exec': ({ body: options }: Question) => {
      created.push((options as { Cmd: string[] }).Cmd)
      return { status: 201, headers, body: `{"Id":"e${created.length}"}` }
    },
    '/exec/e1/start': () => ({ body }),
    '/exec/e1/json': () => json({ Running: false, ExitCode: exitCode, Pid: pid }),
    '/exec/e2/start': () => ({ body: '' }),
    '/exec/e2/json': () => json({ Running: false, ExitCode: 0, Pid: pid }),
    '/events': () => ({ body: events.map((event) => JSON.stringify(event)).join('\n') }),
  })
  return { ask, asked, created }
}

const MISSING =
  'OCI runtime exec failed: exec failed: exec: "x": executable file not found in $PATH: unknown\r\n'
const PODMANS = 'Error: runc: exec failed: exec: "x": executable file not found in $PATH\n'
const died = (code: string) => ({ Action: 'exec_died', Actor: { Attributes: { containerExitCode: code } } })

test('the program is started as it is written, without a shell', async () => {
  const { ask, created } = engine({ exitCode: 0, body: frame(1, 'hello\n') })
  expect(await runExec(ask, 'web', ['echo', '$HOME'])).toMatchObject({ kind: 'ended', stdout: 'hello\n' })
  expect(created).toEqual([['echo', '$HOME']])
})

test.each<[string, Program]>([
  ['before Engine 28', { exitCode: 126, pid: 0, body: frame(1, MISSING) }],
  ['since Engine 28', { exitCode: 127, pid: 0, body: frame(1, MISSING) }],
  ['by Podman', { exitCode: 127, pid: 0, body: frame(2, PODMANS), podman: true }],
])('a program that is missing is told by the engine, %s', async (_, program) => {
  const found = await runExec(engine(program).ask, 'web', ['x'])
  expect(found).toMatchObject({
    kind: 'not-started',
    missing: true,
    said: expect.stringContaining('not found'),
  })
})

test.each<[string, Program]>([
  ['Docker', { exitCode: 126, body: frame(2, MISSING) }],
  [
    'Podman',
    { exitCode: 127, pid: 0, body: frame(2, PODMANS), podman: true, events: [died('0'), died('127')] },
  ],
])('a program that says what %s would say has ended', async (_, program) => {
  const { exitCode } = program
  expect(await runExec(engine(program).ask, 'web', ['x'])).toMatchObject({ kind: 'ended', exitCode })
})

test('what has to do with neither the program nor the container is tried again, and then says nothing of them', async () => {
  const body = frame(
    1,
    'OCI runtime exec failed: exec failed: read init-p: connection reset by peer: unknown\r\n',
  )
  const { ask, created } = engine({ exitCode: 126, pid: 0, body })
  // The second try is one that works.
  expect(await runExec(ask, 'web', ['x'])).toMatchObject({ kind: 'ended', exitCode: 0 })
  expect(created).toHaveLength(2)
})

test.each([
  ['memory', { Memory: 20e6 }, { memory_stats: { usage: 18e6 } }, 'no-memory-left'],
  ['processes', { PidsLimit: 3 }, { pids_stats: { current: 3 } }, 'no-processes-left'],
])('nothing is started where no %s is left', async (_, hostConfig, stats, why) => {
  const { ask, created } = engine({ exitCode: 0, hostConfig, stats })
  await expect(runExec(ask, 'web', ['x'])).rejects.toMatchObject({
    code: 'no-room',
    detail: { why, name: 'web' },
  })
  expect(created).toEqual([])
})

test('files that the kernel has in memory leave room', async () => {
  const stats = { memory_stats: { usage: 19e6, stats: { inactive_file: 5e6, active_file: 4e6 } } }
  const { ask } = engine({ exitCode: 0, hostConfig: { Memory: 20e6 }, stats })
  expect(await runExec(ask, 'web', ['x'])).toMatchObject({ kind: 'ended' })
})

test('a container that is not there, or does not run, starts nothing', async () => {
  for (const [status, message] of [
    [404, 'No such container: web'],
    [409, 'container web is not running'],
    [500, 'can only create exec sessions on running containers: container state improper'],
  ] as const) {
    const { ask } = fakeAsk({ '/containers/web/exec': () => ({ status, body: JSON.stringify({ message }) }) })
    expect(await runExec(ask, 'web', ['x'])).toEqual({ kind: 'not-started', said: message, notUp: true })
  }
})

test('programs in one container wait for each other, those in others do not', async () => {
  const { ask, asked } = engine({ exitCode: 0 })
  await Promise.allSettled([
    runExec(ask, 'web', ['a']),
    runExec(ask, 'web', ['b']),
    runExec(ask, 'db', ['c']),
  ])
  const ofWeb = asked.filter((question) => /web\/exec|exec\/e\d\/(start|json)/.test(question))
  expect(ofWeb.map((question) => question.replace(/.*\//, ''))).toEqual([
    'exec',
    'start',
    'json',
    'exec',
    'start',
    'json',
  ])
})
