import { expect, test } from 'vitest'
import type { Ask } from '../../src/docker/wire/ask.ts'
import { type KeptImages, keepImages } from '../../src/sandbox/empty-engine.ts'

test('of an image without a name, which old engines list as <none>:<none>, nothing is asked', async () => {
  const asked: string[] = []
  const ask: Pick<Ask, 'json'> = {
    async json<T>(path: string) {
      asked.push(path)
      return { Id: 'sha256:1', RepoDigests: null } as T
    },
  }
  const kept: KeptImages = new Map()
  await keepImages(ask as Ask, ['<none>:<none>', 'busybox:latest'], kept)
  expect(asked).toEqual(['/images/busybox:latest/json'])
  expect([...kept]).toEqual([['busybox:latest', { id: 'sha256:1', digests: [] }]])
})
