import { expect, test } from 'vitest'
import { showSame } from '../../src/docker/probes/show-same.ts'
import { fakeAsk, type Said } from './fake-ask.ts'

interface Stat {
  size?: number
  mode?: number
  mtime?: string
  linkTarget?: string
}

const DIRECTORY = 2 ** 31 + 0o755
const said = (stat: Stat): Said => ({
  headers: {
    'x-docker-container-path-stat': Buffer.from(
      JSON.stringify({
        size: 4096,
        mode: DIRECTORY,
        mtime: '2026-01-01T00:00:00.1Z',
        linkTarget: '',
        ...stat,
      }),
    ).toString('base64'),
  },
})

/** What each look gives, the last one again and again. */
const inTurn = (...answers: (Stat | Said)[]) => {
  let next = 0
  return (): Said => {
    const answer = answers[Math.min(next++, answers.length - 1)]!
    return 'status' in answer ? answer : said(answer as Stat)
  }
}

const compared = (one: () => Said, other: () => Said) => {
  const { ask } = fakeAsk({ '/containers/one/archive': one, '/containers/two/archive': other })
  return showSame(ask, ['one', 'two'], '/data')
}
const later = (nanoseconds: number): Stat => ({ mtime: `2026-01-01T00:00:00.${nanoseconds}Z` })

test('the same size, mode and time of change is the same', async () => {
  expect(await compared(inTurn({}), inTurn({}))).toBe(true)
})

test.each<[string, Stat]>([
  ['time', later(2)],
  ['size', { size: 60 }],
  ['mode', { mode: DIRECTORY - 1 }],
])('a different %s is not', async (_, stat) => {
  expect(await compared(inTurn({}), inTurn(stat))).toBe(false)
})

test('what changes between two looks is looked at again', async () => {
  expect(await compared(inTurn(later(2), later(3)), inTurn(later(3)))).toBe(true)
})

test('what never stops changing is not decided', async () => {
  let now = 10
  const busy = () => said(later(now++))
  await expect(compared(busy, busy)).rejects.toMatchObject({
    code: 'changed-meanwhile',
    detail: { name: '/data' },
  })
})

test('a container that is gone is not decided', async () => {
  const gone = inTurn({ status: 404, body: '{"message":"No such container: one"}' })
  await expect(compared(gone, gone)).rejects.toMatchObject({
    code: 'changed-meanwhile',
    detail: { name: 'one' },
  })
})

test('Podman, which says of every path where it leads, is not followed in circles', async () => {
  const path = { linkTarget: '/data' }
  expect(await compared(inTurn(path), inTurn(path))).toBe(true)
  expect(await compared(inTurn({ ...path, ...later(2) }), inTurn(path))).toBe(false)
})

test('a link is followed to its end', async () => {
  const link = { mode: 2 ** 27, size: 5, mtime: '', linkTarget: '/real' }
  const paths: Record<string, Stat> = { '/data': link, '/real': {} }
  const { ask } = fakeAsk({
    '/containers/one/archive': ({ query }) => said(paths[query?.path ?? ''] ?? link),
    '/containers/two/archive': inTurn({}),
  })
  expect(await showSame(ask, ['one', 'two'], '/data')).toBe(true)
})
