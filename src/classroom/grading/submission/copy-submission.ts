import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, realpath, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { CouldNotLook } from '../../../docker/port/could-not-look.ts'
import type { Committed } from './committed.ts'

/** A copy of what a student handed in for one lab. */
export interface SubmissionCopy {
  /** Where each file was copied, and its path in the submission, with slashes. */
  files: { source: string; target: string }[]
  /** The paths of what was not copied: links that lead out or to a directory, devices and pipes. */
  leftOut: string[]
  /** `sha256:…` of all of it: paths, whether they can be run, and contents. */
  digest: string
  /**
   * When the newest of it was committed or, where it is not committed as it is, when its file was last changed; no later
   * than now.
   */
  newest: Date
}

/** More than this is no work of a lab. */
export const MOST_BYTES = 64 * 1024 ** 2
export const MOST_FILES = 2000
/** Directories and links count as well. */
const MOST_ENTRIES = 20_000
export const DEEPEST = 20

/**
 * Copies a student's directory to an empty one of ours, and what is copied is what is graded, whatever happens to the
 * original. A link that leads out of the directory, a device, a pipe and a `.git` are left out, and a link to a file
 * inside becomes a copy of it. Rejects with `CouldNotLook` where there is too much, or it is too deep, or something cannot
 * be read.
 */
export async function copySubmission(
  from: string,
  to: string,
  committed?: Committed,
): Promise<SubmissionCopy> {
  const root = await realpath(from)
  return copyFrom(root, to, committed).catch((error) => {
    throw problemWith(error, root)
  })
}

async function copyFrom(root: string, to: string, committed?: Committed): Promise<SubmissionCopy> {
  const { found, leftOut } = await filesIn(root)
  const hash = createHash('sha256')
  const files: SubmissionCopy['files'] = []
  let newest = 0
  let left = MOST_BYTES
  for (const path of found.sort()) {
    const read = await readUpTo(root, path, left)
    const target = withSlashes(path)
    if (!read) {
      leftOut.push(target)
      continue
    }
    left -= read.bytes.length
    // A clone gives every file the time at which it was made.
    const isCommitted = committed?.has(target, read.bytes) ?? false
    newest = Math.max(newest, isCommitted ? Number(committed?.at) : read.changed)
    const source = join(to, path)
    const mode = read.isExecutable ? 0o755 : 0o644
    await mkdir(dirname(source), { recursive: true })
    await writeFile(source, read.bytes, { mode, flag: 'wx' })
    hash.update(JSON.stringify([target, mode, read.bytes.length])).update(read.bytes)
    files.push({ source, target })
  }
  leftOut.sort()
  return { files, leftOut, digest: `sha256:${hash.digest('hex')}`, newest: momentOf(newest) }
}

/** A clock that is wrong can make a file younger than now, or as old as no date can be. */
const momentOf = (ms: number): Date => new Date(Math.max(0, Math.min(ms, Date.now())))

const withSlashes = (path: string) => path.split(sep).join('/')

/** What can be copied, and what cannot be: relative to the directory. */
async function filesIn(root: string): Promise<{ found: string[]; leftOut: string[] }> {
  const found: string[] = []
  const leftOut: string[] = []
  let entries = 0
  async function walk(folder: string, depth: number): Promise<void> {
    if (depth > DEEPEST)
      throw refused({ why: 'too-deep', name: beginningOf(relative(root, folder)), levels: DEEPEST })
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      entries += 1
      if (entry.name === '.git') continue
      if (entry.name.includes(UNREADABLE) && !(await isThere(path)))
        throw refused({ why: 'name-not-utf8', name: relative(root, path) })
      if (entry.isDirectory()) await walk(path, depth + 1)
      else if (entry.isFile() || entry.isSymbolicLink()) found.push(relative(root, path))
      else leftOut.push(withSlashes(relative(root, path)))
      if (found.length > MOST_FILES) throw refused({ why: 'too-many-files', name: `${MOST_FILES}` })
      if (entries > MOST_ENTRIES) throw refused({ why: 'too-many-entries', name: `${MOST_ENTRIES}` })
    }
  }
  await walk(root, 0)
  return { found, leftOut }
}

/** The first directories of a path that is too long to be read. */
const beginningOf = (path: string) => [...path.split(sep).slice(0, 3), '…'].join('/')

/** What is read in place of bytes that are no UTF-8: nothing is found by such a name. */
const UNREADABLE = '\ufffd'

const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  )

/** Undefined for what is left out. Where a link leads is decided as late as can be: the student can still change it. */
async function readUpTo(root: string, path: string, most: number) {
  const real = await realpath(join(root, path)).catch(nowhere)
  const isInside = real?.startsWith(root + sep) && !real.split(sep).includes('.git', root.split(sep).length)
  if (!real || !isInside || !(await stat(real)).isFile()) return undefined
  // What has become a link or a pipe meanwhile is not opened, or does not block.
  await using file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  const { size, mode, mtimeMs } = await file.stat()
  if (size > most) throw refused({ why: 'too-large', bytes: MOST_BYTES })
  const bytes = Buffer.alloc(size)
  let at = 0
  while (at < size) {
    const { bytesRead } = await file.read(bytes, at, size - at, at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return { bytes: bytes.subarray(0, at), changed: mtimeMs, isExecutable: (mode & 0o100) !== 0 }
}

/** A link to nothing, or one in a circle, is no file. */
function nowhere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ELOOP') throw error
}

const refused = (detail: CouldNotLook['detail']) => new CouldNotLook('submission-not-run', '', detail)

/** Without the paths of this machine: students read it too. */
function problemWith(error: unknown, root: string): unknown {
  const { code, path } = error as NodeJS.ErrnoException
  if (error instanceof CouldNotLook || code === undefined) return error
  if (path === undefined || !`${path}${sep}`.startsWith(root + sep))
    return new CouldNotLook('probe-broke', '', { said: code }, { cause: error })
  return refused({ why: 'not-readable', name: relative(root, path) || '.', said: code })
}
