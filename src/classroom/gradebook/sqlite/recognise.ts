import { stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { GradebookTrouble } from '../../../languages/en/class-gradebook.ts'
import { GradebookProblem } from '../gradebook-problem.ts'

/** What the header of a gradebook says, so that no other program's file is taken for one: "dlgb". */
export const APPLICATION = 0x646c6762

/**
 * Whether something is there already, before SQLite opens it: it would wait for a pipe, and says little of why it cannot.
 * @throws GradebookProblem
 */
export async function lookAt(path: string): Promise<'file' | 'nothing'> {
  const there = await statOf(path)
  if (!there) {
    if (!(await statOf(dirname(path)))?.isDirectory()) throw new GradebookProblem(path, { code: 'no-folder' })
    return 'nothing'
  }
  if (there.isDirectory()) throw new GradebookProblem(path, { code: 'directory' })
  if (!there.isFile()) throw new GradebookProblem(path, { code: 'no-file' })
  return there.size === 0 ? 'nothing' : 'file'
}

async function statOf(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw openingProblem(path, error)
  }
}

/** What an error of the file system means for a file that should be opened or made. */
export function openingProblem(path: string, error: unknown): GradebookProblem {
  const reason = `${(error as NodeJS.ErrnoException).code}`
  const trouble: GradebookTrouble =
    reason === 'EROFS'
      ? { code: 'read-only-disk' }
      : reason === 'ENOSPC' || reason === 'EDQUOT'
        ? { code: 'disk-full' }
        : { code: 'unreadable', reason }
  return new GradebookProblem(path, trouble, { cause: error })
}

/** Makes an empty file, which only its owner can read: grades concern nobody else. */
export async function makeFile(path: string): Promise<void> {
  await writeFile(path, '', { flag: 'a', mode: 0o600 }).catch((error) => {
    throw openingProblem(path, error)
  })
}

/**
 * The names of the migrations that were made; none in a new file.
 * @throws GradebookProblem where it is a database of another program
 */
export function migrationsIn(database: DatabaseSync, place: string): string[] {
  const tables = database.prepare("select count(*) as count from sqlite_master where type = 'table'").get()
  if (tables?.count === 0) return []
  const { application_id } = database.prepare('pragma application_id').get() ?? {}
  if (application_id !== APPLICATION) throw new GradebookProblem(place, { code: 'no-gradebook' })
  return database
    .prepare('select name from kysely_migration')
    .all()
    .map(({ name }) => `${name}`)
}
