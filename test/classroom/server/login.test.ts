import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Serving } from '../../../src/classroom/server/app.ts'
import { openLogins } from '../../../src/classroom/server/login.ts'
import { hashOf, newToken } from '../../../src/classroom/server/token.ts'
import { aRoster, aServer, aStudent, ask, type TestServer } from './a-class.ts'

const roster = aRoster([aStudent('alice')])
/** Where the tests' requests come from. */
const HERE = new Set(['127.0.0.1'])

const logIn = (server: TestServer, secret: unknown, headers: Record<string, string> = {}) =>
  ask(`${server.address}/api/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ secret }),
  })

test.each(['/api/class', '/api/class/alice/volumes', '/api/events', '/api/mistakes', '/api/diagnoses/x'])(
  '%s is for teachers who are logged in',
  async (path) => {
    await using server = await aServer(roster)
    const refused = { status: 401, body: { error: { code: 'login' } } }
    expect(await ask(`${server.address}${path}`)).toMatchObject(refused)
    const cookies = ['docker-lab-class=x', `docker-lab-class=9999999999999.${'x'.repeat(43)}`]
    for (const cookie of cookies)
      expect(await ask(`${server.address}${path}`, { headers: { Cookie: cookie } })).toMatchObject(refused)
    const asStudent = { headers: { Authorization: `Bearer ${server.tokens.alice}` } }
    expect(await ask(`${server.address}${path}`, asStudent)).toMatchObject(refused)
  },
)

test('the code of a link works once', async () => {
  await using server = await aServer(roster)
  const code = server.serving.logins.newCode()
  const { status, headers } = await logIn(server, code)
  expect(status).toBe(200)
  const cookie = `${headers.get('set-cookie')}`
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Strict')
  expect(cookie).not.toContain('Secure')
  const session = { headers: { Cookie: cookie.split(';')[0] as string } }
  expect(await ask(`${server.address}/api/class`, session)).toMatchObject({ status: 200 })
  expect(await logIn(server, code)).toMatchObject({ status: 401, body: { error: { code: 'code' } } })
})

test('over TLS, the cookie is for TLS alone', async () => {
  await using server = await aServer(roster, { change: { isSecure: true } })
  const { headers } = await logIn(server, server.serving.logins.newCode())
  expect(headers.get('set-cookie')).toContain('Secure')
  expect(headers.get('strict-transport-security')).toContain('max-age')
})

test.each<[string, boolean, Record<string, string>, Partial<Serving>]>([
  ['TLS that ends at a proxy counts', true, { 'X-Forwarded-Proto': 'https' }, { proxies: HERE }],
  [
    'TLS that ends at the first of two proxies',
    true,
    { 'X-Forwarded-Proto': 'HTTPS, http' },
    { proxies: HERE },
  ],
  ['a proxy without TLS', false, { 'X-Forwarded-Proto': 'http' }, { proxies: HERE }],
  ['a proxy that says nothing', false, {}, { proxies: HERE }],
  ['a proxy that says nonsense', false, { 'X-Forwarded-Proto': 'httpsx' }, { proxies: HERE }],
  ['TLS only behind the proxy', false, { 'X-Forwarded-Proto': 'http' }, { proxies: HERE, isSecure: true }],
  ['what anybody can write, without a proxy', false, { 'X-Forwarded-Proto': 'https' }, {}],
  ['the same, over TLS', true, { 'X-Forwarded-Proto': 'http' }, { isSecure: true }],
  [
    'what does not come from the proxy',
    false,
    { 'X-Forwarded-Proto': 'https' },
    { proxies: new Set(['10.0.0.1']) },
  ],
])('%s: the cookie is for TLS alone: %s', async (_, isSecure, headers, change) => {
  await using server = await aServer(roster, { change })
  const answer = await logIn(server, server.serving.logins.newCode(), headers)
  expect(answer.status).toBe(200)
  expect(`${answer.headers.get('set-cookie')}`.includes('Secure')).toBe(isSecure)
  expect(answer.headers.has('strict-transport-security')).toBe(isSecure)
})

test("a teacher's token works again and again; a student's does not", async () => {
  await using server = await aServer(roster)
  const token = newToken('teacher')
  await server.serving.gradebook.addToken({ hash: hashOf(token), student: null, at: new Date() })
  expect(await logIn(server, token)).toMatchObject({ status: 200 })
  expect(await logIn(server, token)).toMatchObject({ status: 200 })
  expect(await logIn(server, server.tokens.alice)).toMatchObject({ status: 401 })
  expect(await logIn(server, newToken('teacher'))).toMatchObject({ status: 401 })
})

test.each([[{ Origin: 'http://evil.example' }], [{ 'Sec-Fetch-Site': 'cross-site' }], [{ Origin: 'null' }]])(
  'a page of a different site cannot log in here: %o',
  async (headers: Record<string, string>) => {
    await using server = await aServer(roster)
    const code = server.serving.logins.newCode()
    expect(await logIn(server, code, headers)).toMatchObject({
      status: 403,
      body: { error: { code: 'other-site' } },
    })
    expect(await logIn(server, code, { Origin: server.address })).toMatchObject({ status: 200 })
  },
)

const JSON_TYPE = { 'Content-Type': 'application/json' }
const GZIP = { ...JSON_TYPE, 'Content-Encoding': 'gzip' }

test.each<[string, number, string, string | Uint8Array<ArrayBuffer>, Record<string, string>?]>([
  ['a form', 415, 'not-json', 'secret=x', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['another packing', 415, 'encoding', 'x', { ...JSON_TYPE, 'Content-Encoding': 'br' }],
  ['anything large', 413, 'login-too-big', JSON.stringify({ secret: 'x'.repeat(2000) })],
  ['a bomb', 413, 'login-too-big', new Uint8Array(gzipSync(Buffer.alloc(100_000))), GZIP],
  ['no JSON', 422, 'login-unreadable', 'secret'],
  ['nothing', 422, 'login-unreadable', ''],
  ['a different shape', 422, 'login-unreadable', '{"secret":1}'],
  ['bytes that are no text', 422, 'login-unreadable', new Uint8Array([0xff, 0xfe])],
  ['gzip that is none', 422, 'login-unreadable', 'x', GZIP],
])('%s cannot log in, and that is said in words about logging in', async (_, status, code, body, headers) => {
  await using server = await aServer(roster)
  for (const language of ['en', 'zh']) {
    const answer = await ask(`${server.address}/api/login`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers, 'Accept-Language': language },
      body,
    })
    expect(answer).toMatchObject({ status, body: { error: { code } } })
    expect(answer.body.error.message).not.toMatch(/snapshot|快照/)
  }
})

test('who guesses has to wait', async () => {
  let clock = 0
  await using server = await aServer(roster, { change: { clock: () => clock } })
  const guess = async (times: number) => {
    const statuses: number[] = []
    for (let at = 0; at < times; at++) statuses.push((await logIn(server, `guess-${at}`)).status)
    return statuses
  }
  expect(await guess(22)).toEqual([...Array(20).fill(401), 429, 429])
  clock += 2900
  expect(await guess(1)).toEqual([429])
  clock += 200
  expect(await guess(2)).toEqual([401, 429])
  clock += 3_600_000
  expect(await guess(21)).toEqual([...Array(20).fill(401), 429])
})

test('who logs out is out, at every server on the gradebook; others are not', async () => {
  await using server = await aServer(roster)
  await using other = await server.another()
  const headers = { Cookie: server.cookie, Origin: server.address }
  expect(await ask(`${other.address}/api/class`, { headers })).toMatchObject({ status: 200 })
  expect(await ask(`${server.address}/api/logout`, { method: 'POST', headers })).toMatchObject({
    status: 200,
  })
  for (const { address } of [server, other])
    expect(await ask(`${address}/api/class`, { headers })).toMatchObject({ status: 401 })
  expect(await ask(`${server.address}/api/class`, { headers: { Cookie: other.cookie } })).toMatchObject({
    status: 200,
  })
})

test('a session ends, and nobody can make it longer', async () => {
  await using server = await aServer(roster)
  let now = Date.now()
  const logins = openLogins(server.serving.gradebook, () => now)
  const session = `${await logins.open(logins.newCode())}`
  expect(await logins.isOpen(session)).toBe(true)
  now += 13 * 60 * 60 * 1000
  expect(await logins.isOpen(session)).toBe(false)
  expect(await logins.isOpen(session.replace(/^\d+/, `${now + 1000}`))).toBe(false)
})

test('of tokens and sessions, the gradebook has only hashes', async () => {
  const added: string[] = []
  const logins = openLogins({
    tokenOwner: async () => undefined,
    addToken: async ({ hash }) => void added.push(hash),
    removeTokens: async () => {},
  })
  const session = await logins.open(logins.newCode())
  expect(added).toEqual([expect.stringMatching(/^session:[0-9a-f]{64}$/)])
  expect(added.join()).not.toContain(`${session}`.slice(14))
})

test('every answer tells the browser what it must not do', async () => {
  await using server = await aServer(roster)
  for (const path of ['/', '/app.js', '/s/dls_x', '/api/health', '/api/class', '/nowhere']) {
    const { headers } = await ask(`${server.address}${path}`)
    const policy = `${headers.get('content-security-policy')}`
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cache-control')).toBe('no-store')
  }
})
