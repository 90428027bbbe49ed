import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Extract, extract } from 'tar-stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { FileFact } from '../port/docker.ts'
import type { Ask } from '../wire/ask.ts'
import { chunksOf, refusal } from '../wire/engine-stream.ts'
import { isOutOfReach } from './out-of-reach.ts'

type Entry = Extract extends AsyncIterable<infer E> ? E : never

const DEADLINE_MS = 10_000
const MAX_TEXT_BYTES = 64 * 1024
const MAX_HASHED_BYTES = 16 * 1024 * 1024
const MAX_ENTRIES = 100
/** A folder comes with all that is below it: how much of that is read to find its own entries. */
const MAX_FOLDER_BYTES = 64 * 1024 * 1024
const MAX_LINKS = 8

/**
 * What stands at a path inside a container, as the engine itself reads it (`docker cp`): nothing is run in the
 * container, and nothing is written here. Symbolic links are followed, inside the container.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerArchive}
 */
export async function readFile(ask: Ask, container: string, path: string): Promise<FileFact> {
  let asked = path
  for (let links = 0; links <= MAX_LINKS; links++) {
    if (await isOutOfReach(ask, container, asked)) {
      throw new CouldNotLook(
        'probe-broke',
        ask.endpoint,
        `the engine cannot read ${asked}: it is not on disk`,
      )
    }
    const found = await readArchive(ask, container, asked)
    if (!('link' in found)) return found
    asked = found.link
  }
  return { kind: 'absent' }
}

async function readArchive(ask: Ask, container: string, path: string): Promise<FileFact | { link: string }> {
  const answer = await ask.stream(`/containers/${encodeURIComponent(container)}/archive`, { query: { path } })
  const { status, headers, body } = answer
  if (status !== 200) {
    const said = await refusal(answer)
    // The engine has no status of its own for a path that leads through a file, or for links in a circle.
    if (status === 404 || /not a directory|too many (links|levels)/i.test(said)) return { kind: 'absent' }
    throw new CouldNotLook('engine-answer', ask.endpoint, said)
  }
  const archive = extract()
  const reading = pipeline(Readable.from(chunksOf(ask, body, DEADLINE_MS)), archive)
  reading.catch(() => {})
  try {
    const entries = archive[Symbol.asyncIterator]()
    const { value: entry } = await entries.next()
    const stat = statOf(headers)
    if (!entry) {
      if (((stat.mode ?? 0) & SOCKET) !== 0) return { kind: 'other', what: 'socket' }
      throw new CouldNotLook('engine-answer', ask.endpoint, 'an archive with nothing in it')
    }
    const { type, linkname } = entry.header
    if (type === 'symlink') return { link: stat.linkTarget || posix.resolve(path, '..', linkname ?? '') }
    if (type === 'directory') return await readFolder({ [Symbol.asyncIterator]: () => entries }, entry)
    if (type === 'file' || type === 'contiguous-file') return await readRegular(entry)
    return { kind: 'other', what: type === 'fifo' ? 'fifo' : 'device' }
  } catch (error) {
    if (error instanceof CouldNotLook) throw error
    throw new CouldNotLook('engine-answer', ask.endpoint, String(error), { cause: error })
  } finally {
    body.destroy()
  }
}

/** Go's bit for sockets, {@link https://pkg.go.dev/io/fs#FileMode}. Archives cannot hold them: theirs are empty. */
const SOCKET = 1 << 24

/** What the engine says beside the archive. Its `linkTarget` is where a link leads in the end, through other links. */
function statOf(headers: Record<string, unknown>): { linkTarget?: string; mode?: number } {
  const encoded = String(headers['x-docker-container-path-stat'] ?? '')
  try {
    return JSON.parse(Buffer.from(encoded, 'base64').toString())
  } catch {
    return {}
  }
}

async function readRegular(entry: Entry): Promise<FileFact> {
  const { size = 0, mode = 0 } = entry.header
  const hash = size <= MAX_HASHED_BYTES ? createHash('sha256') : undefined
  const start: Buffer[] = []
  let kept = 0
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    hash?.update(chunk)
    if (kept < MAX_TEXT_BYTES) start.push(chunk.subarray(0, MAX_TEXT_BYTES - kept))
    kept += chunk.length
    if (!hash && kept >= MAX_TEXT_BYTES) break
  }
  return {
    kind: 'file',
    size,
    mode: mode & 0o7777,
    text: Buffer.concat(start).toString(),
    truncated: size > MAX_TEXT_BYTES,
    ...(hash ? { sha256: hash.digest('hex') } : {}),
  }
}

async function readFolder(entries: AsyncIterable<Entry>, folder: Entry): Promise<FileFact> {
  const names = new Set<string>()
  const root = folder.header.name.replace(/\/*$/, '/')
  let bytes = 0
  folder.resume()
  for await (const entry of entries) {
    const [name] = entry.header.name.slice(root.length).split('/')
    if (name) names.add(name)
    bytes += entry.header.size ?? 0
    if (names.size > MAX_ENTRIES || bytes > MAX_FOLDER_BYTES) {
      return { kind: 'directory', entries: [...names].slice(0, MAX_ENTRIES), truncated: true }
    }
    entry.resume()
  }
  return { kind: 'directory', entries: [...names], truncated: false }
}
