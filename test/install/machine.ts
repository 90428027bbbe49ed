import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execaSync } from 'execa'
import { programOf } from './program-of.ts'

/** A machine as the installer sees it: a home, and a PATH that has only what it is given. */
export interface Machine extends AsyncDisposable {
  home: string
  /** The folder that is the PATH. */
  tools: string
  env: Record<string, string>
  /** Everything below the home, in order. */
  files(): Promise<string[]>
}

const ALWAYS = ['chmod', 'dirname', 'ln', 'mkdir', 'mktemp', 'mv', 'rm', 'uname', 'ldd']
export const USUAL = ['curl', 'sha256sum']

/** Programs of the machine that are scripts of our own, by their names. */
export type Scripts = Record<string, string>

export async function machine(programs: readonly string[] = USUAL, scripts: Scripts = {}): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-lab-install-'))
  const [home, tools] = [join(folder, "a student's home"), join(folder, 'tools')]
  await mkdir(home)
  await mkdir(tools)
  for (const name of [...ALWAYS, ...programs]) {
    const path = programOf(name)
    if (path && !Object.hasOwn(scripts, name)) await symlink(path, join(tools, name))
  }
  for (const [name, text] of Object.entries(scripts)) {
    await writeFile(join(tools, name), `#!/bin/sh\n${text}\n`)
    await chmod(join(tools, name), 0o755)
  }
  return {
    home,
    tools,
    env: { HOME: home, PATH: tools, LANG: 'en_US.UTF-8' },
    files: async () => (await readdir(home, { recursive: true })).sort(),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/** `uname` of a different machine. */
export const uname = (system: string, cpu: string) =>
  `case $1 in -s) echo ${system} ;; -m) echo ${cpu} ;; *) echo ${system} ${cpu} ;; esac`

/** Whether a file system can be mounted where no other process sees it, which root may do. */
export const canMount = (() => {
  const text = 'mount -t tmpfs none "$1"'
  const options = ['-m', 'sh', '-c', text, 'sh', tmpdir()]
  return execaSync('unshare', options, { reject: false }).exitCode === 0
})()
