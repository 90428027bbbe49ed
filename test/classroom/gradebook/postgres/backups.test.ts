import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openPostgres, type Postgres } from '../../../engine/postgres.ts'
import { describeBackups } from '../backups.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await openPostgres()
})
afterAll(() => postgres?.[Symbol.asyncDispose]())

describeBackups('a backup of PostgreSQL', () => postgres.database(), {
  PostgreSQL: () => postgres.database(),
  SQLite: async (below) => join(below, 'restored.sqlite'),
})
