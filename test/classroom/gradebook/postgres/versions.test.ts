import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openPostgres as openStore } from '../../../../src/classroom/gradebook/postgres/open.ts'
import { openPostgres, type Postgres } from '../../../engine/postgres.ts'
import { describeVersions } from '../versions.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await openPostgres()
})
afterAll(() => postgres?.[Symbol.asyncDispose]())

describeVersions('a gradebook in PostgreSQL', {
  async madeBy(version) {
    const where = await postgres.database()
    const dump = join(import.meta.dirname, '../made-by', `${version}.sql`)
    await postgres.sql(await readFile(dump, 'utf8'), new URL(where).pathname.slice(1))
    return where
  },
  open: (where, migrations) => openStore(where, migrations && { migrations }),
  bytes: 'bytea',
})
