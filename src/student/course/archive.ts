import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import type { LabFault } from '../../lab/fault.ts'
import { InputError } from '../../lab/input-error.ts'
import { type Source, shownSource } from './source.ts'

/** A course is texts and a few files to hand out. */
const MOST_BYTES = 256 * 1024 * 1024
const MOST_FILES = 10_000
const LONGEST_MS = 120_000

class Refused extends Error {
  readonly fault: LabFault
  constructor(fault: LabFault) {
    super(fault.code)
    this.fault = fault
  }
}

/**
 * Unpacks a gzipped tar into an empty folder: its files and folders, nothing else, and nothing outside.
 * @returns `sha256:…` of the archive
 * @throws InputError where it cannot be had, is no such archive, or is too large
 */
export async function unpackCourse(source: Source, into: string): Promise<string> {
  const kept = `${into}.tar.gz`
  try {
    await pipeline(await opened(source), atMost(MOST_BYTES), createWriteStream(kept))
    await unpack(kept, into)
    return await digestOfFile(kept)
  } catch (error) {
    throw new InputError([{ file: shownSource(source), fault: whyNot(error) }])
  } finally {
    await rm(kept, { force: true })
  }
}

/** `sha256:…` of a file. */
export async function digestOfFile(path: string): Promise<string> {
  const sum = createHash('sha256')
  await pipeline(createReadStream(path), sum)
  return `sha256:${sum.digest('hex')}`
}

async function opened({ from }: Source): Promise<Readable> {
  if (/^file:/i.test(from)) return createReadStream(new URL(from))
  if (!from.includes('://')) return createReadStream(from)
  const answer = await fetch(from, { signal: AbortSignal.timeout(LONGEST_MS) })
  if (!answer.ok || !answer.body) throw new Refused({ code: 'not-fetched', reason: `HTTP ${answer.status}` })
  return Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
}

async function unpack(archive: string, into: string): Promise<void> {
  const tar = extract()
  const reading = pipeline(createReadStream(archive), createGunzip(), atMost(MOST_BYTES), tar)
  reading.catch(() => {})
  let files = 0
  for await (const entry of tar) {
    const { name, type, mode = 0 } = entry.header
    const path = normalize(name)
    files += 1
    if (files > MOST_FILES) throw new Refused({ code: 'course-too-large', most: `${MOST_FILES}` })
    const isInside = !path.startsWith('..') && !path.startsWith(sep) && !/^[a-z]:/i.test(path)
    if (type !== 'file' || !isInside) {
      entry.resume()
      continue
    }
    const file = join(into, path)
    await mkdir(dirname(file), { recursive: true })
    await pipeline(entry, createWriteStream(file, { mode: mode & 0o100 ? 0o755 : 0o644 }))
  }
  await reading
}

/** A small archive can be a large course. */
function atMost(most: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk, _, done) {
      bytes += chunk.length
      if (bytes > most) done(new Refused({ code: 'course-too-large', most: `${most / 1024 / 1024} MiB` }))
      else done(null, chunk)
    },
  })
}

function whyNot(error: unknown): LabFault {
  if (error instanceof Refused) return error.fault
  const { name, code, cause } = error as { name?: string; code?: string; cause?: { code?: string } }
  if (name === 'TimeoutError') return { code: 'fetch-too-slow', seconds: LONGEST_MS / 1000 }
  const reason = code ?? cause?.code
  if (reason === undefined || /^Z_|^ERR_STREAM/.test(reason)) return { code: 'not-an-archive' }
  return { code: 'not-fetched', reason }
}
