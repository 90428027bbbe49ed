import type { DatabaseSync } from 'node:sqlite'
import { CompiledQuery, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { GradebookProblem } from '../gradebook-problem.ts'
import { isUpToDate, migrate } from '../migrate.ts'
import { migrationsFor } from '../migrations/all.ts'
import type { Store } from '../store.ts'
import type { Tables } from '../tables.ts'
import { patiently, sqliteDialect } from './dialect.ts'
import { APPLICATION, lookAt, makeFile, migrationsIn } from './recognise.ts'
import { sqliteProblem } from './trouble.ts'

export interface SqliteOptions {
  /** False: where there is none yet, that is a problem. */
  create?: boolean
  /** How long another process may keep it from us. */
  patienceMs?: number
  migrations?: Record<string, Migration>
}

/** How long SQLite itself waits, while nothing else in this process can go on. */
const BLOCKING_MS = 50
const PATIENCE_MS = 20_000

/**
 * Opens a SQLite file as a gradebook, or makes it one.
 * @throws GradebookProblem
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Store> {
  const { create = true, patienceMs = PATIENCE_MS, migrations = migrationsFor('blob') } = options
  if ((await lookAt(path)) === 'nothing') {
    if (!create) throw new GradebookProblem(path, { code: 'missing' })
    await makeFile(path)
  }
  const { DatabaseSync } = await import('node:sqlite')
  const open = () => new DatabaseSync(path, { timeout: BLOCKING_MS })
  return translated(path, async () => {
    const database = await patiently(open, patienceMs)
    const tables = new Kysely<Tables>({ dialect: sqliteDialect(database, patienceMs) })
    try {
      await prepare(database, tables, { place: path, patienceMs, migrations })
      return storeOf(database, tables, path)
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** Nothing is written before it is known what file this is. */
async function prepare(
  database: DatabaseSync,
  tables: Kysely<Tables>,
  {
    place,
    patienceMs,
    migrations,
  }: { place: string; patienceMs: number; migrations: Record<string, Migration> },
): Promise<void> {
  const made = await patiently(() => migrationsIn(database, place), patienceMs)
  const upToDate = isUpToDate(made, { place, migrations })
  // Readers and a writer do not wait for each other. Where a file system cannot do it, SQLite stays with its older way.
  await patiently(() => database.exec('pragma journal_mode = wal'), patienceMs)
  database.exec('pragma synchronous = full; pragma trusted_schema = off')
  if (upToDate) return
  await tables.connection().execute(async (one) => {
    await patiently(() => database.exec('begin immediate'), patienceMs)
    try {
      // Another process may have come first.
      migrationsIn(database, place)
      await one.executeQuery(CompiledQuery.raw(`pragma application_id = ${APPLICATION}`))
      await migrate(one, { place, migrations })
      database.exec('commit')
    } catch (error) {
      if (database.isTransaction) database.exec('rollback')
      throw error
    }
  })
}

function storeOf(database: DatabaseSync, tables: Kysely<Tables>, place: string): Store {
  return {
    place,
    read: (work) => translated(place, () => work(tables)),
    readAtOnce: (work) =>
      translated(place, () => tables.transaction().setAccessMode('read only').execute(work)),
    write: (work) => translated(place, () => tables.transaction().execute(work)),
    async close() {
      // Whoever is the last to close it leaves one file; the others leave in it what they can.
      const leave = async () => database.exec('pragma wal_checkpoint(passive)')
      await tables
        .connection()
        .execute(leave)
        .catch(() => {})
      database.close()
    },
  }
}

async function translated<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw sqliteProblem(place, error)
  }
}
