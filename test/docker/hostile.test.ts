import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../src/docker/address/endpoint.ts'
import { connect } from '../../src/docker/connect.ts'
import type { Docker } from '../../src/docker/port/docker.ts'
import {
  type Behaviour,
  floods,
  hostileDaemon,
  misbehaviours,
  ofInspecting,
  says,
  silent,
} from './hostile-daemon.ts'

/** For what never ends by itself. All else is awaited as long as the program would: a busy machine is slow to answer. */
const hurried = { silentMs: 500, totalMs: 1000 }
const patienceFor = (code: string) => (code === 'engine-timeout' ? { patience: hurried } : {})
const running = () => new AbortController()

async function problemOf(work: Promise<unknown>) {
  return work.then(
    (answer) => ({ code: 'answered', answer }),
    (error) => error,
  )
}

/** What comes of questions to a daemon that greets well and then does this. */
async function askWhile(behaviour: Behaviour, asks: Ask[], code = '') {
  await using daemon = await hostileDaemon(behaviour)
  const { docker } = await connect(daemon.endpoint, { signal: running().signal, ...patienceFor(code) })
  const problems = await Promise.all(asks.map((ask) => problemOf(ask(docker))))
  for (const problem of problems) expect(problem.endpoint).toBe(daemon.endpoint.url)
  return problems
}

type Ask = (docker: Docker) => Promise<unknown>

const inspecting: Ask[] = [
  ...(['container', 'image', 'volume', 'network', 'logs'] as const).map(
    (question): Ask =>
      (docker) =>
        docker[question]('web'),
  ),
  (docker) => docker.file('web', '/x'),
]
const listing: Ask[] = [
  (docker) => docker.containers(),
  (docker) => docker.imageNames(),
  (docker) => docker.volumeNames(),
]
const aProgram: Ask = (docker) => docker.exec('web', ['true'])

const matching = (detail: object) =>
  Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]),
  )

describe('a daemon that greets as an engine, and then', () => {
  test.each(misbehaviours)('%s', async (_, behaviour, code, detail) => {
    for (const problem of await askWhile(behaviour, [...inspecting, ...listing, aProgram], code))
      expect(problem).toMatchObject({ name: 'CouldNotLook', code, detail: matching(detail) })
  })

  test.each(ofInspecting)('%s', async (_, behaviour, code, detail) => {
    const asks = inspecting.slice(0, 4)
    for (const problem of await askWhile(behaviour, asks, code))
      expect(problem).toMatchObject({ name: 'CouldNotLook', code, detail: matching(detail) })
  })

  test('lists no containers', async () => {
    for (const body of ['{}', '[7]']) {
      const [problem] = await askWhile(says(200, body), [(docker) => docker.containers()])
      expect(problem).toMatchObject({ code: 'engine-answer' })
    }
  })

  const inspected = (part: object) =>
    says(200, JSON.stringify({ Id: 'c0ffee', Name: '/web', State: { Status: 'exited' }, ...part }))

  test.each([
    [{ State: null }],
    [{ State: { Status: 'happy' } }],
    [{ State: { Status: 'constructor' } }],
    [{ State: { Status: '__proto__' } }],
    [{ Id: 7 }],
  ])('says of a container only %j', async (part) => {
    const [problem] = await askWhile(inspected(part), [(docker) => docker.container('web')])
    expect(problem).toMatchObject({ code: 'engine-answer' })
  })

  test.each([
    ['mounts', { Mounts: 'none' }],
    ['ports', { State: { Status: 'running' }, NetworkSettings: { Ports: { '80/tcp': 'open' } } }],
    ['ports', { State: { Status: 'running' }, NetworkSettings: { Ports: { http: [{}] } } }],
    ['env', { Config: { Env: [7] } }],
    ['state', { State: { Status: 'running', StartedAt: 'yesterday' } }],
    ['restart', { HostConfig: { RestartPolicy: { Name: 'sometimes' } } }],
  ])('says nonsense of the %s: the rest is understood', async (fact, part) => {
    await using daemon = await hostileDaemon(inspected(part))
    const { docker } = await connect(daemon.endpoint, { signal: running().signal })
    const container = await docker.container('web')
    expect(Object.keys(container?.notUnderstood ?? {})).toContain(fact)
    expect(container).toMatchObject({ id: 'c0ffee', name: 'web' })
  })

  test('says little that would not be cut, whatever it has to say', async () => {
    const [problem] = await askWhile(says(500, '\x1b[2J'.repeat(10_000)), [
      (docker) => docker.container('web'),
    ])
    expect(problem.detail.said.length).toBeLessThan(400)
  })

  test('never stops: the memory stays flat, and the rest is not read', async () => {
    const written = { bytes: 0 }
    await using daemon = await hostileDaemon(floods(1024 ** 3, written))
    const { docker } = await connect(daemon.endpoint, { signal: running().signal })
    const before = process.memoryUsage.rss()
    const problem = await problemOf(docker.container('web'))
    expect(problem).toMatchObject({ code: 'engine-answer', detail: { why: 'too-long' } })
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 ** 2)
    expect(written.bytes).toBeLessThan(64 * 1024 ** 2)
  })

  test.each(['/elsewhere', 'gopher://x/', 'http://[', '//'])(
    'redirects to %s, where nobody goes',
    async (to) => {
      const [problem] = await askWhile(says(302, 'moved', { Location: to }), [
        (docker) => docker.container('web'),
      ])
      expect(problem).toMatchObject({ code: 'engine-answer', detail: { status: 302, said: 'moved' } })
    },
  )

  test('redirects to a different server, which is never asked', async () => {
    let asked = 0
    const other = createServer((socket) => {
      asked++
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const moved = says(307, '', { Location: `http://127.0.0.1:${port}/` })
    await askWhile(moved, [(docker) => docker.container('web')])
    other.close()
    expect(asked).toBe(0)
  })
})

describe('what does not greet as an engine', () => {
  test.each<[string, Behaviour, string]>([
    ...[...misbehaviours, ...ofInspecting].map(([what, behaviour, code]): [string, Behaviour, string] => [
      what,
      behaviour,
      code,
    ]),
    ['names no API', says(200, 'OK'), 'engine-answer'],
    ['names a strange API', says(200, 'OK', { 'Api-Version': '1.44; rm -rf' }), 'engine-answer'],
    ['is too old', says(200, 'OK', { 'Api-Version': '1.39' }), 'engine-too-old'],
    ['redirects', says(301, '', { Location: '/v2', 'Api-Version': '1.44' }), 'engine-answer'],
    [
      'writes escapes into a header',
      (response) => response.socket?.end('HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nServer: \x1b[2J\r\n\r\nOK'),
      'engine-answer',
    ],
  ])('%s', async (_, greeting, code) => {
    await using daemon = await hostileDaemon(silent, greeting)
    const { endpoint } = daemon
    const work = connect(endpoint, { signal: running().signal, ...patienceFor(code) })
    expect(await problemOf(work)).toMatchObject({ name: 'CouldNotLook', code, endpoint: endpoint.url })
  })

  const nowhere = (address: object) => ({ url: 'x://', source: '--host', ...address }) as Endpoint
  test.each([
    ['no socket', nowhere({ kind: 'unix', path: '/nowhere/docker.sock' }), 'engine-unreachable', /ENOENT/],
    ['a file', nowhere({ kind: 'unix', path: '/etc/hostname' }), 'engine-unreachable', /ECONNREFUSED/],
    [
      'a closed port',
      nowhere({ kind: 'tcp', host: '127.0.0.1', port: 9 }),
      'engine-unreachable',
      /ECONNREFUSED/,
    ],
    [
      'no such host',
      nowhere({ kind: 'tcp', host: 'no.invalid', port: 1 }),
      'engine-unreachable',
      /no\.invalid/,
    ],
  ])('%s', async (_, endpoint, code, detail) => {
    const problem = await problemOf(connect(endpoint, { signal: running().signal }))
    expect(problem).toMatchObject({ code, endpoint: 'x://' })
    expect(problem.detail.said).toMatch(detail)
  })
})

test('a version with escapes or novels in it is not repeated', async () => {
  const greeting = says(200, 'OK', { 'Api-Version': '1.52', Server: 'Docker/29.0.1+evil<b>(linux) novel' })
  await using daemon = await hostileDaemon(silent, greeting)
  const { engine } = await connect(daemon.endpoint, { signal: running().signal })
  expect(engine).toEqual({ endpoint: daemon.endpoint.url, name: 'docker', version: '29.0.1', api: '1.51' })
})

test('the end of the run ends what is under way, and closes its sockets', async () => {
  await using daemon = await hostileDaemon(silent)
  const run = running()
  const { docker } = await connect(daemon.endpoint, { signal: run.signal })
  const work = problemOf(docker.container('web'))
  await expect.poll(() => daemon.asked).toHaveLength(2)
  run.abort()
  expect(await work).toMatchObject({ code: 'deadline', endpoint: daemon.endpoint.url })
  await expect.poll(() => daemon.sockets.size).toBe(0)
  expect(await problemOf(docker.container('web'))).toMatchObject({ code: 'deadline' })
})

test('a change of the protocol ends with the connection', async () => {
  const [, changesProtocol] = misbehaviours.find(([name]) => name === 'changes the protocol') ?? []
  await using daemon = await hostileDaemon(changesProtocol ?? silent)
  const { docker } = await connect(daemon.endpoint, { signal: running().signal })
  expect(await problemOf(docker.container('web'))).toMatchObject({ code: 'engine-answer' })
  await expect.poll(() => daemon.sockets.size).toBe(0)
})
