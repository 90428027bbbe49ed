import { spawn, spawnSync } from 'node:child_process'

/** Reads until this program says that it is done, or is gone. `$1` is how the terminal was, `$2` gives it back. */
const GUARD = `trap '' HUP INT QUIT TERM TTOU TSTP
read -r said
[ "$said" = done ] && exit
[ -n "$1" ] && stty "$1" <&1
printf '%b' "$2"`

/**
 * Puts a process beside this one that gives the terminal back if this one is killed, when it can do nothing itself. Where
 * there is no shell for it, as on Windows, there is none.
 * @param restore what gives the screen back
 * @returns dismisses the guard
 */
export function guardTerminal(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  restore: string,
): () => void {
  if (process.platform === 'win32') return () => {}
  const modes = spawnSync('stty', ['-g'], { stdio: [input, 'pipe', 'ignore'], encoding: 'utf8' }).stdout
  const escaped = restore.replaceAll('\x1b', '\\033')
  const guard = spawn('sh', ['-c', GUARD, 'sh', modes?.trim() ?? '', escaped], {
    stdio: ['pipe', output, 'ignore'],
    detached: true,
  })
  guard.on('error', () => {})
  guard.stdin?.on('error', () => {})
  guard.unref()
  return () => guard.stdin?.end('done\n')
}
