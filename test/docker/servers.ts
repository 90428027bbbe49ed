import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { TlsOptions } from 'node:tls'
import { type Dialer, makeDialer } from '../../src/docker/probes/dialer.ts'
import { cert, key } from './certificate.ts'

/** Servers for probes to meet, on a free port of the loopback address; `await using` ends them. */
export interface Listening extends AsyncDisposable {
  port: number
  url: string
}

/** Speaks bytes: for whatever no HTTP library would say. */
export const tcpServer = (talk: (socket: Socket) => void, host = '127.0.0.1') =>
  listen(
    createServer((socket) => talk(socket.on('error', () => {}))),
    host,
  )

export const httpServer = (answer: RequestListener, host = '127.0.0.1') =>
  listen(createHttpServer(answer), host)

/** With a certificate that it made itself. */
export async function httpsServer(answer: RequestListener, options: TlsOptions = {}): Promise<Listening> {
  const server = await listen(createHttpsServer({ cert, key, ...options }, answer), '127.0.0.1')
  return Object.assign(server, { url: `https://127.0.0.1:${server.port}/` })
}

/** Says the same to everybody, after the request has begun. */
export const saying = (text: string | Buffer) =>
  tcpServer((socket) => {
    socket.once('data', () => socket.end(text))
  })

async function listen(server: Server, host: string): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  await using server = await tcpServer(() => {})
  return server.port
}

export const unix = {
  kind: 'unix',
  path: '/var/run/docker.sock',
  url: 'unix:///var/run/docker.sock',
  source: '--host',
} as const

export const here = (signal = new AbortController().signal): Dialer => makeDialer(unix, signal)
