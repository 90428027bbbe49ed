import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { debianPackages, type SandboxEngine } from './engines.ts'
import { SandboxProblem } from './sandbox-problem.ts'

const run = promisify(execFile)

/** Whether a Debian system can be made here: `mmdebstrap` is there. */
export async function canBootstrap(): Promise<boolean> {
  return run('mmdebstrap', ['--version']).then(
    () => true,
    () => false,
  )
}

/** Makes a minimal Debian system with the engine in it, as a tar file. @throws SandboxProblem */
export async function bootstrap(
  engine: SandboxEngine & { suite: string },
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const without = ['doc', 'man', 'locale'].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`)
  const args = [
    '--variant=essential',
    `--include=${debianPackages(engine).join(',')}`,
    ...without,
    // A mirror's index can be old; what it lists is signed all the same.
    '--aptopt=Acquire::Check-Valid-Until "false"',
    '--aptopt=Apt::Install-Recommends "false"',
    engine.suite,
    file,
  ]
  try {
    await run('mmdebstrap', args, { signal, maxBuffer: 64 * 1024 * 1024 })
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? `${error.stderr}` : ''
    const why = stderr.trim().split('\n').slice(-5).join('\n')
    const output = why || String(error)
    throw new SandboxProblem({ code: 'bootstrap-failed', suite: engine.suite, output }, { cause: error })
  }
}
