import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { shownPath } from '../../lab/frame.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Messages } from '../../languages/en/messages.ts'
import type { Files } from './fill-template.ts'

/** What was written, as absolute paths. */
export interface Made {
  folder: string
  files: string[]
}

/**
 * Creates a folder with these files, or nothing at all: it is written beside its place under a different name, tried by
 * `check`, and renamed. Returns the paths of the files.
 * @throws InputError where something exists already, or nothing can be written
 */
export async function placeFolder(
  folder: string,
  files: Files,
  check: (folder: string) => Promise<void>,
  words: Pick<Messages['scaffold'], 'exists' | 'noFolder' | 'unwritable'>,
): Promise<string[]> {
  const refused = (message: string, file = folder) =>
    new InputError([{ file: shownPath(file) || file, message }])
  if (existsSync(folder)) throw refused(words.exists)
  const parent = dirname(folder)
  if (!existsSync(parent)) throw refused(words.noFolder, parent)
  const unwritable = (error: NodeJS.ErrnoException) => {
    throw refused(words.unwritable(`${error.code}`), parent)
  }
  const making = await mkdtemp(join(parent, '.new-')).catch(unwritable)
  try {
    const made = join(making, basename(folder))
    await write(files, made).catch(unwritable)
    await check(made)
    await rename(made, folder).catch(unwritable)
    return Object.keys(files).map((path) => join(folder, path))
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

async function write(files: Files, folder: string): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}
