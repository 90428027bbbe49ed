import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Lab } from '../../../lab/lab.ts'

/** Where the work for a lab is in a submission, and what else is called so there. */
export interface LabFolder {
  path: string | undefined
  /** Names that are no directories. A link is none of the student's. */
  noDirectories: string[]
  /** Further directories for the same lab. */
  twins: string[]
}

/** The directory for a lab, by the name of the lab's own, its slug or its number: the first of these that is there. */
export async function labFolder(
  submission: string,
  { folder, slug, number }: Pick<Lab, 'folder' | 'slug' | 'number'>,
): Promise<LabFolder> {
  const there = await readdir(submission).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const numbers = number === undefined ? [] : [`${number}`.padStart(2, '0'), `${number}`]
  const names = [...new Set([basename(folder), slug, ...numbers])].filter((name) => there.includes(name))
  const noDirectories: string[] = []
  const directories: string[] = []
  for (const name of names) {
    const isDirectory = (await lstat(join(submission, name))).isDirectory()
    if (isDirectory) directories.push(name)
    else noDirectories.push(name)
  }
  const [first, ...twins] = directories
  return { path: first === undefined ? undefined : join(submission, first), noDirectories, twins }
}
