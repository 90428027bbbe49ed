import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import { isBusy } from './trouble.ts'

/** Kysely on `node:sqlite`, with one connection: who wants it waits for the one before. */
export const sqliteDialect = (database: DatabaseSync, patienceMs: number): Dialect => ({
  createDriver: () => new Driver(database, patienceMs),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
})

class Driver extends SqliteDriver {
  private readonly database: DatabaseSync
  private readonly patienceMs: number

  constructor(database: DatabaseSync, patienceMs: number) {
    super({ database: asKyselyWants(database) })
    this.database = database
    this.patienceMs = patienceMs
  }

  /** One that begins by reading could no longer write, once another process has written. */
  override async beginTransaction(
    _: DatabaseConnection,
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    const begin = accessMode === 'read only' ? 'begin' : 'begin immediate'
    await patiently(() => this.database.exec(begin), this.patienceMs)
  }

  /** SQLite itself has undone what found the disk full. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.isTransaction) await super.rollbackTransaction(connection)
  }
}

/** Does it again while another process is writing, and meanwhile lets this process do other things. */
export async function patiently<Result>(work: () => Result, patienceMs: number): Promise<Result> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error
      await pause(5 + Math.random() * 20)
    }
  }
}

const asKyselyWants = (database: DatabaseSync) => ({
  close: () => database.close(),
  prepare(sql: string) {
    const statement = database.prepare(sql)
    return {
      reader: statement.columns().length > 0,
      all: (values: readonly unknown[]) => statement.all(...(values as SQLInputValue[])),
      run: (values: readonly unknown[]) => statement.run(...(values as SQLInputValue[])),
      iterate: (values: readonly unknown[]) => statement.iterate(...(values as SQLInputValue[])),
    }
  },
})
