import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { GradebookProblem } from './gradebook-problem.ts'
import type { Tables } from './tables.ts'

/**
 * Brings the tables up to date. Who calls it keeps other processes out meanwhile, and undoes it when it fails.
 * @param schema what the tables are in, for databases that have such a thing
 * @throws GradebookProblem where a newer program made them
 */
export async function migrate(
  tables: Kysely<Tables>,
  { place, migrations, schema }: { place: string; migrations: Record<string, Migration>; schema?: string },
): Promise<void> {
  const provider = { getMigrations: async () => migrations }
  const migrator = new Migrator({
    db: tables,
    provider,
    ...(schema !== undefined && { migrationTableSchema: schema }),
  })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  // Kysely has no code for this; what it says begins so.
  if (error instanceof Error && error.message.startsWith('corrupted migrations'))
    throw new GradebookProblem(place, { code: 'newer' }, { cause: error })
  throw error
}

/**
 * Whether all migrations were made, and no others.
 * @param made the names of those that were made
 * @throws GradebookProblem where there are others: a newer program made the gradebook
 */
export function isUpToDate(
  made: readonly string[],
  { place, migrations }: { place: string; migrations: Record<string, Migration> },
): boolean {
  const known = Object.keys(migrations)
  if (made.some((name) => !known.includes(name))) throw new GradebookProblem(place, { code: 'newer' })
  return made.length === known.length
}
