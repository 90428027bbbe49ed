import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { TcpAnswer } from '../port/docker.ts'
import { limited } from '../wire/limit.ts'
import type { Dialer } from './dialer.ts'

/** How long a connection must hold, in ms, unless the server speaks first. */
const HOLDS_AFTER_MS = 300

/**
 * One connection to a port of the engine's host. Docker itself accepts connections to a published port, and cuts
 * them at once where nothing listens in the container: that is a `reset`.
 */
export async function tcpConnect(dialer: Dialer, address: string, port: number): Promise<TcpAnswer> {
  const connection = await dialer.dial(address, port)
  if (connection.kind === 'problem') return connection
  const { socket } = connection
  try {
    if (await holds(socket, dialer.signal)) return { kind: 'connected' }
    if (dialer.signal.aborted) throw new CouldNotLook('deadline', dialer.endpoint)
    return { kind: 'problem', problem: 'reset' }
  } finally {
    socket.destroy()
  }
}

async function holds(socket: Duplex, signal: AbortSignal): Promise<boolean> {
  using limit = limited(signal, HOLDS_AFTER_MS)
  try {
    // Readable means bytes or an end; only bytes can be read.
    await once(socket, 'readable', { signal: limit.signal })
    return socket.read() !== null
  } catch {
    return limit.isLate
  }
}
