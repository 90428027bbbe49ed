import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { TcpAnswer } from '../port/docker.ts'
import { limited } from '../wire/limit.ts'
import type { Dialer } from './dialer.ts'

/** How long a server has to speak first, in ms, or Docker to cut a connection that leads nowhere. */
const LISTENS_FOR_MS = 300

/**
 * One connection to a port of the engine's host. Docker itself accepts connections to a published port, and cuts them
 * where nothing listens in the container: that is a `reset`. How soon it does depends on how busy the machine is, so a
 * `silent` connection proves nothing of what is behind a published port.
 */
export async function tcpConnect(dialer: Dialer, address: string, port: number): Promise<TcpAnswer> {
  const connection = await dialer.dial(address, port)
  if (connection.kind === 'problem') return connection
  const { socket } = connection
  try {
    const heard = await listen(socket, dialer.signal)
    if (dialer.signal.aborted) throw new CouldNotLook('deadline', dialer.endpoint)
    if (heard === 'end') return { kind: 'problem', problem: 'reset' }
    return { kind: 'connected', address: connection.address, silent: heard === 'nothing' }
  } finally {
    socket.destroy()
  }
}

async function listen(socket: Duplex, signal: AbortSignal): Promise<'bytes' | 'end' | 'nothing'> {
  using limit = limited(signal, LISTENS_FOR_MS)
  try {
    // Readable means bytes or an end; only bytes can be read.
    await once(socket, 'readable', { signal: limit.signal })
    return socket.read() === null ? 'end' : 'bytes'
  } catch {
    return limit.isLate ? 'nothing' : 'end'
  }
}
