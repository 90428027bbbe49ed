import { afterAll, beforeAll } from 'vitest'
import { openPostgres, type Postgres } from '../../../engine/postgres.ts'
import { describeGradebook } from '../contract.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await openPostgres()
})
afterAll(() => postgres?.[Symbol.asyncDispose]())

describeGradebook('a gradebook in PostgreSQL', () => postgres.database())
