import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** For readers of the lab, not for the student's working folder. */
const OF_THE_LAB = /^(lab\.yaml|cases\.ya?ml|README(\.\w+)?\.md)$/i
/** The author's own files, and hidden ones. */
const NOT_FOR_STUDENTS = /(^|\/)(_|\.(?!dockerignore$))/

/** The files of a lab's folder that a student begins with, as paths relative to it, with `/`. */
export async function handedOut(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => !OF_THE_LAB.test(path) && !NOT_FOR_STUDENTS.test(path))
    .sort()
}
