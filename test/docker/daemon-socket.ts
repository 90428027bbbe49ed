import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Endpoint } from '../../src/docker/address/endpoint.ts'

/** A fake engine on a socket of its own; `await using` ends it. */
export interface Daemon extends AsyncDisposable {
  endpoint: Endpoint
  /** The connections that are open. */
  sockets: ReadonlySet<Socket>
  /** What it was asked, such as `GET /v1.44/containers/web/json`. */
  asked: string[]
  /** Ends it, with every connection. */
  stop(): Promise<void>
}

export async function listenOnSocket(answer: RequestListener): Promise<Daemon> {
  const folder = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  const path = join(folder, 'docker.sock')
  const sockets = new Set<Socket>()
  const asked: string[] = []
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(path)
  await once(server, 'listening')
  async function stop() {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    endpoint: { kind: 'unix', path, url: `unix://${path}`, source: '--host' },
    sockets,
    asked,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
