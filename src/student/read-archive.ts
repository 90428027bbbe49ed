import type { FileHandle } from 'node:fs/promises'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { ArchiveFact } from '../docker/port/saved.ts'
import { readSaved } from '../docker/saved/read-saved.ts'
import { lookInside } from './read-inside.ts'

/** Longer than a `check` lasts, unless more time is asked for. */
const DEADLINE_MS = 60_000

/**
 * What is at a path of a folder, read as an archive of images and never loaded into an engine. Rejects with
 * `CouldNotLook` for what this account is not allowed to read, and where reading takes too long.
 */
export function readArchive(folder: string, path: string): Promise<ArchiveFact> {
  return lookInside(folder, path, async (file, { size }) => ({
    kind: 'file' as const,
    size,
    ...(await readSaved(bytesOf(file, path))),
  }))
}

async function* bytesOf(file: FileHandle, path: string): AsyncGenerator<Buffer> {
  const end = performance.now() + DEADLINE_MS
  try {
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 256 * 1024 })) {
      if (performance.now() > end) throw new CouldNotLook('deadline', '')
      yield chunk
    }
  } catch (error) {
    if (error instanceof CouldNotLook) throw error
    const detail = { name: path, said: String(error) }
    throw new CouldNotLook('probe-broke', '', detail, { cause: error })
  }
}
