import type { SocksEndpoint } from '../address/address.ts'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { ConnectionProblem } from '../port/docker.ts'
import { connectThrough } from '../wire/socks.ts'
import type { PortConnection } from './port-connection.ts'

/** Connects to a port of the engine's host through the SOCKS proxy there, as the host's own programs would. */
export async function dialThroughSocks(
  endpoint: SocksEndpoint,
  host: string,
  port: number,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<PortConnection> {
  const deadline = () => new CouldNotLook('deadline', endpoint.url)
  if (signal.aborted) throw deadline()
  const connecting = connectThrough(endpoint, host, port, timeoutMs)
  const { promise: late, reject } = Promise.withResolvers<never>()
  const stop = () => reject(deadline())
  signal.addEventListener('abort', stop)
  try {
    return { kind: 'connected', socket: await Promise.race([connecting, late]) }
  } catch (error) {
    connecting.then(
      (socket) => socket.destroy(),
      () => {},
    )
    if (signal.aborted) throw deadline()
    const problem = socksProblem(error)
    if (problem !== undefined) return { kind: 'problem', problem }
    const detail = { why: 'proxy', said: String(error) } as const
    throw new CouldNotLook('engine-unreachable', endpoint.url, detail, { cause: error })
  } finally {
    signal.removeEventListener('abort', stop)
  }
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
