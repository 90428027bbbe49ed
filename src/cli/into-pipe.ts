import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** How long a named pipe is waited for, in ms: until somebody reads, and while nobody reads on. */
const PATIENCE_MS = 5000
const TRY_AGAIN_MS = 50

/**
 * Writes into a named pipe, which takes a reader. Opened in the usual way, a pipe without one waits for ever, and no
 * signal ends that. @throws the system's error: ENXIO where nobody reads, ETIMEDOUT where a reader stops
 */
export async function writeIntoPipe(file: string, text: string | Uint8Array): Promise<void> {
  await using pipe = await opened(file)
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  let deadline = Date.now() + PATIENCE_MS
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await pipe.write(bytes, at).catch(unlessFull)
    at += bytesWritten
    if (bytesWritten > 0) deadline = Date.now() + PATIENCE_MS
    else if (Date.now() > deadline) throw Object.assign(new Error(), { code: 'ETIMEDOUT' })
    else await delay(TRY_AGAIN_MS)
  }
}

async function opened(file: string): Promise<FileHandle> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await open(file, constants.O_WRONLY | constants.O_NONBLOCK)
    } catch (error) {
      if (codeOf(error) !== 'ENXIO' || Date.now() > deadline) throw error
      await delay(TRY_AGAIN_MS)
    }
  }
}

function unlessFull(error: unknown): { bytesWritten: number } {
  if (codeOf(error) !== 'EAGAIN') throw error
  return { bytesWritten: 0 }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
