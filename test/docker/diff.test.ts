import { expect, test } from 'vitest'
import { bytesOf } from '../../src/docker/facts/history.ts'
import { changes } from '../../src/docker/probes/changes.ts'
import { fakeAsk } from './fake-ask.ts'

const changed = (body: unknown) =>
  changes(fakeAsk({ '/containers/web/changes': () => ({ body: JSON.stringify(body) }) }).ask, 'web')

test('changes of a container come with words, the least deep first', async () => {
  expect(
    await changed([
      { Path: '/b/c', Kind: 2 },
      { Path: '/b', Kind: 0 },
      { Path: '/a', Kind: 1 },
    ]),
  ).toEqual([
    { path: '/a', is: 'added' },
    { path: '/b', is: 'modified' },
    { path: '/b/c', is: 'deleted' },
  ])
})

test('a container without changes has none', async () => expect(await changed(null)).toEqual([]))

test('of very many changes the least deep are kept', async () => {
  const all = Array.from({ length: 2000 }, (_, index) => ({ Path: `/usr/${index}`, Kind: 1 }))
  const found = await changed([...all, { Path: '/note.txt', Kind: 1 }])
  expect(found).toHaveLength(1000)
  expect(found[0]).toEqual({ path: '/note.txt', is: 'added' })
})

test.each([[[{ Path: '/a', Kind: 7 }]], [[{ Kind: 1 }]], [{}]])('%j is not understood', async (body) => {
  await expect(changed(body)).rejects.toMatchObject({ code: 'engine-answer' })
})

test('a container that is gone was there a moment ago', async () => {
  await expect(changes(fakeAsk({}).ask, 'web')).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('an image has the bytes of all its steps', async () => {
  const history = [{ Size: 8192 }, { Size: 0 }, { Size: 21_000_000 }]
  const { ask } = fakeAsk({ '/images/sha256:a/history': () => ({ body: JSON.stringify(history) }) })
  expect(await bytesOf(ask, 'sha256:a')).toBe(21_008_192)
  expect(await bytesOf(ask, 'sha256:b')).toBeUndefined()
})
