import { execFile } from 'node:child_process'
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { debianPackages, PLUGIN_FOLDER, PLUGINS, type SandboxEngine } from './engines.ts'
import { SandboxProblem } from './sandbox-problem.ts'

const run = promisify(execFile)

/** Whether a Debian system can be made here: `mmdebstrap` is there. */
export async function canBootstrap(): Promise<boolean> {
  return run('mmdebstrap', ['--version']).then(
    () => true,
    () => false,
  )
}

/**
 * Makes a minimal Debian system with the engine in it, as a tar file, and the docker command's plugins, which come from
 * a later Debian where its own has none. @throws SandboxProblem
 */
export async function bootstrap(
  engine: SandboxEngine & { suite: string },
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const { suite, plugins } = engine
  await using later = await mkdtempDisposable(join(tmpdir(), 'docker-lab-plugins-'))
  const own = plugins === suite
  if (!own) await make(plugins, PLUGINS, later.path, ['--variant=extract'], signal)
  const packages = [...debianPackages(engine), ...(own ? PLUGINS : [])]
  const copied = own
    ? []
    : [
        `--customize-hook=mkdir -p "$1${PLUGIN_FOLDER}"`,
        `--customize-hook=cp ${later.path}${PLUGIN_FOLDER}/* "$1${PLUGIN_FOLDER}/"`,
      ]
  await make(suite, packages, file, ['--variant=essential', ...copied], signal)
}

async function make(suite: string, packages: string[], to: string, options: string[], signal: AbortSignal) {
  const without = ['doc', 'man', 'locale'].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`)
  const args = [
    ...options,
    `--include=${packages.join(',')}`,
    ...without,
    // A mirror's index can be old; what it lists is signed all the same.
    '--aptopt=Acquire::Check-Valid-Until "false"',
    '--aptopt=Apt::Install-Recommends "false"',
    suite,
    to,
  ]
  try {
    await run('mmdebstrap', args, { signal, maxBuffer: 64 * 1024 * 1024 })
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? `${error.stderr}` : ''
    const why = stderr.trim().split('\n').slice(-5).join('\n')
    const output = why || String(error)
    throw new SandboxProblem({ code: 'bootstrap-failed', suite, output }, { cause: error })
  }
}
