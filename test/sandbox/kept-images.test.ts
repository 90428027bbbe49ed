import { expect, test } from 'vitest'
import { type KeptImages, keepImages } from '../../src/sandbox/kept-images.ts'
import { fakeAsk } from '../docker/fake-ask.ts'

test('of an image without a name, which old engines list as <none>:<none>, nothing is asked', async () => {
  const body = JSON.stringify({ Id: 'sha256:1', RepoDigests: null })
  const { ask, asked } = fakeAsk({ '/images/busybox:latest/json': () => ({ body }) })
  const kept: KeptImages = new Map()
  await keepImages(ask, ['<none>:<none>', 'busybox:latest', 'gone:latest'], kept)
  expect(asked).toEqual(['GET /images/busybox:latest/json', 'GET /images/gone:latest/json'])
  expect([...kept]).toEqual([['busybox:latest', { id: 'sha256:1', digests: [] }]])
})
