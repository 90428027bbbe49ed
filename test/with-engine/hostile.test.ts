import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../src/docker/address/endpoint.ts'
import { connect } from '../../src/docker/connect.ts'
import type { Docker } from '../../src/docker/port/docker.ts'
import {
  type Behaviour,
  cutsOff,
  dribbles,
  floods,
  greet,
  hangsUp,
  hostileDaemon,
  says,
  silent,
  stalls,
} from './hostile-daemon.ts'

/** For what never ends by itself. All else is awaited as long as the program would: a busy machine is slow to answer. */
const hurried = { silentMs: 1000, totalMs: 2000 }
const patienceFor = (code: string) => (code === 'engine-timeout' ? { patience: hurried } : {})
const running = () => new AbortController()

async function problemOf(work: Promise<unknown>) {
  const started = performance.now()
  const outcome = await work.then(
    () => ({ code: 'answered' }),
    (error) => error,
  )
  expect(performance.now() - started).toBeLessThan(9000)
  return outcome
}

/** What comes of a question to a daemon that greets well and then does this. */
async function askWhile(behaviour: Behaviour, ask: (docker: Docker) => Promise<unknown>, code = '') {
  await using daemon = await hostileDaemon(behaviour)
  const { docker } = await connect(daemon.endpoint, { signal: running().signal, ...patienceFor(code) })
  const problem = await problemOf(ask(docker))
  expect(problem.endpoint).toBe(daemon.endpoint.url)
  return problem
}

const misbehaviours: [string, Behaviour, string, RegExp][] = [
  ['stays silent', silent, 'engine-timeout', /GET/],
  ['stalls in the middle', stalls, 'engine-timeout', /GET/],
  ['dribbles for ever', dribbles, 'engine-timeout', /GET/],
  ['hangs up', hangsUp, 'engine-answer', /socket hang up/],
  ['cuts off', cutsOff, 'engine-answer', /aborted/],
  ['fails', says(500, '{"message":"driver failed"}'), 'engine-answer', /^500 driver failed$/],
  ['is a web server', says(200, '<html>hello</html>'), 'engine-answer', /not JSON: <html>/],
  ['is a web server without that page', says(404, '<html>gone</html>'), 'engine-answer', /^404 <html>/],
  ['knows no such path', says(404, '{"message":"page not found"}'), 'engine-answer', /^404 page not found/],
  ['forbids', says(403, 'Forbidden by the proxy'), 'engine-answer', /^403 Forbidden/],
  ['says nothing', says(200, ''), 'engine-answer', /not JSON/],
  ['says null', says(200, 'null'), 'engine-answer', /missing/],
  ['says a list', says(200, '[]'), 'engine-answer', /no object/],
  ['says a text', says(200, '"x"'), 'engine-answer', /no object/],
  ['says an object of another kind', says(200, '{"Id":7,"Name":{}}'), 'engine-answer', /no text/],
]

describe('a daemon that greets as an engine, and then', () => {
  test.each(misbehaviours)('%s', async (_, behaviour, code, detail) => {
    for (const question of ['container', 'settledContainer', 'image', 'volume', 'network'] as const) {
      const problem = await askWhile(behaviour, (docker) => docker[question]('web'), code)
      expect(problem).toMatchObject({ name: 'CouldNotLook', code })
      expect(problem.detail).toMatch(detail)
    }
  })

  test('lists no containers', async () => {
    expect(await askWhile(says(200, '{}'), (docker) => docker.containers())).toMatchObject({
      code: 'engine-answer',
    })
    expect(await askWhile(says(200, '[7]'), (docker) => docker.containers())).toMatchObject({
      code: 'engine-answer',
    })
  })

  test.each([
    ['State', { State: null }],
    ['State', { State: { Status: 'happy' } }],
    ['Mounts', { Mounts: 'none' }],
    ['Ports', { NetworkSettings: { Ports: { '80/tcp': 'open' } } }],
    ['a port', { NetworkSettings: { Ports: { http: [{}] } } }],
    ['Env', { Config: { Env: [7] } }],
    ['a time', { State: { Status: 'running', StartedAt: 'yesterday' } }],
  ])('says nonsense of %s', async (_, part) => {
    const body = { Id: 'c0ffee', Name: '/web', State: { Status: 'exited' }, ...part }
    const problem = await askWhile(says(200, JSON.stringify(body)), (docker) => docker.container('web'))
    expect(problem).toMatchObject({ code: 'engine-answer' })
  })

  test('says little that would not be cut, whatever it has to say', async () => {
    const problem = await askWhile(says(500, '\x1b[2J'.repeat(10_000)), (docker) => docker.container('web'))
    expect(problem.detail.length).toBeLessThan(400)
  })

  test('goes on and on: the memory stays flat, and the rest is not read', async () => {
    const written = { bytes: 0 }
    await using daemon = await hostileDaemon(floods(1024 ** 3, written))
    const { docker } = await connect(daemon.endpoint, { signal: running().signal })
    const before = process.memoryUsage.rss()
    const problem = await problemOf(docker.container('web'))
    expect(problem).toMatchObject({ code: 'engine-answer', detail: expect.stringContaining('longer than') })
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 ** 2)
    expect(written.bytes).toBeLessThan(64 * 1024 ** 2)
  })

  test.each(['/elsewhere', 'gopher://x/', 'http://[', '//'])(
    'redirects to %s, where nobody goes',
    async (to) => {
      const problem = await askWhile(says(302, 'moved', { Location: to }), (docker) =>
        docker.container('web'),
      )
      expect(problem).toMatchObject({ code: 'engine-answer', detail: '302 moved' })
    },
  )

  test('redirects to another server, which is never asked', async () => {
    let asked = 0
    const other = createServer((socket) => {
      asked++
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const moved = says(307, '', { Location: `http://127.0.0.1:${port}/` })
    await askWhile(moved, (docker) => docker.container('web'))
    other.close()
    expect(asked).toBe(0)
  })
})

describe('what does not greet as an engine', () => {
  test.each<[string, Behaviour, string]>([
    ...misbehaviours.map(([what, behaviour, code]): [string, Behaviour, string] => [what, behaviour, code]),
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
    expect(problem.detail).toMatch(detail)
  })
})

test('a version with escapes or novels in it is not repeated', async () => {
  const greeting = says(200, 'OK', { 'Api-Version': '1.52', Server: 'Docker/29.0.1+evil<b>(linux) novel' })
  await using daemon = await hostileDaemon(silent, greeting)
  const { engine } = await connect(daemon.endpoint, { signal: running().signal })
  expect(engine).toEqual({ endpoint: daemon.endpoint.url, name: 'docker', version: '29.0.1', api: '1.44' })
})

test('the end of the run ends what is under way, and closes its sockets', async () => {
  await using daemon = await hostileDaemon(silent)
  const run = running()
  const { docker } = await connect(daemon.endpoint, { signal: run.signal })
  const asked = once(daemon.server, 'request')
  const work = problemOf(docker.container('web'))
  const [request] = await asked
  const closed = once(request.socket, 'close')
  run.abort()
  expect(await work).toMatchObject({ code: 'deadline', endpoint: daemon.endpoint.url })
  await closed
  expect(await problemOf(docker.container('web'))).toMatchObject({ code: 'deadline' })
})

test('an environment that names another engine, or nonsense, changes nothing', async () => {
  await using daemon = await hostileDaemon(silent, greet)
  const { DOCKER_HOST } = process.env
  for (const host of ['tcp://127.0.0.1:9', 'http://[', 'ssh://nobody@127.0.0.1']) {
    process.env.DOCKER_HOST = host
    const { engine } = await connect(daemon.endpoint, { signal: running().signal })
    expect(engine.endpoint).toBe(daemon.endpoint.url)
    expect(process.env.DOCKER_HOST).toBe(host)
  }
  if (DOCKER_HOST === undefined) delete process.env.DOCKER_HOST
  else process.env.DOCKER_HOST = DOCKER_HOST
})
