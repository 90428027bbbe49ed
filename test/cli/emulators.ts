import { createHash } from 'node:crypto'
import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import packageJson from '../../package.json' with { type: 'json' }
import { docker } from '../engine/cli.ts'
import { SetupProblem, say } from '../engine/problem.ts'

/** How each executable is run where its own machine is not to be had. */
const RUN_BY = { 'linux-arm64': 'qemu-aarch64', 'windows-x64': '/usr/lib/wine/wine64' }

const quietly = execa({ reject: false, stdin: 'ignore' })

/** A container in which executables for other machines run. */
export interface Emulators extends AsyncDisposable {
  /** Runs the executable of that machine. */
  run(
    target: keyof typeof RUN_BY,
    words: readonly string[],
    env?: Record<string, string>,
  ): ReturnType<typeof quietly>
}

const executables = join(import.meta.dirname, '../../dist/executables')

export const executableFor = (target: string) =>
  join(
    executables,
    `docker-lab-${packageJson.version}-${target}${target.startsWith('windows') ? '.exe' : ''}`,
  )

/** @param folders are seen in it, at the same places */
export async function openEmulators(folders: readonly string[]): Promise<Emulators> {
  const volumes = [executables, ...folders].flatMap((folder) => ['--volume', `${folder}:${folder}`])
  const settings = {
    HOME: '/root',
    LANG: 'en_US.UTF-8',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  }
  const started = await docker([
    ...['run', '--detach', '--rm', '--init', '--network', 'host', ...volumes, ...variables(settings)],
    // It waits for input that never comes: as long as something runs in Wine, Wine need not be started again.
    ...['--interactive', await image(), RUN_BY['windows-x64'], 'cmd'],
  ])
  if (!started.ok)
    throw new SetupProblem(`The container with the emulators does not start: ${started.stderr}`)
  const id = started.stdout.trim()
  // No test waits for what Wine makes at its first start.
  await docker(['exec', id, RUN_BY['windows-x64'], 'wineboot', '--init'])
  return {
    run: (target, words, env = {}) =>
      quietly('docker', ['exec', ...variables(env), id, RUN_BY[target], executableFor(target), ...words]),
    async [Symbol.asyncDispose]() {
      await docker(['rm', '--force', '--volumes', id])
    },
  }
}

const variables = (env: Record<string, string>) =>
  Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`])

/** With Wine 10. Wine 8 has no bcryptprimitives.dll, which Bun loads. */
const SUITE = 'trixie'
const PACKAGES = ['qemu-user', 'libc6:arm64', 'wine64']
const BASE = `FROM debian:${SUITE}
RUN dpkg --add-architecture arm64 && apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}
`
/** QEMU of every other kind of machine, and what nobody reads. */
const WITHOUT = ['/usr/bin/qemu-*', ...['doc', 'man', 'locale'].map((name) => `/usr/share/${name}/*`)]
const BOOTSTRAP = [
  ...['--variant=essential', '--architectures=amd64,arm64', `--include=${PACKAGES.join(',')}`],
  ...WITHOUT.map((path) => `--dpkgopt=path-exclude=${path}`),
  ...['--dpkgopt=path-include=/usr/bin/qemu-aarch64', '--aptopt=Apt::Install-Recommends "false"'],
  // A mirror's index can be old; what it lists is signed all the same.
  '--aptopt=Acquire::Check-Valid-Until "false"',
]

/** Made once, from Docker Hub's Debian or Debian's own packages, and kept in the engine. */
async function image(): Promise<string> {
  const recipe = createHash('sha256')
    .update([BASE, ...BOOTSTRAP].join())
    .digest('hex')
  const name = `docker-lab-tests:emulators-${recipe.slice(0, 8)}`
  if ((await docker(['image', 'inspect', name])).ok) return name
  say(`making the image ${name}`)
  await using context = await mkdtempDisposable(join(tmpdir(), 'docker-lab-image-'))
  const hasBase = (await docker(['pull', '--quiet', `debian:${SUITE}`], 300)).ok
  if (!hasBase) await execa('mmdebstrap', [...BOOTSTRAP, SUITE, join(context.path, 'system.tar')])
  await writeFile(join(context.path, 'Dockerfile'), hasBase ? BASE : 'FROM scratch\nADD system.tar /\n')
  await execa('docker', ['build', '--quiet', '--tag', name, context.path])
  return name
}
