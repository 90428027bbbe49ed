import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres, type Postgres } from '../../../engine/postgres.ts'
import { aRoster, aServer, aSnapshot, aStudent, ask, handIn } from '../a-class.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await openPostgres()
})
afterAll(() => postgres?.[Symbol.asyncDispose]())

test('two servers on one PostgreSQL take what is handed in, show the same, and know the same teachers', async () => {
  const students = Array.from({ length: 20 }, (_, at) => aStudent(`s${at}`))
  await using one = await aServer(aRoster(students), { gradebook: await postgres.database() })
  await using other = await one.another()
  const answers = await Promise.all(
    students.map(async ({ id }, at) => {
      const server = at % 2 === 0 ? one : other
      return handIn(server, one.tokens[id], await aSnapshot(null, at < 5 ? 'reversed' : 'right'))
    }),
  )
  expect(answers.map(({ status }) => status)).toEqual(students.map(() => 200))
  const headers = { Cookie: one.cookie }
  const [first, second] = await Promise.all(
    [one, other].map(({ address }) => ask(`${address}/api/class`, { headers })),
  )
  expect(first?.body.cells.filter(({ state }: { state: string }) => state === 'passed')).toHaveLength(15)
  expect(second?.body).toEqual(first?.body)
  const leaving = { method: 'POST', headers: { ...headers, Origin: other.address } }
  expect(await ask(`${other.address}/api/logout`, leaving)).toMatchObject({ status: 200 })
  expect(await ask(`${one.address}/api/class`, { headers })).toMatchObject({ status: 401 })
})
