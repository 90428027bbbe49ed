import { execaSync } from 'execa'

/** Where a program is that this machine has, or undefined. */
export function programOf(name: string): string | undefined {
  return execaSync('sh', ['-c', 'command -v "$1"', 'sh', name], { reject: false }).stdout || undefined
}
