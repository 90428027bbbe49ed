import http from 'node:http'
import type { Socket } from 'node:net'
import type { SocksEndpoint } from '../address/address.ts'

/** Where the engine's API listens, as the proxy sees it. */
const API = { host: '127.0.0.1', port: 2375 }
const API_TIMEOUT_MS = 10_000

/** Connections to the API of an engine that is reached through a SOCKS5 proxy on its host. */
export function socksAgent(endpoint: SocksEndpoint): http.Agent {
  const agent = new http.Agent({ keepAlive: true })
  const createConnection = (_: unknown, done: (error: Error | null, socket?: Socket) => void) => {
    connectThrough(endpoint, API.host, API.port, API_TIMEOUT_MS).then(
      (socket) => done(null, socket),
      (error) => done(Object.assign(error, { code: 'ESOCKS' })),
    )
  }
  return Object.assign(agent, { createConnection })
}

/** A connection to a port of the proxy's host, as its own programs see it. */
export async function connectThrough(
  { proxy }: SocksEndpoint,
  host: string,
  port: number,
  timeoutMs: number,
): Promise<Socket> {
  const { SocksClient } = await import('socks')
  const { socket } = await SocksClient.createConnection({
    proxy: {
      host: proxy.host,
      port: proxy.port,
      type: 5,
      userId: proxy.user,
      password: proxy.password,
    },
    command: 'connect',
    destination: { host, port },
    timeout: timeoutMs,
  })
  // The caller listens for itself; without any listener an error would end the process.
  return socket.on('error', () => {})
}
