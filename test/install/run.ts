import { join } from 'node:path'
import { execa } from 'execa'
import { type Machine, uname } from './machine.ts'
import { program } from './release.ts'
import type { Shell } from './shells.ts'

export const script = join(import.meta.dirname, '../../install.sh')

/** A usual release, for a usual machine. */
export const NAME = 'docker-lab-1.2.3-linux-x64'
export const [GOOD, OLD] = [program('1.2.3'), program('1.0.0')]
export const RELEASE = { [NAME]: GOOD, [`${NAME}-musl`]: program('1.2.3 musl') }
export const LINUX = { uname: uname('Linux', 'x86_64'), ldd: 'echo "ldd (GNU libc) 2.36"' }

/** Runs the installer on a machine, and says what it printed, both its outputs in one. */
export async function install(
  shell: Shell,
  { env }: Machine,
  args: readonly string[],
  more: Record<string, string> = {},
) {
  const { all, exitCode } = await execa(shell.program!, [...shell.options, script, ...args], {
    env: { ...env, ...more },
    extendEnv: false,
    all: true,
    reject: false,
  })
  return { exitCode, said: all }
}
