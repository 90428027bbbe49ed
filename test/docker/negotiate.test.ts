import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Ask } from '../../src/docker/wire/ask.ts'
import { inVersion, negotiate } from '../../src/docker/wire/negotiate.ts'
import { jsonBy } from '../../src/docker/wire/read-answer.ts'

type Reply = { status?: number; headers?: Record<string, string>; body?: string }

function engine(answer: (path: string) => Reply) {
  const asked: string[] = []
  const stream: Ask['stream'] = async (path) => {
    asked.push(path)
    const { status = 200, headers = {}, body = '' } = answer(path)
    return { status, headers, body: Readable.from([Buffer.from(body)]) }
  }
  const ask: Ask = { endpoint: 'x://', stream, json: jsonBy(stream, 'x://') }
  return { ask, asked }
}

test.each([
  [
    'Docker 20.10',
    { 'api-version': '1.41', server: 'Docker/20.10.24+dfsg1 (linux)' },
    'docker',
    '20.10.24',
    '1.41',
  ],
  ['Docker 24', { 'api-version': '1.43', server: 'Docker/24.0.7 (linux)' }, 'docker', '24.0.7', '1.43'],
  [
    'Docker 25',
    { 'api-version': '1.44', server: 'Docker/25.0.0-rc.1 (linux)' },
    'docker',
    '25.0.0-rc.1',
    '1.44',
  ],
  ['Docker 29', { 'api-version': '1.52', server: 'Docker/29.0.0 (linux)' }, 'docker', '29.0.0', '1.51'],
  ['Windows', { 'api-version': '1.51', server: 'Docker/28.5.2 (windows)' }, 'docker', '28.5.2', '1.51'],
  ['a proxy', { 'api-version': '1.44' }, 'docker', null, '1.44'],
  [
    'Podman',
    { 'api-version': '1.41', server: 'Libpod/4.3.1 (linux)', 'libpod-api-version': '4.3.1' },
    'podman',
    '4.3.1',
    '1.41',
  ],
])('%s', async (_, headers, name, version, api) => {
  const { ask, asked } = engine(() => ({ headers, body: 'OK' }))
  expect(await negotiate(ask)).toEqual({ endpoint: 'x://', name, version, api })
  expect(asked).toEqual(['/_ping'])
})

const spoken = () => ({ endpoint: 'x://', name: 'docker' as const, version: null, api: '1.44' })

test('an engine is asked in the version that was agreed', async () => {
  const { ask, asked } = engine(() => ({ body: '{"Id":"a"}' }))
  expect(await inVersion(ask, spoken()).json('/images/a/json')).toEqual({ Id: 'a' })
  expect(asked).toEqual(['/v1.44/images/a/json'])
})

test('an engine that finds the version too old is asked once for its lowest', async () => {
  const tooOld = {
    status: 400,
    body: '{"message":"client version 1.44 is too old. Minimum supported API version is 1.60"}',
  }
  const { ask, asked } = engine((path) => {
    if (path === '/version') return { body: '{"MinAPIVersion":"1.60"}' }
    return path.startsWith('/v1.60/') ? { body: '{"Id":"a"}' } : tooOld
  })
  const identity = spoken()
  const versioned = inVersion(ask, identity)
  const answers = await Promise.all([versioned.json('/a'), versioned.json('/b')])
  expect(answers).toEqual([{ Id: 'a' }, { Id: 'a' }])
  expect(identity.api).toBe('1.60')
  expect(asked.filter((path) => path === '/version')).toHaveLength(1)
  await versioned.json('/c')
  expect(asked.at(-1)).toBe('/v1.60/c')
})

test('one that finds every version too old is not asked without end', async () => {
  const { ask, asked } = engine((path) =>
    path === '/version'
      ? { body: '{"MinAPIVersion":"1.99"}' }
      : { status: 400, body: 'client version 1.44 is too old' },
  )
  await expect(inVersion(ask, spoken()).json('/a')).rejects.toMatchObject({ code: 'engine-answer' })
  expect(asked).toEqual(['/v1.44/a', '/version', '/v1.99/a'])
})

test('any other complaint is passed on, with its words', async () => {
  const { ask } = engine(() => ({ status: 400, body: '{"message":"invalid filter"}' }))
  await expect(inVersion(ask, spoken()).json('/a')).rejects.toMatchObject({
    code: 'engine-answer',
    detail: { status: 400, said: 'invalid filter' },
  })
})
