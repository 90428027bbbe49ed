import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Extract, extract } from 'tar-stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import { FILE_LIMITS, type FileFact } from '../port/docker.ts'
import { number, parseJson, readable, record, text } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { arrivalOf, engineApi, streamOf } from '../wire/engine-api.ts'
import { chunksOf } from '../wire/engine-stream.ts'
import { Refusal } from '../wire/read-answer.ts'
import { isOutOfReach } from './out-of-reach.ts'

type Entry = Extract extends AsyncIterable<infer E> ? E : never

const DEADLINE_MS = 10_000
/** A folder comes with all that is below it: how much of that is read to find its own entries. */
const MAX_FOLDER_BYTES = 64 * 1024 * 1024
const MAX_LINKS = 8

/**
 * What is at a path inside a container, as the engine itself reads it (`docker cp`): nothing is run in the
 * container, and nothing is written here. Symbolic links are followed, inside the container.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerArchive}
 */
export async function readFile(ask: Ask, container: string, path: string): Promise<FileFact> {
  let asked = path
  for (let links = 0; links <= MAX_LINKS; links++) {
    if (await isOutOfReach(ask, container, asked)) {
      throw new CouldNotLook('probe-broke', ask.endpoint, { why: 'in-memory', name: asked })
    }
    const found = await readArchive(ask, container, asked)
    if (!('link' in found)) return found
    asked = found.link
  }
  return { kind: 'absent' }
}

async function readArchive(ask: Ask, container: string, path: string): Promise<FileFact | { link: string }> {
  const opened = await openArchive(ask, container, path)
  if (!opened) return { kind: 'absent' }
  const { body, stat } = opened
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
    const { type, linkname } = entry.header
    if (type === 'symlink') return { link: stat.linkTarget || posix.resolve(path, '..', linkname ?? '') }
    if (type === 'directory') return await readFolder({ [Symbol.asyncIterator]: () => entries }, entry)
    if (type === 'file' || type === 'contiguous-file') return await readRegular(entry)
    return { kind: 'other', what: type === 'fifo' ? 'fifo' : 'device' }
  } catch (error) {
    if (error instanceof CouldNotLook) throw error
    const detail = { why: 'cut-off', said: String(error) } as const
    throw new CouldNotLook('engine-answer', ask.endpoint, detail, { cause: error })
  } finally {
    body.destroy()
  }
}

/** The archive of a path and what the engine says beside it; undefined where there is nothing at the path. */
async function openArchive(ask: Ask, container: string, path: string) {
  try {
    const answer = await engineApi(ask).getContainer(encodeURIComponent(container)).getArchive({ path })
    return { body: streamOf(answer), stat: statOf(arrivalOf(answer).headers) }
  } catch (error) {
    // The engine has no status of its own for a path that leads through a file, or for links in a circle.
    const isAbsent = (refusal: Refusal) =>
      refusal.status === 404 || /not a directory|too many (links|levels)/i.test(refusal.said)
    if (error instanceof Refusal && isAbsent(error)) return undefined
    throw error
  }
}

/** Go's bit for sockets, {@link https://pkg.go.dev/io/fs#FileMode}. Archives cannot hold them: theirs are empty. */
const SOCKET = 1 << 24

/** What the engine says beside the archive. Its `linkTarget` is where a link leads in the end, through other links. */
function statOf(headers: Record<string, unknown>): { linkTarget: string; mode: number } {
  const encoded = String(headers['x-docker-container-path-stat'] ?? '')
  const stat = readable(() => {
    const { linkTarget, mode } = record(parseJson(Buffer.from(encoded, 'base64').toString()), 'stat')
    return { linkTarget: text(linkTarget, 'linkTarget'), mode: number(mode, 'mode') }
  })
  return stat ?? { linkTarget: '', mode: 0 }
}

async function readRegular(entry: Entry): Promise<FileFact> {
  const { size = 0, mode = 0 } = entry.header
  const hash = size <= FILE_LIMITS.hashedBytes ? createHash('sha256') : undefined
  const start: Buffer[] = []
  let kept = 0
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    hash?.update(chunk)
    if (kept < FILE_LIMITS.textBytes) start.push(chunk.subarray(0, FILE_LIMITS.textBytes - kept))
    kept += chunk.length
    if (!hash && kept >= FILE_LIMITS.textBytes) break
  }
  return {
    kind: 'file',
    size,
    mode: mode & 0o7777,
    text: Buffer.concat(start).toString(),
    truncated: size > FILE_LIMITS.textBytes,
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
    if (names.size > FILE_LIMITS.entries || bytes > MAX_FOLDER_BYTES) {
      return { kind: 'directory', entries: [...names].slice(0, FILE_LIMITS.entries), truncated: true }
    }
    entry.resume()
  }
  return { kind: 'directory', entries: [...names], truncated: false }
}
