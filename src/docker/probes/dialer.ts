import { once } from 'node:events'
import { connect } from 'node:net'
import type { Endpoint } from '../address/address.ts'
import { CouldNotLook } from '../port/could-not-look.ts'
import { limited } from '../wire/limit.ts'
import { dialThroughSocks } from './dial-socks.ts'
import { dialThroughSsh } from './dial-ssh.ts'
import { connectionProblem, type Dialled, type PortConnection } from './port-connection.ts'

/** Makes connections to ports as the engine's own host sees them, wherever that host is. */
export interface Dialer {
  /** The URL of the engine's endpoint, for messages. */
  endpoint: string
  /** Ends everything early. */
  signal: AbortSignal
  /**
   * Connects, within 5 s. `localhost` is IPv4 first, then IPv6. The caller destroys the socket. Rejects with `CouldNotLook` only where the port itself was never reached for: `signal` was aborted,
   * or ssh does not get to the host.
   */
  dial(address: string, port: number): Promise<Dialled>
}

/** How long connecting can take, in ms. */
const DIAL_TIMEOUT_MS = 5000

/**
 * A dialer for an engine's endpoint: with `unix:` and `npipe:` the host is this machine, with `tcp:` the machine
 * that is named, with `ssh:` the far end, where `ssh -W` makes the connection, and with a sandbox the sandbox itself,
 * where a SOCKS proxy does.
 *
 * A port that is published on the loopback address of a `tcp:` host is asked for at the host's own address,
 * where perhaps nothing listens: that is as near as one can get. The same holds in a container, from which the host
 * is `seenAt` another address than its own.
 */
export function makeDialer(endpoint: Endpoint, signal: AbortSignal, seenAt?: string): Dialer {
  const dialOne = async (address: string, port: number): Promise<Dialled> => {
    const host = hostToDial(endpoint, address, seenAt)
    const dialled = await dialHost(endpoint, host, port, signal)
    if (dialled.kind === 'connected') return { address: host, ...dialled }
    return isThisHost(address) && !isThisHost(host) ? { ...dialled, instead: host } : dialled
  }
  return {
    endpoint: endpoint.url,
    signal,
    async dial(address, port) {
      if (address !== 'localhost') return dialOne(address, port)
      const first = await dialOne('127.0.0.1', port)
      if (first.kind === 'connected' || first.problem === 'timeout') return first
      const second = await dialOne('::1', port)
      return second.kind === 'connected' ? second : first
    },
  }
}

/** Which address to connect to, from this machine or (with ssh) from the far end, for one of the engine's host. */
export function hostToDial(endpoint: Endpoint, address: string, seenAt?: string): string {
  const itself = address === '0.0.0.0' || address === '' ? '127.0.0.1' : address === '::' ? '::1' : address
  if (!isThisHost(itself)) return itself
  if (endpoint.kind !== 'tcp' || isThisHost(endpoint.host)) return seenAt ?? itself
  return endpoint.host
}

const isThisHost = (host: string) =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** A connection that knows its address better than by the host's name says it. */
type Reached = Dialled | PortConnection

function dialHost(endpoint: Endpoint, host: string, port: number, signal: AbortSignal): Promise<Reached> {
  if (endpoint.kind === 'ssh') return dialThroughSsh(endpoint, host, port, signal, DIAL_TIMEOUT_MS)
  if (endpoint.kind === 'socks') return dialThroughSocks(endpoint, host, port, signal, DIAL_TIMEOUT_MS)
  return dialDirectly(endpoint.url, host, port, signal)
}

async function dialDirectly(
  endpoint: string,
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<Reached> {
  const socket = connect({ host, port })
  using limit = limited(signal, DIAL_TIMEOUT_MS)
  try {
    await once(socket, 'connect', { signal: limit.signal })
    // The caller listens for itself; without any listener an error would end the process.
    socket.on('error', () => {})
    return { kind: 'connected', socket, address: socket.remoteAddress ?? host }
  } catch (error) {
    socket.destroy()
    if (signal.aborted) throw new CouldNotLook('deadline', endpoint)
    const problem = limit.isLate ? 'timeout' : connectionProblem(error)
    if (problem !== undefined) return { kind: 'problem', problem }
    throw new CouldNotLook('probe-broke', endpoint, { said: String(error) }, { cause: error })
  }
}
