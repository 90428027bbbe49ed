import { mkdtempDisposable, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Copied, copy } from './copy.ts'
import { GradebookProblem } from './gradebook-problem.ts'
import { openStore } from './open.ts'
import { copyFile } from './sqlite/copy-file.ts'
import { lookAt, openingProblem } from './sqlite/recognise.ts'

/**
 * Writes a gradebook, as it is at this moment, into a new file: a gradebook in SQLite, whatever it is kept in itself.
 * Others can go on using it meanwhile.
 * @param where as `openGradebook` takes it
 * @throws GradebookProblem, and then there is no file
 */
export async function backUp(where: string, file: string): Promise<Copied> {
  const path = resolve(file)
  if ((await lookAt(path)) !== 'nothing') throw new GradebookProblem(path, { code: 'exists' })
  const from = await openStore(where, { create: false })
  try {
    await using folder = await mkdtempDisposable(join(dirname(path), '.docker-lab-')).catch((error) => {
      throw openingProblem(path, error)
    })
    const made = join(folder.path, 'backup')
    const to = await openStore(made).catch(renamed(made, path))
    const copied = await copy(from, to)
      .finally(() => to.close())
      .catch(renamed(made, path))
    // Compact, and without a log beside it.
    const compact = join(folder.path, 'compact')
    await copyFile(made, compact).catch(renamed(made, path))
    await rename(compact, path)
    return copied
  } finally {
    await from.close()
  }
}

/**
 * Reads a backup into a gradebook that has no grades yet, of either kind. The backup is not changed, whatever version it
 * is of.
 * @throws GradebookProblem, and then nothing was restored
 */
export async function restore(file: string, where: string): Promise<Copied & { place: string }> {
  const path = resolve(file)
  if ((await lookAt(path)) !== 'file') throw new GradebookProblem(path, { code: 'no-backup' })
  await using folder = await mkdtempDisposable(join(tmpdir(), 'docker-lab-restore-'))
  const made = join(folder.path, 'backup')
  await copyFile(path, made)
  const from = await openStore(made, { create: false }).catch(renamed(made, path))
  try {
    const to = await openStore(where)
    const copied = await copy(from, to)
      .finally(() => to.close())
      .catch(renamed(made, path))
    return { ...copied, place: to.place }
  } finally {
    await from.close()
  }
}

/** Problems with a file of ours are told by the name that the person knows. */
const renamed = (ours: string, theirs: string) => (error: unknown) => {
  if (error instanceof GradebookProblem && error.place === ours)
    throw new GradebookProblem(theirs, error.trouble, { cause: error })
  throw error
}
