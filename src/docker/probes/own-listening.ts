import type { OwnListening } from '../port/docker.ts'
import type { Ask } from '../wire/ask.ts'
import { runExec } from './exec.ts'
import { parseListeningSockets } from './listening.ts'

/** Each of the container's programs has its open files there, and of them only those that the user may see. */
const LOOK = 'cat /proc/net/tcp /proc/net/tcp6; ls -l /proc/[0-9]*/fd'

/**
 * What the container's own programs listen on, where others share its network: the kernel's table is that of the
 * network, and the numbers of its sockets are among the files that a program has open. Only for what no other fact
 * decides, since it runs programs of the container.
 */
export async function ownListening(ask: Ask, container: string): Promise<OwnListening | undefined> {
  const result = await runExec(ask, container, ['sh', '-c', LOOK])
  if (result.kind !== 'ended' || result.truncated) return undefined
  return parseOwnListening(result.stdout, result.stderr)
}

/**
 * Of the tables of sockets and the lists of open files; undefined where one of them is missing.
 * @param complaints of a system without IPv6, of programs that have just ended, and of those that must not be looked at
 */
export function parseOwnListening(seen: string, complaints: string): OwnListening | undefined {
  if (!seen.includes('local_address') || !/ -> \S/.test(seen)) return undefined
  const held = new Set(Array.from(seen.matchAll(/ -> '?socket:\[(\d+)\]/g), ([, inode]) => inode))
  const own = parseListeningSockets(seen).filter(({ inode }) => held.has(inode))
  return {
    listeners: own.map(({ address, port }) => ({ address, port })),
    isComplete: complaints
      .split('\n')
      .every((line) => line.trim() === '' || /No such file or directory|No such process/.test(line)),
  }
}
