import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type Server } from 'node:net'
import { expect, test } from 'vitest'
import type { Endpoint, Tls } from '../../src/docker/address/endpoint.ts'
import { connect } from '../../src/docker/connect.ts'
import { cert, key } from './certificate.ts'

const engine: http.RequestListener = (request, response) => {
  const found = request.url === '/_ping'
  const body = found ? 'OK' : '{"message":"No such image"}'
  response.writeHead(found ? 200 : 404, { 'Api-Version': '1.44' }).end(body)
}

async function listen(server: Server, host = '127.0.0.1') {
  server.listen(0, host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => void server.close(),
  }
}

function at(port: number, tls?: Tls, host = '127.0.0.1'): Endpoint {
  return { kind: 'tcp', host, port, url: 'tcp://engine', source: '--host', ...(tls && { tls }) }
}

async function answers(endpoint: Endpoint) {
  const run = new AbortController()
  const { docker, engine } = await connect(endpoint, { signal: run.signal })
  expect(await docker.image('nginx')).toBeUndefined()
  run.abort()
  return engine
}

test.each(['127.0.0.1', '::1'])('an engine is asked over TCP, at %s', async (host) => {
  await using server = await listen(http.createServer(engine), host)
  expect(await answers(at(server.port, undefined, host))).toMatchObject({
    endpoint: 'tcp://engine',
    api: '1.44',
  })
})

test('an engine is asked over TLS, and shown who asks', async () => {
  let shown: string | undefined
  const options = { cert, key, ca: cert, requestCert: true, rejectUnauthorized: true }
  const secure = https.createServer(options, engine)
  secure.on('secureConnection', (socket) => {
    shown = socket.getPeerCertificate().subject.CN as string
  })
  await using server = await listen(secure)
  expect(await answers(at(server.port, { ca: cert, cert, key, verify: true }))).toMatchObject({ api: '1.44' })
  expect(shown).toBe('docker-lab-test')
  await expect(answers(at(server.port, { ca: cert, verify: true }))).rejects.toMatchObject({
    name: 'CouldNotLook',
  })
})

test('a certificate that nobody vouches for is believed only on request', async () => {
  await using server = await listen(https.createServer({ cert, key }, engine))
  await expect(answers(at(server.port, { verify: true }))).rejects.toMatchObject({
    code: 'engine-tls',
    detail: { said: expect.stringContaining('self-signed') },
  })
  expect(await answers(at(server.port, { verify: false }))).toMatchObject({ api: '1.44' })
})

test('TLS and no TLS do not understand each other', async () => {
  await using plain = await listen(http.createServer(engine))
  await using secure = await listen(https.createServer({ cert, key }, engine))
  await expect(answers(at(plain.port, { verify: false }))).rejects.toMatchObject({
    code: 'engine-tls',
    detail: { said: 'wrong version number' },
  })
  await expect(answers(at(secure.port))).rejects.toMatchObject({ name: 'CouldNotLook' })
})

test.each([
  ['an alert', '\x15\x03\x01\x00\x02\x02\x46'],
  [
    'a page, as Go programs do',
    'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n',
  ],
])('a server that wants TLS says so by %s', async (_, said) => {
  await using server = await listen(
    net.createServer((socket) => socket.once('data', () => socket.end(said, 'latin1'))),
  )
  await expect(answers(at(server.port))).rejects.toMatchObject({
    code: 'engine-tls',
    detail: { why: 'tls-only' },
  })
})

test('a certificate that is no certificate', async () => {
  await expect(answers(at(9, { ca: 'no PEM', cert: 'x', key: 'y', verify: true }))).rejects.toMatchObject({
    code: 'engine-tls',
  })
})
