import type { Listener } from '../port/docker.ts'
import type { Ask } from '../wire/ask.ts'
import { runExec } from './exec.ts'

/** What listens in the container, as one of its own programs reads it: to explain a failure, never to judge. */
export async function listening(ask: Ask, container: string): Promise<Listener[] | undefined> {
  const result = await runExec(ask, container, ['cat', '/proc/net/tcp', '/proc/net/tcp6'])
  // Without IPv6 the second file is missing, and `cat` says so with its exit code.
  if (result.kind !== 'ended' || result.truncated || !result.stdout.includes('local_address'))
    return undefined
  return parseListeners(result.stdout)
}

/** State of a socket that accepts connections. */
const LISTEN = '0A'

/**
 * The listening sockets of the kernel's tables, each once.
 * {@link https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html}
 */
export function parseListeners(tables: string): Listener[] {
  const listeners = new Map<string, Listener>()
  for (const line of tables.split('\n')) {
    const row = /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} (..) /i.exec(line)
    if (row?.[3] !== LISTEN) continue
    const listener = { address: addressOf(row[1]!), port: Number.parseInt(row[2]!, 16) }
    listeners.set(`${listener.address} ${listener.port}`, listener)
  }
  return [...listeners.values()]
}

/** An address is written as words of 32 bits, each in the machine's byte order: where Docker runs, the last byte first. */
function addressOf(hex: string): string {
  const bytes = Buffer.from(hex, 'hex').swap32()
  if (bytes.length === 4) return bytes.join('.')
  const mapped = bytes.subarray(0, 12).equals(Buffer.from('00000000000000000000ffff', 'hex'))
  if (mapped) return bytes.subarray(12).join('.')
  const groups = bytes.toString('hex').match(/.{4}/g) ?? []
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1)
}
