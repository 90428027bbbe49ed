import { type Dirent, readdirSync } from 'node:fs'
import { shownPath } from './frame.ts'
import { InputError } from './input-error.ts'

/** What is in a folder of a course; nothing, if it is none. @throws InputError where this account cannot read it */
export function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw unreadable(folder, error)
  }
}

/** Says that a file or a folder of a course cannot be read, for what the system said. */
export function unreadable(path: string, error: unknown): InputError {
  const { code: reason = '' } = error as NodeJS.ErrnoException
  return new InputError([{ file: shownPath(path) || path, fault: { code: 'unreadable', reason } }])
}
