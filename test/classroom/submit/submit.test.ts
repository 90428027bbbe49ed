import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { submitAddress } from '../../../src/classroom/submit/address.ts'
import { asYouGo } from '../../../src/classroom/submit/as-you-go.ts'
import { handIn } from '../../../src/classroom/submit/hand-in.ts'
import { openSubmission } from '../../../src/classroom/submit/submission.ts'
import { tellHandedIn } from '../../../src/classroom/submit/tell.ts'
import { InputError } from '../../../src/lab/input-error.ts'
import { wordsIn } from '../../../src/languages/loader.ts'
import { elsewhere } from '../../grading/a-lab.ts'
import { aRoster, aServer, aSnapshot, aStudent, LABS } from '../server/a-class.ts'

const TOKEN = `dls_${'x'.repeat(43)}`
const anAddress = (server: string, token = TOKEN) => {
  const address = submitAddress(`${server}/s/${token}`)
  if (!address) throw new Error('no address')
  return address
}

test.each([
  [
    `http://host:8650/s/${TOKEN}`,
    { endpoint: 'http://host:8650/api/submit', token: TOKEN, server: 'http://host:8650' },
  ],
  [
    `https://school/class/s/${TOKEN}/`,
    { endpoint: 'https://school/class/api/submit', token: TOKEN, server: 'https://school' },
  ],
  ['http://host:8650', undefined],
  ['http://host:8650/s/', undefined],
  [`ftp://host/s/${TOKEN}`, undefined],
  [TOKEN, undefined],
  ['', undefined],
])('%s', (text, address) => expect(submitAddress(text)).toEqual(address))

test('what is no address is refused before anything is looked at', async () => {
  await expect(openSubmission('http://host:8650', 'en')).rejects.toThrow(InputError)
})

test('a snapshot arrives, and what came of it is told', async () => {
  await using server = await aServer(aRoster([aStudent('alice')]))
  const address = anAddress(server.address, server.tokens.alice)
  const snapshot = await aSnapshot(null, 'reversed')
  const came = await handIn(snapshot, address, 'en')
  expect(came).toMatchObject({ is: 'received', labs: [{ lab: 'deploy-nginx', isNew: true }], ignored: [] })
  const words = await wordsIn('class-serve', 'en')
  expect(tellHandedIn(came, address, words)).toEqual(['Handed in deploy-nginx: 3 of 10 points.'])
  const again = await handIn(snapshot, address, 'en')
  expect(tellHandedIn(again, address, words)).toEqual(['Already handed in: deploy-nginx.'])
})

test('where no engine answers there is nothing to hand in', async () => {
  await using server = await aServer(aRoster([aStudent('alice')]))
  const submission = await openSubmission(`${server.address}/s/${server.tokens.alice}`, 'en')
  const { CouldNotLook } = await import('../../../src/docker/port/could-not-look.ts')
  const grading = {
    ...elsewhere,
    endpoint: 'unix:///x',
    signal: AbortSignal.timeout(60_000),
    connect: () => Promise.reject(new CouldNotLook('engine-unreachable', 'unix:///x')),
  }
  const report = await submission.grade(LABS.slice(0, 1), grading)
  expect(report.complete).toBe(false)
  const said: string[] = []
  expect(await submission.submit((sentence) => said.push(sentence))).toBe(false)
  expect(said).toEqual(['Not handed in: no engine answered, so there is nothing to hand in.'])
})

test('a refusal comes in the words of the server', async () => {
  await using server = await aServer(aRoster([aStudent('alice')]))
  const came = await handIn(await aSnapshot(null), anAddress(server.address), 'zh')
  expect(came).toEqual({ is: 'refused', message: '令牌无效。请向老师再要一次地址。' })
})

/** A server that answers in turn, and notes what it was sent. */
async function answering(...answers: [status: number, body: string, headers?: Record<string, string>][]) {
  const seen: (string | undefined)[] = []
  const server = createServer((request, response) => {
    request.resume()
    seen.push(request.headers.authorization)
    const [status, body, headers] = answers[Math.min(seen.length, answers.length) - 1] ?? [500, '']
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address,
    seen,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

describe('elsewhere', () => {
  const yes = JSON.stringify({
    labs: [{ lab: 'x', isNew: true, outcome: 'pass', points: { earned: 1, possible: 1 } }],
    ignored: [],
  })

  test('a busy server is asked again', async () => {
    const busy = JSON.stringify({ error: { code: 'busy', message: 'busy' } })
    await using server = await answering([503, busy], [429, busy], [200, yes])
    const came = await handIn(await aSnapshot(null), anAddress(server.address), 'en', [1, 1, 1])
    expect(came).toMatchObject({ is: 'received' })
    expect(server.seen).toHaveLength(3)
  })

  test('a refusal is not', async () => {
    await using server = await answering([401, JSON.stringify({ error: { code: 'token', message: 'no' } })])
    const came = await handIn(await aSnapshot(null), anAddress(server.address), 'en', [1, 1])
    expect(came).toEqual({ is: 'refused', message: 'no' })
    expect(server.seen).toHaveLength(1)
  })

  test('another page is no answer of ours, and a token follows no redirect', async () => {
    await using other = await answering([200, yes])
    await using server = await answering([302, '', { Location: `${other.address}/api/submit` }])
    await using page = await answering([200, '<h1>Welcome</h1>'])
    const snapshot = await aSnapshot(null)
    expect(await handIn(snapshot, anAddress(server.address), 'en', [])).toEqual({ is: 'bad-answer' })
    expect(await handIn(snapshot, anAddress(page.address), 'en', [])).toEqual({ is: 'bad-answer' })
    expect(other.seen).toEqual([])
  })

  test('nobody is there', async () => {
    const gone = await answering([200, yes])
    await gone[Symbol.asyncDispose]()
    const came = await handIn(await aSnapshot(null), anAddress(gone.address), 'en', [1])
    expect(came).toEqual({ is: 'unreachable', reason: 'ECONNREFUSED' })
  })
})

describe('as you go', () => {
  const result = (outcome: 'pass' | 'fail') =>
    ({ labs: [{ checks: [{ id: 'a', outcome }] }] }) as unknown as Parameters<
      ReturnType<typeof asYouGo>['decided']
    >[0]

  test('hands in what is new, and nothing twice', async () => {
    const said: string[] = []
    let count = 0
    const going = asYouGo(async (say) => {
      count += 1
      say(`${count}`)
      return true
    })
    for (const outcome of ['fail', 'fail', 'pass', 'pass'] as const) {
      going.decided(result(outcome), (sentence) => said.push(sentence))
      await going.settled()
    }
    expect(said).toEqual(['1', '2'])
  })

  test('of what changes while it hands in, only the newest', async () => {
    const first = Promise.withResolvers<boolean>()
    let count = 0
    const going = asYouGo(() => {
      count += 1
      return count === 1 ? first.promise : Promise.resolve(true)
    })
    for (const outcome of ['fail', 'pass', 'fail', 'pass'] as const) going.decided(result(outcome), () => {})
    first.resolve(false)
    expect(await going.settled()).toBe(true)
    expect(count).toBe(2)
  })

  test('says that the newest did not arrive', async () => {
    const going = asYouGo(async () => false)
    expect(await going.settled()).toBe(true)
    going.decided(result('fail'), () => {})
    expect(await going.settled()).toBe(false)
  })
})
