import { mkdir, open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeWholeFile } from '../../docker/address/whole-file.ts'
import { shownPath } from '../../lab/frame.ts'
import { InputError } from '../../lab/input-error.ts'

/** How much of a file is read to tell whose it is. */
const BEGINNING = 64 * 1024

export interface FileWords {
  foreign: string
  notADirectory: string
  unwritable: (reason: string) => string
}

/** Files to write, by their names. */
export interface Files {
  files: ReadonlyMap<string, string>
  /** Is made where it is not there, with what files need in it. */
  folder?: string | undefined
}

/**
 * Writes files of ours, each whole or not at all.
 * @param sign what is in every file of this kind, near its beginning: an older one is replaced, and anything else is not
 * @throws InputError before anything is written, where a place holds a file of somebody else; or where one cannot be
 * written
 */
export async function writeFiles(all: readonly Files[], sign: string, words: FileWords): Promise<void> {
  for (const { folder } of all)
    if (folder !== undefined && (await stat(folder).catch(() => undefined))?.isDirectory() === false)
      throw new InputError([{ file: shownPath(folder), message: words.notADirectory }])
  const places = all.flatMap(({ files, folder }) =>
    [...files].map(([name, text]) => ({ place: join(folder ?? '', name), text, folder })),
  )
  for (const { place } of places)
    if (!(await isOurs(place, sign, words)))
      throw new InputError([{ file: shownPath(place), message: words.foreign }])
  for (const { place, text, folder } of places) {
    try {
      if (folder !== undefined) await mkdir(dirname(place), { recursive: true })
      await writeWholeFile(place, text)
    } catch (error) {
      throw unwritable(place, error, words)
    }
  }
}

async function isOurs(place: string, sign: string, words: FileWords): Promise<boolean> {
  try {
    // Whoever reads a pipe waits.
    if (!(await stat(place)).isFile()) return false
    await using file = await open(place)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)
    return buffer.subarray(0, bytesRead).includes(sign)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw unwritable(place, error, words)
  }
}

const unwritable = (place: string, error: unknown, words: FileWords) =>
  new InputError([
    { file: shownPath(place), message: words.unwritable(`${(error as NodeJS.ErrnoException).code}`) },
  ])
