import { constants } from 'node:fs'
import { access, lstat, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeWholeFile } from '../../docker/address/whole-file.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Language } from '../../lab/lab.ts'
import { wordsIn } from '../../languages/loader.ts'
import type { Snapshot } from './snapshot.ts'

/** On one line, with the schema first, so that a file says at once what it is. Everything else keeps its order. */
export const textOf = ({ schema, ...rest }: Snapshot): string => `${JSON.stringify({ schema, ...rest })}\n`

const BEGINNING = /^\{"schema":"docker-lab\/snapshot@\d+",/

/**
 * Refuses a file that cannot be written, or that is there and is anything but an earlier snapshot: no mistyped name costs
 * a student their work. @throws InputError
 */
export async function refuseToOverwrite(file: string, language: Language): Promise<void> {
  const { errors } = await wordsIn('class-snapshot', language)
  try {
    const there = await lstat(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    await access(dirname(file), constants.W_OK)
    if (!there) return
    if (there.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    await access(file, constants.W_OK)
    if (!there.isFile() || !(await isSnapshot(file)))
      throw new InputError([{ file, message: errors.isOther }])
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError([{ file, message: errors.unwritable(`${(error as NodeJS.ErrnoException).code}`) }])
  }
}

async function isSnapshot(path: string): Promise<boolean> {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
  return BEGINNING.test(buffer.toString('utf8', 0, bytesRead))
}

/** Writes a snapshot whole, or leaves what was there. @throws InputError */
export async function writeSnapshot(file: string, snapshot: Snapshot, language: Language): Promise<void> {
  await refuseToOverwrite(file, language)
  try {
    await writeWholeFile(file, textOf(snapshot))
  } catch (error) {
    const { errors } = await wordsIn('class-snapshot', language)
    throw new InputError([{ file, message: errors.unwritable(`${(error as NodeJS.ErrnoException).code}`) }])
  }
}
