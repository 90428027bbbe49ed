import { CouldNotLook } from '../port/could-not-look.ts'
import type { KernelMount } from '../port/docker.ts'
import type { Ask } from '../wire/ask.ts'
import { runExec } from './exec.ts'

/**
 * What is mounted in a running container, as one of its own programs reads it from the kernel: the engine knows what it
 * mounted, and not what became of that since. Undefined where the container has no program to read it with, or no
 * room for one. @throws CouldNotLook also where that took too long
 */
export async function kernelMounts(ask: Ask, container: string): Promise<KernelMount[] | undefined> {
  const result = await runExec(ask, container, ['cat', '/proc/self/mountinfo']).catch(unlessNoRoom)
  if (!result) return undefined
  if (result.kind === 'timeout') throw new CouldNotLook('engine-timeout', ask.endpoint, { asked: 'exec cat' })
  if (result.kind !== 'ended' || result.truncated || result.exitCode !== 0) return undefined
  return parseMountinfo(result.stdout)
}

/** A container that is at its limits is not filled by us, and nothing is wrong with it. */
function unlessNoRoom(error: unknown): undefined {
  if (!(error instanceof CouldNotLook) || error.code !== 'no-room') throw error
}

const DELETED = /\/\/deleted$/

/**
 * The rows, the topmost mount last. White space in a path is written as octal numbers.
 * {@link https://www.kernel.org/doc/html/latest/filesystems/proc.html#proc-pid-mountinfo-information-about-mounts}
 */
export function parseMountinfo(table: string): KernelMount[] {
  return table.split('\n').flatMap((line) => {
    const [, root, destination, options = '', superOptions = ''] =
      /^\d+ \d+ \d+:\d+ (\S+) (\S+) (\S+) .*?- \S+ \S+ (\S+)$/.exec(line) ?? []
    if (root === undefined || destination === undefined) return []
    return [
      {
        destination: plain(destination),
        root: plain(root).replace(DELETED, ''),
        deleted: DELETED.test(root),
        writable: ![options, superOptions].some((all) => all.split(',').includes('ro')),
      },
    ]
  })
}

const plain = (text: string) =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
