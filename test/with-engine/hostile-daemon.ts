import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Endpoint } from '../../src/docker/address/endpoint.ts'

export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void

/** Greets as an engine does, and then behaves as it likes. */
export async function hostileDaemon(behaviour: Behaviour, greeting: Behaviour = greet) {
  const folder = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  const path = join(folder, 'docker.sock')
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/_ping')) greeting(response, request)
    else behaviour(response, request)
  })
  server.listen(path)
  await once(server, 'listening')
  const endpoint: Endpoint = { kind: 'unix', path, url: `unix://${path}`, source: '--host' }
  return {
    endpoint,
    server,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const greet: Behaviour = (response) =>
  response.writeHead(200, { 'Api-Version': '1.44', Server: 'Docker/28.5.2 (linux)' }).end('OK')

export const silent: Behaviour = () => {}

export const hangsUp: Behaviour = (response) => response.socket?.destroy()

/** A byte now and then, for ever. */
export const dribbles: Behaviour = (response) => {
  response.writeHead(200)
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

export const stalls: Behaviour = (response) => {
  response.writeHead(200, { 'Content-Length': '100' }).write('{"Id":')
}

export const cutsOff: Behaviour = (response) => {
  response.writeHead(200, { 'Content-Length': '100' })
  response.write('{"Id":', () => response.socket?.destroy())
}

export const says =
  (status: number, body: string, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    response.writeHead(status, headers).end(body)

/** As many bytes as are taken. */
export const floods =
  (bytes: number, written: { bytes: number }): Behaviour =>
  (response) => {
    const chunk = Buffer.alloc(1024 * 1024, 'x')
    response.writeHead(200)
    const pour = () => {
      while (written.bytes < bytes && !response.destroyed) {
        written.bytes += chunk.length
        if (!response.write(chunk)) return void response.once('drain', pour)
      }
      response.end()
    }
    pour()
  }
