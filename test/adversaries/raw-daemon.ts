import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Endpoint } from '../../src/docker/address/endpoint.ts'

/** Says whatever it likes in the place of an answer. @param body what an engine would answer here */
export type Attack = (socket: Socket, body: string) => void

/** The status line and headers of an answer. */
export const head = (status: string, headers: Record<string, string | number> = {}): string =>
  [`HTTP/1.1 ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  )

/** An answer as an engine gives it. */
export const answer = (body: string, headers: Record<string, string | number> = {}): string =>
  head('200 OK', {
    'Api-Version': '1.51',
    Server: 'Docker/28.5.2 (linux)',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  }) + body

/** Greets as an engine does, unless the greeting is attacked as well, and attacks every other question. */
export async function rawDaemon(attack: Attack, bodyOf: (path: string) => string, attacksGreeting = false) {
  const folder = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  const path = join(folder, 'docker.sock')
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    socket.on('end', () => socket.end())
    let heard = ''
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      // A question without a body, or with a short one that came along.
      if (!heard.includes('\r\n\r\n')) return
      const place = heard.split(' ')[1] ?? ''
      heard = ''
      if (place.endsWith('/_ping') && !attacksGreeting) socket.write(answer('OK'))
      else attack(socket, bodyOf(place))
    })
  }).listen(path)
  await once(server, 'listening')
  const endpoint: Endpoint = { kind: 'unix', path, url: `unix://${path}`, source: '--host' }
  return {
    endpoint,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
