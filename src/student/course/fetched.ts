import { hash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readSmallFile } from '../../docker/address/small-file.ts'
import { InputError } from '../../lab/input-error.ts'
import { placeFor } from '../places.ts'
import { makeFolder } from '../state.ts'
import { digestOfFile, unpackCourse } from './archive.ts'
import { cloneCourse } from './git.ts'
import { type Source, shownSource } from './source.ts'

/** A course that was fetched from elsewhere, as it was then. */
export interface Fetched {
  /** Absolute path. The same for every version, so that a student's progress stays with it. */
  folder: string
  /** Without passwords. */
  source: string
  /** The commit, or `sha256:…` of the archive. */
  revision: string
}

/** Beside the course: what it was made from. */
const NOTE = 'fetched.json'

/**
 * The course of a source, fetched once into the user's cache and never run. An archive of this machine is fetched again
 * when its content has changed; for a repository, another `#REF` is another course, and removing the folder fetches it
 * again.
 * @param onFetch is called before anything is fetched
 * @throws InputError where it cannot be fetched, or has no folder of that name
 */
export async function fetchedCourse(source: Source, onFetch: (source: string) => void): Promise<Fetched> {
  const shown = shownSource(source)
  const place = await placeOf(source)
  const before = await noted(place, source)
  if (before) return { ...before, source: shown }
  onFetch(shown)
  await makeFolder(dirname(place))
  const fresh = await mkdtemp(`${place}-`)
  try {
    const into = join(fresh, nameOf(source))
    await mkdir(into)
    const revision = source.is === 'git' ? await cloneCourse(source, into) : await unpackCourse(source, into)
    folderIn(into, source)
    await writeFile(join(fresh, NOTE), `${JSON.stringify({ source: shown, revision }, null, 2)}\n`)
    await rm(place, { recursive: true, force: true })
    // Somebody else may have fetched it meanwhile: then theirs is as good.
    await rename(fresh, place).catch((error) => {
      if (!existsSync(join(place, NOTE))) throw error
    })
    return { folder: folderIn(join(place, nameOf(source)), source), source: shown, revision }
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** The same without fetching: undefined where it was not fetched yet. */
export async function courseInCache(source: Source): Promise<string | undefined> {
  return (await noted(await placeOf(source), source))?.folder
}

async function noted(place: string, source: Source): Promise<Omit<Fetched, 'source'> | undefined> {
  try {
    const { revision } = JSON.parse(readSmallFile(join(place, NOTE)))
    if (typeof revision !== 'string') return undefined
    const isHere = source.is === 'archive' && !source.from.includes('://')
    if (isHere && (await digestOfFile(source.from)) !== revision) return undefined
    return { folder: folderIn(join(place, nameOf(source)), source), revision }
  } catch {
    return undefined
  }
}

async function placeOf({ from, ref }: Source): Promise<string> {
  const id = hash('sha256', JSON.stringify([from, ref ?? ''])).slice(0, 16)
  return join(await placeFor('cache'), 'courses', id)
}

/** What a course is called that has no title: the last part of its address. */
const nameOf = ({ from }: Source): string =>
  basename(
    from
      .split('?', 1)[0]
      ?.replace(/\/+$/, '')
      .split(/[/:\\]/)
      .at(-1) ?? '',
    '.git',
  ).replace(/\.(tar\.gz|tgz)$/i, '') || 'course'

/** The folder of the course in what was fetched. Archives have all in one folder. */
function folderIn(top: string, source: Source): string {
  const inside = readdirSync(top)
  const only = source.is === 'archive' && inside.length === 1 ? (inside[0] ?? '') : ''
  const folder = join(top, only, source.within)
  if (folder.startsWith(top) && existsSync(folder)) return folder
  throw new InputError([{ file: shownSource(source), fault: { code: 'no-folder' } }])
}
