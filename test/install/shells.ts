import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { canInstall } from '../engine/apt.ts'
import { download } from '../hub/packages.ts'
import { programOf } from './program-of.ts'

const KEPT = join(import.meta.dirname, '../../node_modules/.cache/docker-lab/busybox')
const kept = () => ['bin', 'usr/bin'].map((path) => join(KEPT, path, 'busybox')).find(existsSync)

async function findBusybox(): Promise<string | undefined> {
  const found = programOf('busybox') ?? kept()
  if (found || !canInstall()) return found
  const folder = `${KEPT}.${process.pid}`
  try {
    using packages = await download(['busybox'])
    await packages.unpack('busybox', folder)
    await rename(folder, KEPT)
    return kept()
  } catch {
    return undefined
  }
}

/** Busybox, which Debian and Ubuntu do not always have installed, but always have as a package. */
export const busybox = await findBusybox()

/** A shell, with how it is started. One that this machine lacks has no program. */
export interface Shell {
  name: string
  program: string | undefined
  options: string[]
}

/** Those that people have as `sh`. */
export const shells: Shell[] = [
  { name: 'dash', program: programOf('dash'), options: [] },
  { name: 'bash --posix', program: programOf('bash'), options: ['--posix'] },
  { name: 'busybox sh', program: busybox, options: ['sh'] },
]
