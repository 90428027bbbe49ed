import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { httpGet } from '../../src/docker/probes/http.ts'
import { freePort, here, httpServer, httpsServer, saying, tcpServer } from './servers.ts'

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

test('it asks as a browser does, and never says who it is', async () => {
  await using server = await httpServer((request, response) => response.end(request.rawHeaders.join('\n')))
  const answer = await httpGet(here(), server.url)
  const sent = answer.kind === 'answer' ? answer.body : ''
  expect(sent).toMatch(/^Host\n127\.0\.0\.1:\d+\nUser-Agent\nMozilla\/5\.0 .* Firefox\//)
  expect(sent).toContain('Accept-Encoding\ngzip, deflate, br, zstd')
  expect(sent).not.toMatch(/docker|node|undici/i)
})

test.each(['127.0.0.1', '::1'])('localhost finds a server that listens on %s alone', async (address) => {
  await using server = await httpServer((_request, response) => response.end('found'), address)
  expect(await httpGet(here(), `http://localhost:${server.port}`)).toMatchObject({ body: 'found', address })
})

test('of the addresses of localhost, only the one that is asked for is tried', async () => {
  await using server = await httpServer((_request, response) => response.end('another'), '127.0.0.1')
  const url = `http://localhost:${server.port}/`
  expect(await httpGet(here(), url, { address: '::1' })).toEqual(problem('refused'))
  expect(await httpGet(here(), url, { address: '127.0.0.1' })).toMatchObject({ body: 'another' })
})

test('the name in the address is asked for, whichever address is tried', async () => {
  await using server = await httpServer((request, response) => response.end(request.headers.host))
  const host = `localhost:${server.port}`
  expect(await httpGet(here(), `http://${host}/`, { address: '127.0.0.1' })).toMatchObject({ body: host })
})

test('a site is asked for by its name, and redirects to that name are followed', async () => {
  await using server = await httpServer((request, response) => {
    const isFirst = request.url === '/'
    response.writeHead(isFirst ? 301 : 200, isFirst ? { Location: 'http://Shop.example/new?a' } : {})
    response.end(`${request.headers.host} ${request.url}`)
  })
  expect(await httpGet(here(), server.url, { host: 'shop.example' })).toMatchObject({
    status: 200,
    body: 'shop.example /new?a',
    redirects: [{ status: 301 }],
  })
  expect(await httpGet(here(), server.url)).toMatchObject({
    status: 301,
    redirectedTo: 'http://shop.example/new?a',
  })
})

test('the first answer, where no redirect is to be followed', async () => {
  await using server = await httpServer((_, response) => response.writeHead(302, { Location: '/' }).end())
  const answer = await httpGet(here(), server.url, { follow: false })
  expect(answer).toMatchObject({ status: 302, headers: { location: '/' }, redirects: [] })
  expect(answer).not.toHaveProperty('redirectedTo')
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
  'https://example.com/',
  'http://localhost.example.com/',
  'file:///etc/passwd',
])('%s is never asked for', async (url) => {
  await expect(httpGet(here(), url)).rejects.toThrow('not an http:// or https:// URL of localhost')
})

test('a page comes over TLS, whatever the certificate', async () => {
  await using server = await httpsServer((request, response) => {
    const isFirst = request.url === '/'
    response.writeHead(isFirst ? 302 : 200, isFirst ? { Location: `${server.url}page` } : {})
    response.end(`${request.headers.host} ${request.url}`)
  })
  const page = { status: 200, body: `127.0.0.1:${server.port} /page`, redirects: [{ status: 302 }] }
  expect(await httpGet(here(), server.url)).toMatchObject(page)
  expect(await httpGet(here(), `https://localhost:${server.port}/page`)).toMatchObject({ status: 200 })
})

test('a site is named before TLS begins, and an address is not', async () => {
  const named: string[] = []
  const options = {
    SNICallback: (name: string, done: (error: null) => void) => {
      named.push(name)
      done(null)
    },
  }
  await using server = await httpsServer((request, response) => response.end(request.headers.host), options)
  const asked = { host: 'shop.example:8443' }
  expect(await httpGet(here(), server.url, asked)).toMatchObject({ body: 'shop.example:8443' })
  await httpGet(here(), `https://localhost:${server.port}/`)
  await httpGet(here(), server.url)
  expect(named).toEqual(['shop.example', 'localhost'])
})

test.each<[string, string | Buffer]>([
  ['a web server without TLS', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['a banner', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['noise', Buffer.from([0, 1, 2, 255, 254, 0, 0, 0])],
])('%s has no HTTPS', async (_what, text) => {
  await using server = await saying(text)
  expect(await httpGet(here(), `https://127.0.0.1:${server.port}/`)).toEqual(problem('not-https'))
})

test('a server without a certificate, or that wants one, breaks TLS off', async () => {
  const refused = problem('tls-refused')
  await using without = await httpsServer(() => {}, { cert: '', key: '' })
  expect(await httpGet(here(), without.url)).toEqual(refused)
  await using strict = await httpsServer(() => {}, { requestCert: true, rejectUnauthorized: true })
  expect((await httpGet(here(), strict.url)).kind).toBe('problem')
})

test('a server that says nothing, or hangs up, has no TLS to judge', async () => {
  await using silent = await tcpServer(() => {})
  const url = `https://127.0.0.1:${silent.port}/`
  expect(await httpGet(here(), url, { deadlineMs: 200 })).toEqual(problem('timeout'))
  await using leaving = await saying('')
  expect(await httpGet(here(), `https://127.0.0.1:${leaving.port}/`)).toEqual(problem('reset'))
})

test.each<[string, string | Buffer]>([
  ['a banner', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'],
  ['HTTP/0.9', '<html>hello</html>'],
  ['noise', Buffer.from([0, 1, 2, 255, 254])],
  ['headers without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(300_000)}`],
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
  ['half of the headers', 'HTTP/1.1 200 OK\r\nServer: nginx\r\n'],
])('%s is a reset', async (_what, text) => {
  await using server = await saying(text)
  expect(await httpGet(here(), server.url)).toEqual(problem('reset'))
})

test.each<[string, string, string]>([
  ['shorter than it says', 'Content-Length: 100\r\n\r\nhalf', 'half'],
  ['in chunks, without the last', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n', 'half'],
  ['in chunks that are broken', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz', 'half'],
])('a page that is cut off, %s, is what came of it', async (_what, rest, body) => {
  await using server = await saying(`HTTP/1.1 200 OK\r\nServer: nginx\r\n${rest}`)
  expect(await httpGet(here(), server.url)).toMatchObject({
    status: 200,
    headers: { server: 'nginx' },
    body,
    unfinished: 'reset',
  })
})

test('a page that goes on is what came of it in time', async () => {
  await using server = await tcpServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n')
    const drip = setInterval(() => socket.write('tick '), 20)
    socket.on('close', () => clearInterval(drip))
  })
  const answer = await httpGet(here(), server.url, { deadlineMs: 300 })
  expect(answer).toMatchObject({ status: 200, headers: { server: 'nginx' }, unfinished: 'timeout' })
  expect(answer.kind === 'answer' && answer.body).toMatch(/^tick /)
})

test('a header behind thousands of others is found', async () => {
  const headers = Array.from({ length: 5000 }, (_, index) => `X-${index}: ${index}\r\n`).join('')
  await using server = await saying(`HTTP/1.1 200 OK\r\n${headers}Server: nginx\r\n\r\n`)
  expect(await httpGet(here(), server.url)).toMatchObject({ headers: { server: 'nginx' } })
})

test('a header in another alphabet is read', async () => {
  await using server = await saying('HTTP/1.1 200 OK\r\nX-Name: 服务\r\n\r\n')
  expect(await httpGet(here(), server.url)).toMatchObject({ headers: { 'x-name': '服务' } })
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
  ['endless good news', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
])('%s ends as a timeout', async (_what, start) => {
  await using server = await tcpServer((socket) => {
    socket.write(start)
    const drip = setInterval(() => socket.write(start.startsWith('HTTP/1.1 103') ? start : start && 'x'), 20)
    socket.on('close', () => clearInterval(drip))
  })
  expect(await httpGet(here(), server.url, { deadlineMs: 300 })).toEqual(problem('timeout'))
})

test.each([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
])('a page that always comes packed with %s is unpacked', async (packing, pack) => {
  await using server = await httpServer((_request, response) => {
    response.setHeader('Content-Encoding', packing).end(pack('Hello Docker'))
  })
  expect(await httpGet(here(), server.url)).toMatchObject({ body: 'Hello Docker', truncated: false })
})

test.each([
  ['packed twice', 'gzip, br', brotliCompressSync(gzipSync('Hello Docker'))],
  ['called packed, and not', 'gzip', Buffer.from('Hello Docker')],
  ['packed in a way that nobody knows', 'rot13', Buffer.from('Hello Docker')],
  ['not packed, as it says', 'identity', Buffer.from('Hello Docker')],
])('a page that is %s', async (_what, packing, bytes) => {
  await using server = await httpServer((_request, response) => {
    response.setHeader('Content-Encoding', packing).end(bytes)
  })
  expect(await httpGet(here(), server.url)).toMatchObject({ body: 'Hello Docker' })
})

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
])('a bomb that is packed with %s is unpacked only so far', async (packing, pack) => {
  const bomb = pack(Buffer.alloc(64 * 1024 * 1024))
  await using server = await httpServer((_request, response) => {
    response.setHeader('Content-Encoding', packing).end(bomb)
  })
  const answer = await httpGet(here(), server.url)
  expect(answer).toMatchObject({ kind: 'answer', truncated: true })
  expect(answer.kind === 'answer' && answer.body.length).toBe(1024 * 1024)
})

const GBK = Buffer.from([0xc4, 0xe3, 0xba, 0xc3])
test.each<[string, string, Buffer]>([
  ['GBK, by its header', 'text/html; charset=GBK', GBK],
  ['GBK, by its header in quotes', 'text/html;charset="gb2312"', GBK],
  ['GBK, by its meta element', 'text/html', Buffer.concat([Buffer.from('<meta charset="gbk">'), GBK])],
  [
    'GBK, by an old meta element',
    'text/html',
    Buffer.concat([Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'), GBK]),
  ],
  ['GBK, and nothing says so', 'text/html', GBK],
  ['GBK, by a name that is wrong', 'text/html; charset=nonsense', GBK],
  ['Big5', 'text/html; charset=big5', Buffer.from([0xa7, 0x41, 0xa6, 0x6e])],
  ['UTF-8 with a mark', 'text/html', Buffer.from('\ufeff你好')],
  ['UTF-8 with a mark, whatever its header says', 'text/html; charset=gbk', Buffer.from('\ufeff你好')],
  ['UTF-16 with a mark', 'text/html', Buffer.from('\ufeff你好', 'utf16le')],
  ['UTF-16, by its header', 'text/plain; charset=utf-16le', Buffer.from('你好', 'utf16le')],
  [
    'UTF-8, which calls itself UTF-16 in Latin letters',
    'text/html',
    Buffer.from('<meta charset="utf-16">你好'),
  ],
])('a page in %s is read', async (_what, type, bytes) => {
  await using server = await httpServer((_request, response) => {
    response.setHeader('Content-Type', type).end(bytes)
  })
  const answer = await httpGet(here(), server.url)
  expect(answer.kind === 'answer' && answer.body.replace(/<[^>]*>/g, '')).toBe('你好')
})

test('a redirect to the same host and port is followed', async () => {
  await using server = await httpServer((request, response) => {
    if (request.url === '/new') return response.end('here')
    return response.writeHead(302, { Location: '/new' }).end()
  })
  expect(await httpGet(here(), server.url)).toMatchObject({
    status: 200,
    body: 'here',
    redirects: [{ status: 302, headers: { location: '/new' }, body: '' }],
  })
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
  const answer = await httpGet(here(), server.url)
  expect(answer).toMatchObject({ status: 302 })
  expect(answer.kind === 'answer' && answer.redirects.length).toBe(3)
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
