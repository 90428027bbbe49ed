import { expect, test } from 'vitest'
import { bringBack, type KeptImages, keepImages } from '../../src/sandbox/kept-images.ts'
import { fakeAsk } from '../docker/fake-ask.ts'

test('of an image without a name, which old engines list as <none>:<none>, nothing is asked', async () => {
  const body = JSON.stringify({ Id: 'sha256:1', RepoDigests: null })
  const { ask, asked } = fakeAsk({ '/images/busybox:latest/json': () => ({ body }) })
  const kept: KeptImages = new Map()
  await keepImages(ask, ['<none>:<none>', 'busybox:latest', 'gone:latest'], kept)
  expect(asked).toEqual(['GET /images/busybox:latest/json', 'GET /images/gone:latest/json'])
  expect([...kept]).toEqual([['busybox:latest', { id: 'sha256:1', digests: [] }]])
})

/** An engine with one image, which has these tags until it is pulled. */
function withTags(tags: string[], id = 'sha256:1') {
  let now = tags
  return fakeAsk({
    '/images/json': () => ({
      body: JSON.stringify([{ Id: id, RepoTags: now, RepoDigests: ['nginx@sha256:d1'] }]),
    }),
    '/images/create'() {
      now = ['nginx:latest']
      return { body: '' }
    },
    '/images/sha256:1/tag'() {
      now = ['nginx:latest']
      return { status: 201 }
    },
  })
}
const nginx = (): KeptImages => new Map([['nginx', { id: 'sha256:1', digests: ['nginx@sha256:d1'] }]])
const changes = (asked: string[]) => asked.filter((one) => one.startsWith('POST'))

test('an image that still has its name is left alone: a tag would count as given by hand', async () => {
  const { ask, asked } = withTags(['nginx:latest'])
  await bringBack(ask, nginx())
  expect(changes(asked)).toEqual([])
})

test('one that has lost its name gets it back by a pull', async () => {
  const { ask, asked } = withTags(['web:latest'])
  await bringBack(ask, nginx())
  expect(changes(asked)).toEqual(['POST /images/create'])
})
