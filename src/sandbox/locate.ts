import { join } from 'node:path/posix'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { runIn, type SandboxShell } from './sandbox-shell.ts'

/** Where a path of the working folder is on the engine's host. */
export interface Located {
  /** Absolute; links are not followed. */
  path: string
  /** With links followed; undefined where nothing is there. */
  real?: string
  /** One of the other paths leads to the same file or folder. */
  isSame: boolean
  /** None of the other paths leads to anything. */
  isUnseen: boolean
}

/** For bash, with the path as `$0` and the other paths after it. */
export const LOCATE = `
same=no unseen=yes
for other; do
  [ -e "$other" ] && unseen=no
  [ "$0" -ef "$other" ] && same=yes
done
printf '%s\\n' $same $unseen "$(realpath -e -- "$0" 2>/dev/null)"
`

export function readLocated(path: string, printed: string): Located {
  const [same, unseen, real] = printed.split('\n')
  return { path, ...(real && { real }), isSame: same === 'yes', isUnseen: unseen === 'yes' }
}

/** Looks in a sandbox's container. */
export async function locate(
  shell: SandboxShell,
  { folder, path, others }: { folder: string; path: string; others: string[] },
): Promise<Located> {
  const place = join(folder, path)
  const ran = await runIn(shell, ['bash', '-c', LOCATE, place, ...others])
  if (ran.kind !== 'ended') throw new CouldNotLook('probe-broke', shell.ask.endpoint, { name: path })
  return readLocated(place, ran.stdout)
}
