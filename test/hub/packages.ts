import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { aptGet, updateLists } from '../engine/apt.ts'

/** Debian packages that were downloaded, and are removed again when they are disposed of. */
export interface Packages extends Disposable {
  /** The upstream version: 1.22.1 of 1.22.1-9+deb12u11. */
  version(name: string): string
  /** Unpacks a package (with `+`: and the libraries it depends on) into a folder. */
  unpack(name: string, folder: string): Promise<void>
}

/** Downloads packages of this machine's Debian, each with its libraries where the name ends in `+`. */
export async function download(wanted: readonly string[]): Promise<Packages> {
  await updateLists()
  const groups = new Map<string, string[]>()
  for (const name of new Set(wanted)) groups.set(name, await withLibraries(name))
  const folder = mkdtempSync(join(tmpdir(), 'docker-lab-packages-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    await aptGet(['download', ...new Set([...groups.values()].flat())], folder)
  } catch (problem) {
    remove()
    throw problem
  }
  const files = readdirSync(folder)
  const fileOf = (name: string) => files.find((file) => file.startsWith(`${name}_`)) ?? missing(name)
  return {
    version: (name) => upstreamVersion(fileOf(name)),
    unpack: async (name, into) => {
      for (const member of groups.get(name) ?? missing(name)) await unpack(join(folder, fileOf(member)), into)
    },
    [Symbol.dispose]: remove,
  }
}

async function withLibraries(name: string): Promise<string[]> {
  if (!name.endsWith('+')) return [name]
  const itself = name.slice(0, -1)
  const { stdout } = await execa('apt-cache', ['depends', '--important', itself], { env: { LC_ALL: 'C' } })
  const libraries = stdout.matchAll(/Depends: ((?:lib|zlib|openjdk)\S+)/g)
  return [itself, ...new Set([...libraries].map(([, library]) => library!))]
}

/** Folders that are links to others on a Debian of today must stay so, whatever an older package brings. */
async function unpack(file: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const into = [
    '--extract',
    '--keep-directory-symlink',
    '--exclude=*/gconv',
    '--exclude=*/systemd',
    '--directory',
    folder,
  ]
  await execa('dpkg-deb', ['--fsys-tarfile', file], { buffer: false }).pipe('tar', into)
}

const upstreamVersion = (file: string): string =>
  decodeURIComponent(file.split('_')[1]!)
    .replace(/^\d+:/, '')
    .replace(/[-+].*$/, '')

function missing(name: string): never {
  throw new Error(`${name} is in no layer`)
}
