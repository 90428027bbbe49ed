import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { execa } from 'execa'
import packageJson from '../../package.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')

/** What students get, each by the command that runs it: the bundle, an executable, the installed npm package. */
const PROGRAMS = {
  bundle: `"${process.execPath}" "${root}/bin/run.cjs"`,
  executable: `"${root}/dist/executables/docker-lab-${packageJson.version}-linux-x64"`,
  package: `"${process.execPath}" "${root}/dist/installed/node_modules/docker-lab/bin/run.cjs"`,
}

export type ProgramName = keyof typeof PROGRAMS

/** `DOCKER_LAB_TESTED` says which one is tested. */
const tested = (process.env.DOCKER_LAB_TESTED || 'bundle') as ProgramName

/** A shell as a student has it, in a folder and with a home of its own, where `docker-lab` is what students get. */
export interface Shell {
  folder: string
  env: Record<string, string>
  run(line: string): Promise<{ output: string; exitCode: number | undefined }>
  remove(): void
}

export function openShell(): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'docker-lab-shell-'))
  const [bin, home, work] = ['bin', 'home', 'work'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  for (const path of [bin, home, work]) mkdirSync(path)
  writeFileSync(join(bin, 'docker-lab'), `#!/bin/sh\nexec ${PROGRAMS[tested]} "$@"\n`)
  chmodSync(join(bin, 'docker-lab'), 0o755)
  const { PATH = '', DOCKER_HOST, DOCKER_CONTEXT } = process.env
  const env: Record<string, string> = {
    PATH: `${bin}${delimiter}${PATH}`,
    HOME: home,
    LANG: 'en_US.UTF-8',
    DOCKER_LAB_COURSE: join(root, 'test/cli/course'),
    ...(DOCKER_HOST && { DOCKER_HOST }),
    ...(DOCKER_CONTEXT && { DOCKER_CONTEXT }),
  }
  return {
    folder: work,
    env,
    async run(line) {
      const options = {
        cwd: work,
        env,
        extendEnv: false,
        shell: '/bin/sh',
        all: true,
        reject: false,
        stdin: 'ignore',
      } as const
      const { all, exitCode } = await execa(line, options)
      return { output: all, exitCode }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
