import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { TcpAnswer } from '../port/docker.ts'
import type { Dialer } from './dialer.ts'

/** How long a connection must stand, in ms, unless the server speaks first. */
const STANDS_AFTER_MS = 300

/**
 * One connection to a port of the engine's host. Docker itself accepts connections to a published port, and cuts
 * them at once where nothing listens in the container: that is a `reset`.
 */
export async function tcpConnect(dialer: Dialer, address: string, port: number): Promise<TcpAnswer> {
  const dialled = await dialer.dial(address, port)
  if (dialled.kind === 'problem') return dialled
  const { socket } = dialled
  try {
    if (await stands(socket, dialer.signal)) return { kind: 'connected' }
    if (dialer.signal.aborted) throw new CouldNotLook('deadline', dialer.endpoint, '')
    return { kind: 'problem', problem: 'reset' }
  } finally {
    socket.destroy()
  }
}

async function stands(socket: Duplex, signal: AbortSignal): Promise<boolean> {
  const patience = AbortSignal.timeout(STANDS_AFTER_MS)
  try {
    // Readable means bytes or an end; only bytes can be read.
    await once(socket, 'readable', { signal: AbortSignal.any([signal, patience]) })
    return socket.read() !== null
  } catch {
    return patience.aborted && !signal.aborted
  }
}
