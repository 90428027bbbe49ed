import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { GradebookProblem } from '../../../src/classroom/gradebook/gradebook-problem.ts'
import { hashOf, newToken } from '../../../src/classroom/server/token.ts'
import { aRoster, aServer, aSnapshot, aStudent, ask, handIn, LABS } from './a-class.ts'

const roster = aRoster([aStudent('alice', 'Alice'), aStudent('bob', 'Bob')])

test('a snapshot comes back judged, and is in the gradebook', async () => {
  await using server = await aServer(roster)
  const { status, body } = await handIn(server, server.tokens.alice, await aSnapshot('alice', 'reversed'))
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      student: 'alice',
      ignored: [],
      labs: [
        {
          lab: 'deploy-nginx',
          isNew: true,
          outcome: 'fail',
          points: { earned: 3, possible: 10 },
          checks: [
            { id: 'running', outcome: 'pass' },
            { id: 'published', outcome: 'fail', diagnosis: 'port-reversed' },
          ],
        },
      ],
    },
  })
  const attempts = await server.serving.gradebook.attempts()
  expect(attempts).toMatchObject([{ student: 'alice', lab: 'deploy-nginx', trust: 'practice', earned: 3 }])
  const attempt = await server.serving.gradebook.attempt(`${attempts[0]?.id}`)
  expect(attempt).toMatchObject({ way: 'submitted', report: { slug: 'deploy-nginx' } })
})

test('each lab of a snapshot is kept with what its own checks asked', async () => {
  await using server = await aServer(roster)
  const snapshot = await aSnapshot('alice', 'right', { labs: [...LABS] })
  await handIn(server, server.tokens.alice, snapshot)
  const attempts = await server.serving.gradebook.attempts()
  const asked = await Promise.all(
    attempts.map(async ({ id, lab }) => {
      const { tape } = (await server.serving.gradebook.attempt(id)) ?? {}
      return [
        lab,
        new Set(Object.values(tape?.askedBy ?? {}).flatMap((all) => all.map((by) => by.split('#')[0]))),
      ]
    }),
  )
  expect(new Map(asked as [string, Set<string>][])).toEqual(
    new Map([
      ['deploy-nginx', new Set(['deploy-nginx', 'snapshot'])],
      ['volumes', new Set(['volumes', 'snapshot'])],
    ]),
  )
})

test('the same snapshot twice counts once', async () => {
  await using server = await aServer(roster)
  const snapshot = await aSnapshot('alice')
  const answers = await Promise.all([
    handIn(server, server.tokens.alice, snapshot),
    handIn(server, server.tokens.bob, { ...snapshot, student: 'bob' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 422])
  const again = await handIn(server, server.tokens.alice, snapshot)
  expect(again.body.labs).toMatchObject([{ isNew: false, outcome: 'pass' }])
  expect(await server.serving.gradebook.attempts()).toHaveLength(1)
})

test('what counts is when it came, whatever the clock of the student says', async () => {
  await using server = await aServer(roster)
  await handIn(
    server,
    server.tokens.alice,
    await aSnapshot('alice', 'right', { change: { time: '2020-01-01T00:00:00.000Z' } }),
  )
  const [attempt] = await server.serving.gradebook.attempts()
  expect(attempt?.workAt.getFullYear()).toBeGreaterThan(2020)
})

test('packed with gzip, and in the language of the student', async () => {
  await using server = await aServer(roster)
  const packed = gzipSync(JSON.stringify(await aSnapshot(null, 'nothing')))
  const { status, body } = await handIn(server, server.tokens.alice, packed, {
    'Content-Encoding': 'gzip',
    'Accept-Language': 'zh-CN',
  })
  expect(status).toBe(200)
  expect(body.labs[0].checks[0].message).toMatch(/[\u4e00-\u9fff]/)
})

test('labs that the class does not grade are left out, and are said', async () => {
  await using server = await aServer(aRoster([aStudent('alice')], { labs: ['volumes'] }))
  const both = await handIn(
    server,
    server.tokens.alice,
    await aSnapshot('alice', 'right', { labs: [...LABS] }),
  )
  expect(both.body).toMatchObject({ ignored: ['deploy-nginx'], labs: [{ lab: 'volumes' }] })
  const none = await handIn(server, server.tokens.alice, await aSnapshot('alice'))
  expect(none).toMatchObject({ status: 422, body: { error: { code: 'no-lab' } } })
})

const TOO_DEEP = `{"schema":"docker-lab/snapshot@1","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
const MANY_KEYS = `{${Array.from({ length: 400_000 }, (_, at) => `"k${at}":1`).join()}}`

test.each<[string, number, string, () => unknown, Record<string, string>?]>([
  ['no JSON', 422, 'unreadable', () => 'hello'],
  ['JSON that is no snapshot', 422, 'unreadable', () => ({ schema: 'docker-lab/report@1' })],
  ['nothing', 422, 'unreadable', () => ''],
  ['bytes that are no text', 422, 'unreadable', () => new Uint8Array([0xff, 0xfe, 0x00])],
  ['too deep', 422, 'unreadable', () => TOO_DEEP],
  ['too many keys', 422, 'unreadable', () => MANY_KEYS],
  ['too long', 413, 'too-big', () => 'x'.repeat(17 * 1024 * 1024)],
  ['a bomb', 413, 'too-big', () => gzipSync(Buffer.alloc(200 * 1024 * 1024)), { 'Content-Encoding': 'gzip' }],
  ['gzip that is none', 422, 'unreadable', () => 'x', { 'Content-Encoding': 'gzip' }],
  ['another packing', 415, 'encoding', () => 'x', { 'Content-Encoding': 'br' }],
  ['a form', 415, 'not-json', () => 'a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['text', 415, 'not-json', () => '{}', { 'Content-Type': 'text/plain' }],
  ["another student's snapshot", 403, 'other-student', () => aSnapshot('bob')],
  [
    'a forged snapshot',
    422,
    'unreadable',
    async () => ({ ...(await aSnapshot('alice')), time: '2026-01-01T00:00:00Z' }),
  ],
])('refuses %s', async (_, status, code, body, headers) => {
  await using server = await aServer(roster)
  const answer = await handIn(server, server.tokens.alice, await body(), headers)
  expect(answer).toMatchObject({ status, body: { error: { code, message: expect.stringMatching(/\w/) } } })
  expect(await server.serving.gradebook.attempts()).toEqual([])
  // Whatever it was, the next one is heard.
  expect(await handIn(server, server.tokens.bob, await aSnapshot('bob'))).toMatchObject({ status: 200 })
})

test.each<[string, () => string | undefined, number, string]>([
  ['no token', () => undefined, 401, 'token'],
  ['a word', () => 'alice', 401, 'token'],
  ['a token that was never given out', () => newToken('student'), 401, 'token'],
  ["a teacher's token", () => newToken('teacher'), 403, 'not-a-student'],
])('refuses %s', async (_, token, status, code) => {
  await using server = await aServer(roster)
  const answer = await handIn(server, token(), await aSnapshot('alice'))
  expect(answer).toMatchObject({ status, body: { error: { code } } })
})

test('refuses the token of somebody who is not in the class any more', async () => {
  await using server = await aServer(roster)
  const token = newToken('student')
  await server.serving.gradebook.addToken({ hash: hashOf(token), student: 'carol', at: new Date() })
  expect(await handIn(server, token, await aSnapshot('carol'))).toMatchObject({
    status: 403,
    body: { error: { code: 'not-in-class' } },
  })
})

test('who guesses tokens is told to wait; who holds one is still heard', async () => {
  await using server = await aServer(roster)
  const guesses = await Promise.all(
    Array.from({ length: 40 }, () => handIn(server, newToken('student'), '{}')),
  )
  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(20)
  const late = guesses.filter(({ status }) => status === 429)
  expect(late).toHaveLength(20)
  expect(Number(late[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await handIn(server, server.tokens.alice, await aSnapshot('alice'))).toMatchObject({ status: 200 })
})

test('a student who never stops is told to wait; others are not', async () => {
  let clock = 0
  await using server = await aServer(roster, { change: { clock: () => clock } })
  const again = async () => (await handIn(server, server.tokens.alice, '{}')).status
  const statuses: number[] = []
  for (let at = 0; at < 22; at++) statuses.push(await again())
  expect(statuses).toEqual([...Array(20).fill(422), 429, 429])
  clock += 2000
  expect([await again(), await again()]).toEqual([422, 429])
  expect(await handIn(server, server.tokens.bob, await aSnapshot('bob'))).toMatchObject({ status: 200 })
})

/** Sends some bytes, and nothing more. */
const beginning = (port: number, text: string): Promise<string> =>
  new Promise((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
  })

test('who sends slowly is cut off', async () => {
  const patience = { headersTimeout: 1500, requestTimeout: 2000, connectionsCheckingInterval: 50 }
  await using server = await aServer(roster, { patience })
  const port = Number(new URL(server.address).port)
  const head = `POST /api/submit HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ${server.tokens.alice}\r\n`
  const [slowHead, slowBody] = await Promise.all([
    beginning(port, head),
    beginning(port, `${head}Content-Length: 1000\r\n\r\n{`),
  ])
  expect(slowHead).toContain('408')
  expect(slowBody).toContain('408')
  expect(await handIn(server, server.tokens.alice, await aSnapshot('alice'))).toMatchObject({ status: 200 })
})

test('a gradebook that cannot be used is said, and nothing counts as received', async () => {
  await using server = await aServer(roster)
  const problems: unknown[] = []
  server.serving.onProblem = (problem) => problems.push(problem)
  server.serving.gradebook.addAttempt = () =>
    Promise.reject(new GradebookProblem('postgres://school', { code: 'away', reason: 'ECONNREFUSED' }))
  const { status, body } = await handIn(server, server.tokens.alice, await aSnapshot('alice'))
  expect({ status, code: body.error.code }).toEqual({ status: 503, code: 'gradebook' })
  expect(body.error.message).toContain('nothing was saved')
  expect(problems).toHaveLength(1)
  server.serving.gradebook.changesSince = () =>
    Promise.reject(new GradebookProblem('postgres://school', { code: 'away', reason: 'ECONNREFUSED' }))
  const health = await ask(`${server.address}/api/health`)
  expect(health).toMatchObject({ status: 503, body: { error: { code: 'gradebook' } } })
  expect(health.body.error.message).not.toContain('saved')
})

test('a mistake of ours is said without saying where it is', async () => {
  await using server = await aServer(roster)
  server.serving.gradebook.tokenOwner = () => Promise.reject(new TypeError('at /home/teacher/secret'))
  const { status, body } = await handIn(server, server.tokens.alice, await aSnapshot('alice'))
  expect({ status, code: body.error.code }).toEqual({ status: 500, code: 'bug' })
  expect(JSON.stringify(body)).not.toContain('secret')
})

test('of one student, one snapshot is held at a time, until it is judged', async () => {
  await using server = await aServer(roster)
  const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await using slow = await aServer(roster, {
    change: {
      async judge(...asked) {
        begun.resolve()
        await goOn.promise
        return server.serving.judge(...asked)
      },
    },
  })
  const first = handIn(slow, slow.tokens.alice, await aSnapshot('alice'))
  await begun.promise
  const second = await handIn(slow, slow.tokens.alice, await aSnapshot('alice', 'reversed'))
  expect(second).toMatchObject({ status: 429, body: { error: { code: 'too-often' } } })
  goOn.resolve()
  expect(await first).toMatchObject({ status: 200 })
  expect(await handIn(slow, slow.tokens.alice, await aSnapshot('alice'))).toMatchObject({ status: 200 })
})

test('who handed in before the deadline is in time, however long it takes until it is judged', async () => {
  let clock = new Date('2026-12-01T23:59:59Z')
  await using server = await aServer(roster)
  await using slow = await aServer(roster, {
    change: {
      now: () => clock,
      judge(...asked) {
        clock = new Date('2026-12-02T00:00:05Z')
        return server.serving.judge(...asked)
      },
    },
  })
  await handIn(slow, slow.tokens.alice, await aSnapshot('alice'))
  const [attempt] = await slow.serving.gradebook.attempts()
  expect(attempt?.workAt).toEqual(new Date('2026-12-01T23:59:59Z'))
})

test('what is judged and kept of a student has an end, and others do not wait for it', async () => {
  const workOfAStudent = { burst: 100_000, perMinute: 1 }
  await using server = await aServer(roster, { change: { workOfAStudent } })
  /** With a file that was made to belong to every lab. */
  const forged = async (bytes: number, time: string) => {
    const { tape } = await aSnapshot('alice', 'right', { labs: LABS })
    const file = '["folder","file","notes.txt"]'
    const gave = { kind: 'file', text: 'x'.repeat(bytes) }
    const answers = { ...tape.answers, [file]: { gave } }
    const askedBy = { ...tape.askedBy, [file]: ['snapshot'] }
    const change = { time, tape: { ...tape, answers, askedBy } }
    return aSnapshot('alice', 'right', { labs: LABS, change })
  }
  const statuses: number[] = []
  for (const [bytes, second] of [
    [110_000, 0],
    [55_000, 1],
    [10_000, 2],
    [10_000, 3],
    [10_000, 4],
  ] as const) {
    const snapshot = await forged(bytes, `2026-01-01T00:00:0${second}Z`)
    statuses.push((await handIn(server, server.tokens.alice, snapshot)).status)
  }
  expect(statuses).toEqual([413, 413, 200, 429, 429])
  expect(await server.serving.gradebook.attempts()).toHaveLength(2)
  expect(await handIn(server, server.tokens.bob, await aSnapshot('bob'))).toMatchObject({ status: 200 })
})
