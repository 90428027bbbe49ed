import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { FileFact } from '../port/docker.ts'
import type { Ask } from '../wire/ask.ts'
import { chunksOf } from '../wire/engine-stream.ts'
import { type Archive, openArchive } from './archive.ts'
import { folderFact, regularFact } from './archive-entries.ts'
import { reach } from './out-of-reach.ts'

const DEADLINE_MS = 10_000
const MAX_LINKS = 8
/** How often to look again where the container is there for one question and not for the next. */
const ATTEMPTS = 3

/**
 * What is at a path inside a container, as the engine itself reads it (`docker cp`): nothing is run in the
 * container, and nothing is written here. Symbolic links are followed, inside the container. A container that is not
 * there has no files.
 */
export async function readFile(ask: Ask, container: string, path: string): Promise<FileFact> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const found = await followed(ask, container, path)
    if (found !== 'no-container') return found
  }
  throw new CouldNotLook('changed-meanwhile', ask.endpoint, { name: container })
}

async function followed(ask: Ask, container: string, path: string): Promise<FileFact | 'no-container'> {
  let asked = path
  for (let links = 0; links <= MAX_LINKS; links++) {
    const at = await reach(ask, container, asked)
    if (at === 'no-container') return { kind: 'absent' }
    if (at === 'in-memory') throw new CouldNotLook('path-unreadable', ask.endpoint, { why: at, name: asked })
    const opened = await openArchive(ask, container, asked)
    if (opened === 'no-container') return opened
    if (opened === 'absent') return { kind: 'absent' }
    const found = await readArchive(ask, asked, opened)
    if (!('link' in found)) return found
    asked = found.link
  }
  return { kind: 'absent' }
}

async function readArchive(
  ask: Ask,
  path: string,
  { body, stat }: Archive,
): Promise<FileFact | { link: string }> {
  const archive = extract()
  const reading = pipeline(Readable.from(chunksOf(ask, body, DEADLINE_MS)), archive)
  reading.catch(() => {})
  try {
    const entries = archive[Symbol.asyncIterator]()
    const { value: entry } = await entries.next()
    if (!entry) {
      if ((stat.mode & SOCKET) !== 0) return { kind: 'other', what: 'socket' }
      throw new CouldNotLook('engine-answer', ask.endpoint, { why: 'empty-archive' })
    }
    const { type, linkname, mode = 0, uid = 0, gid = 0 } = entry.header
    const owner = { uid, gid }
    if (type === 'symlink') return { link: stat.linkTarget || posix.resolve(path, '..', linkname ?? '') }
    if (type === 'directory') {
      const folder = await folderFact({ [Symbol.asyncIterator]: () => entries }, entry)
      return { ...folder, mode: mode & 0o7777, owner }
    }
    if (type === 'file' || type === 'contiguous-file') {
      const fact = { ...(await regularFact(ask.endpoint, entry)), owner }
      return stat.mtime === '' ? fact : { ...fact, modified: stat.mtime }
    }
    return { kind: 'other', what: type === 'fifo' ? 'fifo' : 'device' }
  } catch (error) {
    if (error instanceof CouldNotLook) throw error
    const detail = { why: 'cut-off', said: String(error) } as const
    throw new CouldNotLook('engine-answer', ask.endpoint, detail, { cause: error })
  } finally {
    body.destroy()
  }
}

/** Go's bit for sockets. Archives cannot hold them: theirs are empty. */
const SOCKET = 1 << 24
