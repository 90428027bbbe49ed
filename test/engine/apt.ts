import { existsSync } from 'node:fs'
import { execa } from 'execa'
import { SetupProblem, say } from './problem.ts'

/** Whether this is Debian or Ubuntu, and we may install on it. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}

/** Runs apt-get in `folder`, waiting for any other process that holds its lock, and returns its stdout. */
export async function aptGet(args: readonly string[], folder = '/'): Promise<string> {
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  const all = ['-o', 'DPkg::Lock::Timeout=120', ...args]
  const run = await execa('apt-get', all, { cwd: folder, env, stdin: 'ignore', reject: false })
  if (run.failed) throw new SetupProblem(`apt-get ${args.join(' ')} failed:\n${run.stderr || run.stdout}`)
  return run.stdout
}

let updated: Promise<string> | undefined

/** Fetches Debian's lists of packages, once. */
export async function updateLists(): Promise<void> {
  updated ??= aptGet(['update'])
  await updated
}

/** Installs packages, without what they only recommend. */
export async function install(packages: readonly string[]): Promise<void> {
  say(`installing ${packages.join(' ')} with apt-get`)
  await updateLists()
  await aptGet(['install', '--yes', '--no-install-recommends', ...packages])
}
