import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gradebookIn } from '../../../../src/classroom/gradebook/gradebook-in.ts'
import { GradebookProblem } from '../../../../src/classroom/gradebook/gradebook-problem.ts'
import { openGradebook } from '../../../../src/classroom/gradebook/open.ts'
import { openPostgres as openStore } from '../../../../src/classroom/gradebook/postgres/open.ts'
import { openPostgres, type Postgres } from '../../../engine/postgres.ts'
import { anAttempt } from '../attempts.ts'

let postgres: Postgres
let where: string
beforeAll(async () => {
  postgres = await openPostgres()
})
afterAll(() => postgres?.[Symbol.asyncDispose]())
beforeEach(async () => {
  where = await postgres.database()
})

const problem = (code: string) => ({ name: 'GradebookProblem', trouble: { code } })
const changed = (address: string, change: (url: URL) => void): string => {
  const url = new URL(address)
  change(url)
  return url.href
}

describe('a server that cannot be used', () => {
  test('nothing listens', async () => {
    const nowhere = changed(where, (url) => {
      url.port = '1'
    })
    await expect(openGradebook(nowhere)).rejects.toMatchObject(problem('away'))
  })

  test('a host that does not exist', async () => {
    const nowhere = changed(where, (url) => {
      url.hostname = 'db.invalid'
    })
    await expect(openGradebook(nowhere)).rejects.toMatchObject(problem('away'))
  })

  test('a wrong password, which is not repeated', async () => {
    const wrong = changed(where, (url) => {
      url.password = 'wrong-secret'
    })
    const error = await openGradebook(wrong).catch((refused) => refused)
    expect(error).toMatchObject(problem('wrong-password'))
    expect(error).toBeInstanceOf(GradebookProblem)
    expect(`${error.message} ${error.place}`).not.toMatch(/wrong-secret/)
  })

  test('no password, where one is needed', async () => {
    const without = changed(where, (url) => {
      url.password = ''
    })
    await expect(openGradebook(without)).rejects.toMatchObject(problem('wrong-password'))
  })

  test('a database that does not exist', async () => {
    const wrong = changed(where, (url) => {
      url.pathname = '/nothing'
    })
    await expect(openGradebook(wrong)).rejects.toMatchObject(problem('no-database'))
  })

  test('a user who may not create tables', async () => {
    await postgres.sql(`drop role if exists guest; create role guest login password 'guest'`)
    const guest = changed(where, (url) => {
      url.username = 'guest'
      url.password = 'guest'
    })
    await expect(openGradebook(guest)).rejects.toMatchObject(problem('no-rights'))
  })

  test('a database that can only be read', async () => {
    const name = new URL(where).pathname.slice(1)
    await postgres.sql(`alter database ${name} set default_transaction_read_only = on`)
    await expect(openGradebook(where)).rejects.toMatchObject(problem('read-only'))
  })

  test('an address that is none', async () => {
    const error = await openGradebook('postgres://a:secret@[/class').catch((refused) => refused)
    expect(error).toMatchObject(problem('bad-address'))
    expect(`${error.message} ${error.place}`).not.toMatch(/secret/)
  })

  test('a server without encryption, where it is asked for', async () => {
    const encrypted = `${where}?sslmode=verify-full`
    await expect(openGradebook(encrypted)).rejects.toMatchObject({ trouble: { code: 'no-tls' } })
  })
})

describe('a server that speaks no PostgreSQL', () => {
  let server: Server
  const sockets = new Set<Socket>()
  async function answering(answer: (socket: Socket) => void): Promise<string> {
    server = createServer((socket) => {
      sockets.add(socket.on('error', () => {}))
      answer(socket)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `postgres://a:b@127.0.0.1:${(server.address() as { port: number }).port}/class`
  }
  afterEach(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })

  test.each<[string, (socket: Socket) => void]>([
    ['closes the connection', (socket) => socket.end()],
    ['answers as a web server', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['says nothing', () => {}],
    ['sends rubbish and stays', (socket) => socket.write(Buffer.alloc(100_000, 0x5a))],
    ['sends zeros and stays', (socket) => socket.write(Buffer.alloc(100_000))],
    ['greets as a mail server', (socket) => socket.write('220 mail.example ESMTP\r\n')],
  ])('one that %s', async (_, answer) => {
    const address = await answering(answer)
    await expect(openStore(address, { connectMs: 500 })).rejects.toMatchObject(problem('no-postgres'))
  })
})

describe('a server that goes away', () => {
  test('and comes back: what was asked meanwhile is done, once', async () => {
    const gradebook = await openGradebook(where)
    await gradebook.addAttempt(anAttempt({ id: 'before' }))
    await postgres.stop('SIGQUIT')
    const adding = gradebook.addAttempt(anAttempt({ id: 'meanwhile' }))
    const listing = gradebook.attempts({ student: 'alice' })
    await pause(50)
    await postgres.start()
    expect(await adding).toBe(true)
    expect((await listing).length).toBeGreaterThan(0)
    expect((await gradebook.attempts()).map(({ id }) => id)).toEqual(['before', 'meanwhile'])
    await gradebook.close()
  })

  test('and stays away: it is said, and nothing is half written', async () => {
    const gradebook = gradebookIn(await openStore(where, { patienceMs: 300 }))
    await postgres.stop('SIGINT')
    await expect(gradebook.addAttempt(anAttempt({ id: 'one' }))).rejects.toMatchObject({
      trouble: { code: 'lost' },
    })
    await postgres.start()
    expect(await gradebook.attempts()).toEqual([])
    expect(await gradebook.addAttempt(anAttempt({ id: 'one' }))).toBe(true)
    await gradebook.close()
  })

  test('in the middle of many attempts: each is there once', async () => {
    const gradebook = await openGradebook(where)
    const ids = Array.from({ length: 300 }, (_, index) => `${index}`)
    const adding = Promise.all(ids.map((id) => gradebook.addAttempt(anAttempt({ id }))))
    await expect.poll(() => gradebook.changesSince(0), { timeout: 20_000 }).not.toEqual([])
    await postgres.stop('SIGQUIT')
    await postgres.start()
    await adding
    const there = (await gradebook.attempts()).map(({ id }) => id)
    expect(there.sort()).toEqual(ids.sort())
    await gradebook.close()
  })

  test('an administrator ends our connections: the next question finds a new one', async () => {
    const gradebook = await openGradebook(where)
    await gradebook.addAttempt(anAttempt())
    await postgres.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'docker-lab'`,
    )
    expect(await gradebook.attempts()).toHaveLength(1)
    await gradebook.close()
  })
})

test('tables of others in the same database have the same names, and stay as they are', async () => {
  const name = new URL(where).pathname.slice(1)
  await postgres.sql('create table attempts (mine text); create table kysely_migration (mine text)', name)
  const gradebook = await openGradebook(where)
  await gradebook.addAttempt(anAttempt())
  await gradebook.close()
  await postgres.sql(`insert into attempts values ('still mine')`, name)
})

test('tables that somebody removed', async () => {
  const gradebook = await openGradebook(where)
  await postgres.sql('drop table docker_lab.attempts', new URL(where).pathname.slice(1))
  await expect(gradebook.attempts()).rejects.toMatchObject(problem('damaged'))
  await gradebook.close()
})

test('a user who may use the tables, but make none, can use a gradebook that is there', async () => {
  await (await openGradebook(where)).close()
  const name = new URL(where).pathname.slice(1)
  await postgres.sql(
    `drop role if exists grader; create role grader login password 'grader';
     grant usage on schema docker_lab to grader;
     grant select, insert, update on all tables in schema docker_lab to grader`,
    name,
  )
  const address = changed(where, (url) => {
    url.username = 'grader'
    url.password = 'grader'
  })
  const gradebook = await openGradebook(address)
  expect(await gradebook.addAttempt(anAttempt())).toBe(true)
  await gradebook.close()
})
