import http from 'node:http'
import type { Socket } from 'node:net'
import type { Endpoint } from '../address/endpoint.ts'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { ConnectionProblem } from '../port/docker.ts'
import type { Dialled } from '../probes/dialer.ts'

/** An engine that is reached, as all ports of its host are, through a SOCKS5 proxy on that host. */
export type SocksEndpoint = Extract<Endpoint, { kind: 'socks' }>

/** Where the engine's API listens, as the proxy sees it. */
const API = { host: '127.0.0.1', port: 2375 }
const API_TIMEOUT_MS = 10_000

/** Connections to the engine's API. */
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

/** Connects to a port of the engine's host, as its own programs would. */
export async function dialThroughSocks(
  endpoint: SocksEndpoint,
  host: string,
  port: number,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<Dialled> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new CouldNotLook('deadline', endpoint.url, '')), {
      once: true,
    })
  })
  const connecting = connectThrough(endpoint, host, port, timeoutMs)
  try {
    signal.throwIfAborted()
    return { kind: 'connected', socket: await Promise.race([connecting, late]) }
  } catch (error) {
    connecting.then(
      (socket) => socket.destroy(),
      () => {},
    )
    if (signal.aborted) throw new CouldNotLook('deadline', endpoint.url, '')
    const problem = socksProblem(error)
    if (problem === undefined)
      throw new CouldNotLook('engine-unreachable', endpoint.url, String(error), { cause: error })
    return { kind: 'problem', problem }
  }
}

async function connectThrough(
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
  // Whoever uses the socket listens for itself; without any listener an error would end the process.
  return socket.on('error', () => {})
}

/**
 * What the proxy says about the port; undefined where the proxy itself was not reached.
 * {@link https://www.rfc-editor.org/rfc/rfc1928#section-6}
 */
export function socksProblem(error: unknown): ConnectionProblem | undefined {
  const said = /rejected connection - (\w+)/.exec(String(error))?.[1]
  if (said === undefined) return /timed out/i.test(String(error)) ? 'timeout' : undefined
  if (said === 'ConnectionRefused') return 'refused'
  return said === 'TTLExpired' ? 'timeout' : 'unreachable'
}
