import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { httpGet } from '../../src/docker/probes/http.ts'
import { freePort, here, httpServer, saying, tcpServer } from './servers.ts'

const problem = (name: string) => ({ kind: 'problem', problem: name })

test('a page comes with its status, its headers in lower case, and its text', async () => {
  await using server = await httpServer((request, response) => {
    response.setHeader('X-Asked', `${request.method} ${request.url}`)
    response.setHeader('X-Host', request.headers.host ?? '')
    response.setHeader('Set-Cookie', ['a=1', 'b=2'])
    response.writeHead(404).end('没有')
  })
  expect(await httpGet(here(), `${server.url}a/b?c=d`)).toMatchObject({
    kind: 'answer',
    status: 404,
    headers: { 'x-asked': 'GET /a/b?c=d', 'x-host': `127.0.0.1:${server.port}`, 'set-cookie': 'a=1, b=2' },
    body: '没有',
    truncated: false,
  })
})

test('it says who it is, and asks for no compression', async () => {
  await using server = await httpServer((request, response) => {
    response.end(`${request.headers['user-agent']}|${request.headers['accept-encoding']}`)
  })
  expect(await httpGet(here(), server.url)).toMatchObject({ body: 'docker-lab|identity' })
})

test.each(['127.0.0.1', '::1'])('localhost finds a server that listens on %s alone', async (address) => {
  await using server = await httpServer((_request, response) => response.end('found'), address)
  expect(await httpGet(here(), `http://localhost:${server.port}`)).toMatchObject({ body: 'found' })
})

test('a proxy of the environment is not asked', async () => {
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1').stubEnv('http_proxy', 'http://127.0.0.1:1')
  await using server = await httpServer((_request, response) => response.end('direct'))
  expect(await httpGet(here(), server.url)).toMatchObject({ body: 'direct' })
  vi.unstubAllEnvs()
})

test.each([
  'http://example.com/',
  'http://10.0.0.1/',
  'https://localhost/',
  'http://localhost.example.com/',
  'file:///etc/passwd',
])('%s is never asked for', async (url) => {
  await expect(httpGet(here(), url)).rejects.toThrow('not an http:// URL of localhost')
})

test.each<[string, string | Buffer]>([
  ['a banner', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'],
  ['HTTP/0.9', '<html>hello</html>'],
  ['noise', Buffer.from([0, 1, 2, 255, 254])],
  ['headers without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`],
])('%s is no HTTP answer', async (_what, text) => {
  await using server = await saying(text)
  expect(await httpGet(here(), server.url)).toEqual(problem('not-http'))
})

test('an answer that a browser would forgive is an answer', async () => {
  await using server = await saying('HTTP/1.1 200 OK\n\nhello')
  expect(await httpGet(here(), server.url)).toMatchObject({ status: 200, body: 'hello' })
})

test.each<[string, string]>([
  ['an empty reply', ''],
  ['half a status line', 'HTTP/1.1 2'],
  ['a body that is cut off', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'],
])('%s is a reset', async (_what, text) => {
  await using server = await saying(text)
  expect(await httpGet(here(), server.url)).toEqual(problem('reset'))
})

test('a connection that is reset at once is a reset, and none at all a refusal', async () => {
  await using server = await tcpServer((socket) => socket.resetAndDestroy())
  expect(await httpGet(here(), server.url)).toEqual(problem('reset'))
  expect(await httpGet(here(), `http://localhost:${await freePort()}/`)).toEqual(problem('refused'))
})

test('an endless body is cut, and nothing more is read', async () => {
  const closed = Promise.withResolvers<void>()
  await using server = await httpServer((_request, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(64 * 1024, 'x')));
    }
    response.on('drain', more).on('close', closed.resolve)
    more()
  })
  const answer = await httpGet(here(), server.url)
  expect(answer).toMatchObject({ kind: 'answer', truncated: true })
  expect(answer.kind === 'answer' && answer.body.length).toBe(1024 * 1024)
  await closed.promise
})

test.each<[string, string]>([
  ['silence', ''],
  ['headers that drip', 'HTTP/1.1 200 OK\r\n'],
  ['a body that drips', 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n'],
  ['endless good news', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
])('%s ends as a timeout', async (_what, start) => {
  await using server = await tcpServer((socket) => {
    socket.write(start)
    const drip = setInterval(() => socket.write(start.startsWith('HTTP/1.1 103') ? start : start && 'x'), 20)
    socket.on('close', () => clearInterval(drip))
  })
  expect(await httpGet(here(), server.url, 300)).toEqual(problem('timeout'))
})

test('a gzip bomb stays packed', async () => {
  const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024))
  await using server = await httpServer((_request, response) => {
    response.setHeader('Content-Encoding', 'gzip').end(bomb)
  })
  const answer = await httpGet(here(), server.url)
  expect(answer.kind === 'answer' && answer.body.length).toBeLessThanOrEqual(bomb.length)
})

test('a redirect to the same host and port is followed', async () => {
  await using server = await httpServer((request, response) => {
    if (request.url === '/new') return response.end('here')
    return response.writeHead(302, { Location: '/new' }).end()
  })
  expect(await httpGet(here(), server.url)).toMatchObject({ status: 200, body: 'here' })
})

test.each(['http://nginx.org/', 'http://localhost:1/', 'https://127.0.0.1/', '//169.254.169.254/meta'])(
  'a redirect to %s is reported, not followed',
  async (location) => {
    await using server = await httpServer((_request, response) => {
      response.writeHead(301, { Location: location }).end('moved')
    })
    const redirectedTo = new URL(location, server.url).href
    expect(await httpGet(here(), server.url)).toMatchObject({ status: 301, body: 'moved', redirectedTo })
  },
)

test('a redirect in circles ends', async () => {
  let asked = 0
  await using server = await httpServer((_request, response) => {
    response.writeHead(302, { Location: `/${++asked}` }).end()
  })
  expect(await httpGet(here(), server.url)).toMatchObject({ status: 302 })
  expect(asked).toBe(4)
})

test('a page with escape sequences is given as it is: it is made safe where it is shown', async () => {
  await using server = await saying('HTTP/1.1 200 OK\r\n\r\n\u001b[2Jok')
  expect(await httpGet(here(), server.url)).toMatchObject({ body: '\u001b[2Jok' })
})

test('a run that ends meanwhile makes no verdict', async () => {
  const run = new AbortController()
  await using server = await httpServer(() => run.abort())
  await expect(httpGet(here(run.signal), server.url)).rejects.toBeInstanceOf(CouldNotLook)
})
