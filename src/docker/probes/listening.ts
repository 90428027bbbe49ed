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

/** One of the kernel's tables of sockets, with the number by which programs hold it. */
export interface ListeningSocket extends Listener {
  inode: string
}

/**
 * The listening sockets of the kernel's tables, each address once.
 * {@link https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html}
 */
export function parseListeners(tables: string): Listener[] {
  const listeners = new Map<string, Listener>()
  for (const { address, port } of parseListeningSockets(tables))
    listeners.set(`${address} ${port}`, { address, port })
  return [...listeners.values()]
}

/** All of them. */
export function parseListeningSockets(tables: string): ListeningSocket[] {
  return tables.split('\n').flatMap((line) => {
    const row =
      /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} (..)(?:\s+\S+){5}\s+(\d+)/i.exec(
        line,
      )
    if (row?.[3] !== LISTEN) return []
    return [{ address: addressOf(row[1]!), port: Number.parseInt(row[2]!, 16), inode: row[4]! }]
  })
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
