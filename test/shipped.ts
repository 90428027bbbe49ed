import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'

const root = join(import.meta.dirname, '..')

/** Makes what students get, where the tests of it look: the executables that run here, and the npm package, installed. */
export async function makeWhatShips(): Promise<void> {
  const run = execa({ cwd: root, preferLocal: true, stdin: 'ignore' })
  await run('node', ['build/bundle.ts'])
  await run('node', ['build/executables.ts', 'linux-x64', 'linux-arm64', 'windows-x64'])
  const installed = join(root, 'dist', 'installed')
  await rm(installed, { recursive: true, force: true })
  await mkdir(installed, { recursive: true })
  await run('npm', ['pack', '--pack-destination', installed])
  const packages = (await readdir(installed)).map((name) => join(installed, name))
  // It brings nothing but itself, so that there is nothing to ask a registry for.
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--prefix', installed, ...packages])
}
