import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'
import type { Lab } from '../../lab/lab.ts'
import { placeFor } from '../places.ts'
import { type Deed, type Entry, entryIn } from './entry.ts'

/** Windows has no such flag, and there no pipe has a path among files. */
const { O_RDONLY, O_WRONLY, O_APPEND, O_CREAT, O_NONBLOCK = 0 } = constants

/**
 * Where the progress of all labs is kept: a line of JSON for each thing that a student did, never changed afterwards.
 */
export const progressFile = async (): Promise<string> => join(await placeFor('data'), 'progress.jsonl')

/**
 * What a lab is called in the progress: a built-in one stays the same lab in the next version, wherever that is
 * installed; any other is its folder.
 */
export function labKey({ folder, slug }: Pick<Lab, 'folder' | 'slug'>, builtIn: string): string {
  const inside = relative(builtIn, folder)
  return inside.startsWith('..') || isAbsolute(inside) ? folder : `docker-lab:${slug}`
}

/**
 * Notes what a student did, at the end of the file, in one write: lines of several terminals never mix. Each begins with
 * the end of the line before, so that one that was cut off spoils no other. Rejects where it cannot be written.
 */
export async function note(...deeds: (Deed & { lab: string })[]): Promise<void> {
  const at = new Date().toISOString()
  const file = await progressFile()
  const lines = deeds.map((deed) => `\n${JSON.stringify({ at, ...deed } satisfies Entry)}`).join('')
  const descriptor = openForMore(file)
  try {
    refuseOthers(descriptor, file)
    const bytes = Buffer.from(lines)
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
  } finally {
    closeSync(descriptor)
  }
}

/** All that was noted, oldest first. Empty where nothing was, or where it cannot be read. */
export async function entries(): Promise<Entry[]> {
  try {
    return textOf(await progressFile())
      .split('\n')
      .flatMap((line) => entryIn(line) ?? [])
  } catch {
    return []
  }
}

function textOf(file: string): string {
  const descriptor = openSync(file, O_RDONLY | O_NONBLOCK)
  try {
    refuseOthers(descriptor, file)
    return readFileSync(descriptor, 'utf8')
  } finally {
    closeSync(descriptor)
  }
}

/** Synchronous, as all of this: `check` ends sooner without what Node needs for promises of files. */
function openForMore(file: string): number {
  const open = () => openSync(file, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o644)
  try {
    return open()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    makeFolder(dirname(file))
    return open()
  }
}

/** With its parents. Node's own `recursive` never ends under `/proc`. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    makeFolder(dirname(folder))
    mkdirSync(folder)
  }
}

/** A pipe or a device is no progress. */
function refuseOthers(descriptor: number, file: string): void {
  if (!fstatSync(descriptor).isFile())
    throw Object.assign(new Error(`EINVAL: not a regular file, open '${file}'`), { code: 'EINVAL' })
}
