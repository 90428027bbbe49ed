import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, opendir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { decodeText } from '../docker/port/decode-text.ts'
import { FILE_LIMITS, type FileFact, type RegularFile } from '../docker/port/docker.ts'

/** Why there is nothing at a path: no such file, a path through a file, links in a circle, a name that is too long. */
const ABSENT = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']
/** Windows has neither: there, nothing that is not a regular file has a path inside a folder. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants

/**
 * What is at a path of a folder. Links are followed as long as they stay in it. Rejects with `CouldNotLook` for what
 * this account is not allowed to read.
 */
export function readInside(folder: string, path: string): Promise<FileFact> {
  return lookInside(folder, path, readStart)
}

/** The same, with a way of its own to read a regular file. */
export async function lookInside<Read>(
  folder: string,
  path: string,
  read: (file: FileHandle, stat: Stats) => Promise<Read>,
): Promise<Read | Exclude<FileFact, RegularFile>> {
  if (!isInside(path)) return { kind: 'absent' }
  try {
    const root = await realpath(folder)
    const place = await realpath(join(root, path))
    const isBelow = place === root || place.startsWith(root.endsWith(sep) ? root : root + sep)
    return isBelow ? await readPlace(place, await lstat(place), read) : { kind: 'absent' }
  } catch (error) {
    if (error instanceof CouldNotLook) throw error
    const code = error instanceof Error && 'code' in error ? `${error.code}` : ''
    if (ABSENT.includes(code)) return { kind: 'absent' }
    throw new CouldNotLook('probe-broke', '', { name: path, said: code || String(error) }, { cause: error })
  }
}

function isInside(path: string): boolean {
  return !/^[/\\]|^[a-z]:|\0/i.test(path) && !path.split(/[/\\]/).includes('..')
}

async function readPlace<Read>(
  place: string,
  stat: Stats,
  read: (file: FileHandle, stat: Stats) => Promise<Read>,
) {
  if (stat.isDirectory()) return readDirectory(place)
  if (!stat.isFile()) return { kind: 'other', what: whatIs(stat) } as const
  // If it was replaced since, this neither follows a link nor waits for a pipe.
  await using file = await open(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  const opened = await file.stat()
  return opened.isFile() ? await read(file, opened) : ({ kind: 'other', what: whatIs(opened) } as const)
}

async function readStart(file: FileHandle, { size, mode }: Stats): Promise<FileFact> {
  const hash = createHash('sha256')
  const start: Buffer[] = []
  let read = 0
  for await (const chunk of file.createReadStream({ end: FILE_LIMITS.hashedBytes, autoClose: false })) {
    if (read < FILE_LIMITS.textBytes) start.push(chunk.subarray(0, FILE_LIMITS.textBytes - read))
    read += chunk.length
    hash.update(chunk)
    if (size > FILE_LIMITS.hashedBytes && read >= FILE_LIMITS.textBytes) break
  }
  const truncated = read > FILE_LIMITS.textBytes || size > FILE_LIMITS.textBytes
  return {
    kind: 'file',
    size,
    mode: mode & 0o7777,
    ...decodeText(Buffer.concat(start), { cut: truncated }),
    truncated,
    ...(Math.max(read, size) <= FILE_LIMITS.hashedBytes ? { sha256: hash.digest('hex') } : {}),
  }
}

async function readDirectory(place: string): Promise<FileFact & { kind: 'directory' }> {
  const entries: string[] = []
  for await (const { name } of await opendir(place)) {
    if (entries.length === FILE_LIMITS.entries)
      return { kind: 'directory', entries: entries.sort(), truncated: true }
    entries.push(name)
  }
  return { kind: 'directory', entries: entries.sort(), truncated: false }
}

function whatIs(stat: Pick<Stats, 'isFIFO' | 'isSocket' | 'isSymbolicLink'>) {
  if (stat.isFIFO()) return 'fifo'
  if (stat.isSocket()) return 'socket'
  return stat.isSymbolicLink() ? 'symlink' : 'device'
}
