import { chmod, lstat, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { filesOfLab, type LabFile } from '../lab/handed-out.ts'
import { unreadable } from '../lab/read-folder.ts'

/** What became of a lab's files in the student's folder, by their paths. */
export interface HandedOut {
  /** Put there now. */
  put: string[]
  /** There already, and the student's: it differs, or something else has its name. It stays as it is. */
  kept: string[]
  /** Left out, because Git ignores it. Folders end with a slash. */
  ignored: string[]
}

/**
 * Puts the files that a lab hands out into a folder, where they are missing. Nothing that is there is changed, and no
 * link is followed. Rejects where the folder cannot be written to. @throws InputError where the lab's cannot be read
 */
export async function handOut(lab: { folder: string }, folder: string): Promise<HandedOut> {
  const { handedOut, ignored } = await filesOfLab(lab.folder)
  const put: string[] = []
  const kept: string[] = []
  for (const file of handedOut) {
    const became = await place(file, folder)
    if (became === 'put') put.push(file.path)
    if (became === 'kept') kept.push(file.path)
  }
  return { put, kept, ignored }
}

async function place(
  { path, source, executable }: LabFile,
  folder: string,
): Promise<'put' | 'kept' | 'same'> {
  const parts = path.split('/')
  for (const [index] of parts.slice(0, -1).entries()) {
    const inside = join(folder, ...parts.slice(0, index + 1))
    const there = await whatIs(inside)
    if (there === undefined) await mkdir(inside)
    else if (!there.isDirectory()) return 'kept'
  }
  const target = join(folder, ...parts)
  const there = await whatIs(target)
  // An executable has the files of its course inside, where the system cannot copy from.
  const bytes = await readFile(source).catch((error: unknown) => {
    throw unreadable(source, error)
  })
  if (there) return there.isFile() && (await holds(target, bytes)) ? 'same' : 'kept'
  await writeNew(target, bytes)
  await chmod(target, executable ? 0o755 : 0o644)
  return 'put'
}

/** Whole or not at all: a part of it would be the student's own file the next time. */
async function writeNew(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
  } catch (error) {
    await rm(path, { force: true })
    throw Object.assign(error as Error, { path })
  } finally {
    await file.close()
  }
}

/** A link is itself, not what it leads to. */
const whatIs = (path: string) =>
  lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

const holds = (file: string, bytes: Buffer) =>
  readFile(file).then(
    (there) => there.equals(bytes),
    () => false,
  )
