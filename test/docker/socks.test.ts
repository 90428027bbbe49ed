import { connect, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { SocksEndpoint } from '../../src/docker/address/address.ts'
import { connect as connectEngine } from '../../src/docker/connect.ts'
import { socksProblem } from '../../src/docker/probes/dial-socks.ts'
import { makeDialer } from '../../src/docker/probes/dialer.ts'
import { httpGet } from '../../src/docker/probes/http.ts'
import { freePort, httpServer, tcpServer } from './servers.ts'

/** What a proxy answers to "connect". {@link https://www.rfc-editor.org/rfc/rfc1928#section-6} */
const CODES = { connected: 0, failure: 1, 'not allowed': 2, 'host unreachable': 4, refused: 5, expired: 6 }

/** A SOCKS5 proxy that wants a password. It says this code, or never anything, or connects to a port of this machine. */
function proxy(answer: keyof typeof CODES | 'nothing' | { port: number }, asked: string[] = []) {
  return tcpServer((socket) => void converse(socket))

  async function converse(socket: Socket) {
    await read(socket)
    socket.write(Buffer.from([5, 2]))
    const login = await read(socket)
    const user = login.toString('utf8', 2, 2 + (login[1] ?? 0))
    const password = login.toString('utf8', 3 + (login[1] ?? 0))
    if (`${user}:${password}` !== 'user:secret') return void socket.end(Buffer.from([1, 1]))
    socket.write(Buffer.from([1, 0]))
    const wanted = await read(socket)
    asked.push(`${addressIn(wanted)}:${wanted.readUInt16BE(wanted.length - 2)}`)
    if (answer === 'nothing') return
    const code = typeof answer === 'string' ? CODES[answer] : 0
    socket.write(Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]))
    if (typeof answer === 'string') return void socket.end()
    const target = connect(answer.port, '127.0.0.1').on('error', () => {})
    socket.pipe(target).pipe(socket)
  }
}

const read = (socket: Socket) => new Promise<Buffer>((resolve) => socket.once('data', resolve))

function addressIn(wanted: Buffer): string {
  if (wanted[3] === 1) return [...wanted.subarray(4, 8)].join('.')
  return wanted[3] === 4
    ? wanted.subarray(4, 20).toString('hex')
    : wanted.toString('utf8', 5, 5 + (wanted[4] ?? 0))
}

const through = (port: number, password = 'secret'): SocksEndpoint => ({
  kind: 'socks',
  proxy: { host: '127.0.0.1', port, user: 'user', password },
  url: 'sandbox 0123',
  source: 'sandbox',
})
const never = new AbortController().signal

describe('a port that is reached through a proxy', () => {
  test('is reached, by the name that its own host has for it', async () => {
    await using page = await httpServer((_, response) => response.end('hello'))
    const asked: string[] = []
    await using server = await proxy({ port: page.port }, asked)
    const dialer = makeDialer(through(server.port), never)
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      expect(await httpGet(dialer, `http://${host}:8080/`)).toMatchObject({ status: 200, body: 'hello' })
    const ipv6 = `${'0'.repeat(31)}1`
    expect(asked).toEqual([
      '127.0.0.1:8080',
      '127.0.0.1:8080',
      expect.stringMatching(RegExp(`^(${ipv6}|::1):8080$`)),
    ])
  })

  test.each([
    ['refused', 'refused'],
    ['host unreachable', 'unreachable'],
    ['failure', 'unreachable'],
    ['not allowed', 'unreachable'],
    ['expired', 'timeout'],
  ] as const)('that the proxy reports as "%s" is %s', async (answer, problem) => {
    await using server = await proxy(answer)
    expect(await makeDialer(through(server.port), never).dial('127.0.0.1', 80)).toEqual({
      kind: 'problem',
      problem,
    })
  })

  test('on localhost is asked for with IPv4, then with IPv6', async () => {
    const asked: string[] = []
    await using server = await proxy('refused', asked)
    const dialled = await makeDialer(through(server.port), never).dial('localhost', 80)
    expect(dialled).toEqual({ kind: 'problem', problem: 'refused' })
    expect(asked).toHaveLength(2)
  })
})

describe('we could not look', () => {
  const looking = { name: 'CouldNotLook', endpoint: 'sandbox 0123' }

  test('where the proxy is not there', async () => {
    const dialing = makeDialer(through(await freePort()), never).dial('localhost', 80)
    await expect(dialing).rejects.toMatchObject({ ...looking, code: 'engine-unreachable' })
  })

  test('where it does not take the password', async () => {
    await using server = await proxy('connected')
    const dialing = makeDialer(through(server.port, 'guessed'), never).dial('localhost', 80)
    await expect(dialing).rejects.toMatchObject({ ...looking, code: 'engine-unreachable' })
  })

  test('where it is something else', async () => {
    await using server = await tcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const dialing = makeDialer(through(server.port), never).dial('localhost', 80)
    await expect(dialing).rejects.toMatchObject({ ...looking, code: 'engine-unreachable' })
  })

  test.each(['before', 'while'])('%s we wait and the run ends', async (when) => {
    await using server = await proxy('nothing')
    const run = new AbortController()
    if (when === 'before') run.abort()
    else setTimeout(() => run.abort(), 50)
    const dialing = makeDialer(through(server.port), run.signal).dial('localhost', 80)
    await expect(dialing).rejects.toMatchObject({ ...looking, code: 'deadline' })
  })
})

describe('an engine that is reached through a proxy', () => {
  test('is asked on its own loopback address, over one connection for many questions', async () => {
    const asked: string[] = []
    await using engine = await httpServer((request, response) => {
      response
        .writeHead(request.url === '/_ping' ? 200 : 404, { 'Api-Version': '1.44' })
        .end('{"message":"No such image"}')
    })
    await using server = await proxy({ port: engine.port }, asked)
    const run = new AbortController()
    const { docker, engine: identity } = await connectEngine(through(server.port), { signal: run.signal })
    expect(identity).toMatchObject({ endpoint: 'sandbox 0123', api: '1.44' })
    for (const name of ['one', 'other']) expect(await docker.image(name)).toBeUndefined()
    expect(asked).toEqual(['127.0.0.1:2375'])
    run.abort()
  })

  test.each([
    ['is not there', 'secret', freePort],
    ['does not let us in', 'guessed', undefined],
  ])('whose proxy %s is out of reach', async (_, password, port) => {
    await using server = await proxy('connected')
    const endpoint = through((await port?.()) ?? server.port, password)
    await expect(connectEngine(endpoint, { signal: never })).rejects.toMatchObject({
      name: 'CouldNotLook',
      code: 'engine-unreachable',
      endpoint: 'sandbox 0123',
    })
  })

  test('does not show the password in what is said', async () => {
    await using server = await proxy('connected')
    const said = await connectEngine(through(server.port, 'guessed'), { signal: never }).catch(String)
    expect(said).not.toMatch(/guessed/)
  })
})

test.each([
  ['Socks5 proxy rejected connection - ConnectionRefused', 'refused'],
  ['Socks5 proxy rejected connection - NetworkUnreachable', 'unreachable'],
  ['Socks5 proxy rejected connection - TTLExpired', 'timeout'],
  ['Proxy connection timed out', 'timeout'],
  ['Socks5 Authentication failed', undefined],
  ['connect ECONNREFUSED 127.0.0.1:1080', undefined],
])('"%s" says of the port: %s', (message, problem) => {
  expect(socksProblem(new Error(message))).toBe(problem)
})
