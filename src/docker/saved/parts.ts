import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Extract, extract } from 'tar-stream'
import { ARCHIVE_LIMITS } from '../port/saved.ts'
import { unpacked } from './unpacked.ts'

export type Entry = Extract extends AsyncIterable<infer E> ? E : never

/** A file of an archive, or a link in it to another one. */
export type Part =
  | { leadsTo: string }
  /** Digests as `sha256:…`: of the file, and of it unpacked. `json`: its text, where that begins like JSON. */
  | { digest: string; unpackedDigest: string; json?: string }

/** Its entries cannot be read to their end: it is larger than anything that is looked at. */
export class TooBig extends Error {}

/** The entries of a tar archive. Leaving the loop early ends the reading. Rejects where the archive is cut off or broken. */
export async function* entriesOf(tar: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const archive = extract()
  const reading = pipeline(Readable.from(counted(tar)), archive)
  reading.catch(() => {})
  for await (const entry of archive) {
    yield entry
    entry.resume()
  }
  await reading
}

async function* counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let count = 0
  for await (const chunk of bytes) {
    // Before it is counted, so that the beginning of an archive is known even if the archive is too big.
    yield chunk
    count += chunk.length
    if (count > ARCHIVE_LIMITS.bytes) throw new TooBig()
  }
}

/** In one spelling: `./blobs//a` is `blobs/a`. */
export const pathOf = (name: string): string => posix.normalize(`/${name}`).replace(/^\/|(?<=.)\/$/g, '')

/** The part that an entry is, or undefined where it is none that an image could need. Reads the entry to its end. */
export async function partOf(entry: Entry): Promise<Part | undefined> {
  const { type, linkname, name, size = 0 } = entry.header
  if (type === 'symlink') return { leadsTo: pathOf(posix.join(posix.dirname(name), linkname ?? '')) }
  if (type === 'link') return { leadsTo: pathOf(linkname ?? '') }
  if (type !== 'file' && type !== 'contiguous-file') return undefined
  const outer = createHash('sha256')
  const inner = createHash('sha256')
  const kept: Uint8Array[] = []
  const { packing, content } = await unpacked(noting(entry as AsyncIterable<Buffer>, outer))
  for await (const chunk of content) {
    inner.update(chunk)
    if (packing === undefined && size <= ARCHIVE_LIMITS.jsonBytes) kept.push(chunk)
  }
  const start = kept[0]?.[0]
  const isJson = start === 0x7b || start === 0x5b
  return {
    digest: `sha256:${outer.digest('hex')}`,
    unpackedDigest: `sha256:${inner.digest('hex')}`,
    ...(isJson && { json: Buffer.concat(kept).toString() }),
  }
}

async function* noting(
  bytes: AsyncIterable<Buffer>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}
