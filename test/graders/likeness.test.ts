import { describe, expect, test } from 'vitest'
import { likeness } from '../../src/grading/contract/image/likeness.ts'
import type { OriginFacts } from '../../src/grading/contract/image/origin.ts'
import { aContainer, anImage } from './facts.ts'

const CREATED = '2026-01-01T00:00:10Z'
const at = (second: number) => Date.parse(CREATED) + (second - 10) * 1000
const pulled = (second: number) => ({ action: 'pull', name: 'nginx:latest', id: '', at: at(second) }) as const
const tagged = (second: number) =>
  ({ action: 'tag', name: 'nginx:latest', id: 'sha256:x', at: at(second) }) as const

/** With containerd's image store, an image is gone as soon as its last name moves to another. */
describe('a container whose image is gone, while its name means another image', () => {
  const { image: _, ...container } = aContainer({ imageName: 'nginx', created: CREATED })
  const now = anImage({ id: 'sha256:x' })

  test.each<[string, OriginFacts, string]>([
    ['was created from the official one, by a file in it', { hasFile: true }, 'same'],
    ['was created from what was pulled', { namings: [pulled(9), tagged(11)] }, 'same'],
    ['was created from what was tagged', { namings: [pulled(8), tagged(9)] }, 'unknown'],
    ['was created before it was pulled', { namings: [pulled(11), tagged(12)] }, 'unknown'],
    ['says nothing of where it comes from', {}, 'unknown'],
  ])('%s', (_, origin, expected) => {
    expect(likeness(container, 'nginx', { now, origin, renamed: false })).toBe(expected)
  })

  test('was created from a different manifest, where the name is the student’s', () => {
    const own = { ...container, manifest: 'sha256:m1' }
    expect(likeness(own, 'nginx', { now, renamed: true })).toBe('outdated')
    expect(likeness(container, 'nginx', { now, renamed: true })).toBe('unknown')
  })

  test('was created from an earlier build, where the name is the student’s', () => {
    const own = { ...container, imageName: 'team/app:1' }
    expect(likeness(own, 'team/app:1', { now, renamed: true })).toBe('outdated')
  })
})

test('a container from an earlier build, which has another tag of the same repository now', () => {
  const image = anImage({
    id: 'sha256:old',
    tags: ['slim:0'],
    digests: ['slim@sha256:old'],
    labels: { old: 'yes' },
  })
  const container = aContainer({ imageName: 'slim:1', imageId: 'sha256:old', image })
  const now = anImage({ id: 'sha256:new', tags: ['slim:1'], digests: ['slim@sha256:new'] })
  expect(likeness(container, 'slim:1', { now, renamed: true })).toBe('outdated')
})

test.each([
  ['nginx@sha256:d1', 'nginx', 'same'],
  ['nginx:1.22@sha256:d1', 'nginx:1.22', 'same'],
  ['nginx:1.22@sha256:d1', 'nginx:1.27', 'other-tag'],
  ['nginx@sha256:d1', 'nginx:1.22', 'other-tag'],
])('a container from %s, where %s is wanted: %s', (imageName, wanted, expected) => {
  const image = anImage({ id: 'sha256:x', tags: [], digests: ['nginx@sha256:d1'] })
  const container = aContainer({ imageName, imageId: 'sha256:x', image })
  expect(likeness(container, wanted, { renamed: false })).toBe(expected)
})
