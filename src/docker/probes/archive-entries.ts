import { createHash } from 'node:crypto'
import type { Extract } from 'tar-stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import { decodeText } from '../port/decode-text.ts'
import { FILE_LIMITS, type RegularFile } from '../port/docker.ts'

export type Entry = Extract extends AsyncIterable<infer E> ? E : never

/** A folder comes with all that is below it: how much of that is read to find its own entries. */
const MAX_FOLDER_BYTES = 64 * 1024 * 1024

/** The file of an archive's entry. Of a big one, no more than its beginning is read. */
export async function regularFact(endpoint: string, entry: Entry): Promise<RegularFile> {
  const { size = 0, mode = 0 } = entry.header
  // Of -1, the reader of archives makes -0.
  if (!Number.isSafeInteger(size) || size < 0 || Object.is(size, -0))
    throw new CouldNotLook('engine-answer', endpoint, { why: 'unknown-value', name: 'size', said: `${size}` })
  const hash = size <= FILE_LIMITS.hashedBytes ? createHash('sha256') : undefined
  const start: Buffer[] = []
  let kept = 0
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    hash?.update(chunk)
    if (kept < FILE_LIMITS.textBytes) start.push(chunk.subarray(0, FILE_LIMITS.textBytes - kept))
    kept += chunk.length
    if (!hash && kept >= FILE_LIMITS.textBytes) break
  }
  if (kept < Math.min(size, FILE_LIMITS.textBytes))
    throw new CouldNotLook('engine-answer', endpoint, { why: 'cut-off' })
  const truncated = size > FILE_LIMITS.textBytes
  return {
    kind: 'file',
    size,
    mode: mode & 0o7777,
    ...decodeText(Buffer.concat(start), { cut: truncated }),
    truncated,
    ...(hash ? { sha256: hash.digest('hex') } : {}),
  }
}

/** The folder that is the first entry of an archive, with the names of what is directly in it. */
export async function folderFact(entries: AsyncIterable<Entry>, folder: Entry) {
  const names = new Set<string>()
  const root = folder.header.name.replace(/\/*$/, '/')
  let bytes = 0
  folder.resume()
  for await (const entry of entries) {
    const [name] = entry.header.name.slice(root.length).split('/')
    if (name) names.add(name)
    bytes += Math.max(0, entry.header.size ?? 0)
    if (names.size > FILE_LIMITS.entries || bytes > MAX_FOLDER_BYTES) {
      return {
        kind: 'directory' as const,
        entries: [...names].slice(0, FILE_LIMITS.entries),
        truncated: true,
      }
    }
    entry.resume()
  }
  return { kind: 'directory' as const, entries: [...names], truncated: false }
}
