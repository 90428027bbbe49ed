import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { canInstall } from '../engine/apt.ts'
import { download } from '../hub/packages.ts'

const PACKAGES = ['bash-completion', 'zsh', 'zsh-common', 'fish', 'fish-common', 'libpcre2-32-0']
const KEPT = join(import.meta.dirname, '../../node_modules/.cache/docker-lab/shells')

/** Debian's bash-completion, zsh and fish in a folder of ours, or nothing where this machine has no such packages. */
export async function debianShells(): Promise<string | undefined> {
  if (existsSync(KEPT)) return KEPT
  if (!canInstall()) return undefined
  const folder = `${KEPT}.${process.pid}`
  using packages = await download(PACKAGES)
  for (const name of PACKAGES) await packages.unpack(name, folder)
  await rename(folder, KEPT)
  return KEPT
}
