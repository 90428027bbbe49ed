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
  /** `sha256:…` of all of it: paths, whether they can be run, and contents. */
  digest: string
  /** When the newest of it was committed or, where it is not committed as it is, when its file was last changed. */
  newest: Date
}

/** More than this is no work of a lab. */
export const MOST_BYTES = 64 * 1024 ** 2
export const MOST_FILES = 2000
/** Directories and links count as well. */
const MOST_ENTRIES = 20_000
const DEEPEST = 20

/**
 * Copies a student's directory to an empty one of ours, and what is copied is what is graded, whatever happens to the
 * original. A link that leads out of the directory, a device, a pipe and a `.git` are left out, and a link to a file
 * inside becomes a copy of it. Rejects with `CouldNotLook` where there is too much.
 */
export async function copySubmission(
  from: string,
  to: string,
  committed?: Committed,
): Promise<SubmissionCopy> {
  const root = await realpath(from)
  const found = await filesIn(root)
  const hash = createHash('sha256')
  const files: SubmissionCopy['files'] = []
  let newest = 0
  let left = MOST_BYTES
  for (const path of found.sort()) {
    const read = await readUpTo(join(root, path), left)
    if (!read) continue
    left -= read.bytes.length
    const target = path.split(sep).join('/')
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
  return { files, digest: `sha256:${hash.digest('hex')}`, newest: new Date(newest) }
}

/** Relative to the directory, and without what is left out. */
async function filesIn(root: string): Promise<string[]> {
  const found: string[] = []
  let entries = 0
  async function walk(folder: string, depth: number): Promise<void> {
    if (depth > DEEPEST) return
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      entries += 1
      if (entry.name === '.git') continue
      if (entry.isDirectory()) await walk(path, depth + 1)
      else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFileIn(root, path))))
        found.push(relative(root, path))
      if (found.length > MOST_FILES || entries > MOST_ENTRIES)
        throw refused({ why: 'too-many-files', name: `${MOST_FILES}` })
    }
  }
  await walk(root, 0)
  return found
}

async function leadsToFileIn(root: string, link: string): Promise<boolean> {
  try {
    const path = await realpath(link)
    return path.startsWith(root + sep) && (await lstat(path)).isFile() && !path.split(sep).includes('.git')
  } catch {
    return false
  }
}

/** Undefined for what is no regular file any more. */
async function readUpTo(path: string, most: number) {
  const real = await realpath(path)
  if (!(await stat(real)).isFile()) return undefined
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

const refused = (detail: CouldNotLook['detail']) => new CouldNotLook('submission-not-run', '', detail)
