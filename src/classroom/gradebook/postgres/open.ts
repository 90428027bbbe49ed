import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { GradebookProblem } from '../gradebook-problem.ts'
import { isUpToDate, migrate } from '../migrate.ts'
import { migrationsFor } from '../migrations/all.ts'
import type { Store } from '../store.ts'
import type { Tables } from '../tables.ts'
import { shownAddress, verified } from './address.ts'
import { isPassing, postgresProblem } from './trouble.ts'

export interface PostgresOptions {
  /** False: where there is none yet, that is a problem. */
  create?: boolean
  /** How long we wait for a server that went away. */
  patienceMs?: number
  /** How long we wait for the first answer of a server. */
  connectMs?: number
  migrations?: Record<string, Migration>
}

/** Of the database, so that what else is in it has names of its own. */
const SCHEMA = 'docker_lab'
/** Only for this: any number that nobody else takes. */
const LOCK = 4_221_337_002
const CONNECT_MS = 10_000
const STATEMENT_MS = 60_000
const PATIENCE_MS = 30_000

/**
 * Opens a database of PostgreSQL as a gradebook, or makes one in it.
 * @throws GradebookProblem
 */
export async function openPostgres(where: string, options: PostgresOptions = {}): Promise<Store> {
  const { create = true, patienceMs = PATIENCE_MS, connectMs = CONNECT_MS } = options
  const { migrations = migrationsFor('bytea') } = options
  const place = shownAddress(where)
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: verified(where),
    max: 4,
    connectionTimeoutMillis: connectMs,
    statement_timeout: STATEMENT_MS,
    // Of a server that has stopped answering altogether.
    query_timeout: STATEMENT_MS + CONNECT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    application_name: 'docker-lab',
  })
  // A connection that is lost tells the question that it was for; told to nobody else, it would end this process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const tables = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(SCHEMA)
  try {
    await prepare(tables, { place, create, migrations })
  } catch (error) {
    await pool.end()
    throw postgresProblem(place, error, 'opening')
  }
  return storeOf(tables, { place, patienceMs, close: () => pool.end() })
}

async function prepare(
  tables: Kysely<Tables>,
  { place, create, migrations }: { place: string; create: boolean; migrations: Record<string, Migration> },
): Promise<void> {
  const made = await migrationsIn(tables)
  if (made.length === 0 && !create) throw new GradebookProblem(place, { code: 'missing' })
  if (isUpToDate(made, { place, migrations })) return
  await tables.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(${sql.lit(LOCK)})`.execute(one)
    try {
      await migrate(one, { place, migrations, schema: SCHEMA })
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(LOCK)})`.execute(one)
    }
  })
}

async function migrationsIn(tables: Kysely<Tables>): Promise<string[]> {
  const there = await sql<{ found: boolean }>`
    select exists (
      select from pg_tables where schemaname = ${SCHEMA} and tablename = 'kysely_migration'
    ) as found`.execute(tables)
  if (!there.rows[0]?.found) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(SCHEMA)}.kysely_migration`.execute(
    tables,
  )
  return rows.map(({ name }) => name)
}

function storeOf(
  tables: Kysely<Tables>,
  { place, patienceMs, close }: { place: string; patienceMs: number; close: () => Promise<void> },
): Store {
  async function again<Result>(work: () => Promise<Result>): Promise<Result> {
    const deadline = performance.now() + patienceMs
    for (let tries = 0; ; tries++) {
      try {
        return await work()
      } catch (error) {
        if (!isPassing(error) || performance.now() > deadline) throw postgresProblem(place, error, 'open')
        await pause(Math.min(50 * 2 ** tries, 1000))
      }
    }
  }
  return {
    place,
    read: (work) => again(() => work(tables)),
    readAtOnce: (work) =>
      again(() =>
        tables.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
      ),
    write: (work) => again(() => tables.transaction().execute(work)),
    close,
  }
}
