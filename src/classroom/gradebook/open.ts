import { resolve } from 'node:path'
import type { Gradebook } from './gradebook.ts'
import { gradebookIn } from './gradebook-in.ts'
import { GradebookProblem } from './gradebook-problem.ts'
import type { Store } from './store.ts'

export interface OpenOptions {
  /** False: where there is none yet, that is a problem. */
  create?: boolean
}

/**
 * Opens a gradebook and brings its tables up to date.
 * @param where the path of a SQLite file, or `postgres://…`
 * @throws GradebookProblem where it cannot be used: read-only, of a newer version, locked for too long, damaged, out of
 * reach
 */
export async function openGradebook(where: string, options: OpenOptions = {}): Promise<Gradebook> {
  return gradebookIn(await openStore(where, options))
}

/** The database under a gradebook. @throws GradebookProblem */
export async function openStore(where: string, options: OpenOptions = {}): Promise<Store> {
  if (/^postgres(ql)?:\/\//i.test(where)) {
    const { openPostgres } = await import('./postgres/open.ts')
    return openPostgres(where, options)
  }
  const [, scheme] = /^([a-z][a-z\d+.-]+):\/\//i.exec(where) ?? []
  if (scheme !== undefined) throw new GradebookProblem(`${scheme}://`, { code: 'unknown-kind' })
  const { openSqlite } = await import('./sqlite/open.ts')
  return openSqlite(resolve(where), options)
}
