import { describe, expect, test } from 'vitest'
import { sharedIds } from '../../../src/classroom/snapshot/shared-ids.ts'
import type { Container, Image } from '../../../src/docker/port/docker.ts'
import { aContainer, anImage } from '../../graders/facts.ts'

const id = (name: string) => name.padEnd(64, '0')
const container = (name: string, created: string, image?: Image) =>
  aContainer({ id: id(name), name: 'web', created, ...(image && { image }) })
const built = (name: string, over: Partial<Image> = {}) =>
  anImage({ id: `sha256:${id(name)}`, digests: [], created: '2026-01-01T00:00:00.123456789Z', ...over })
const of = (student: string, gave: Container, image?: Image) => ({
  student,
  tape: {
    answers: { '["docker","container","web"]': { gave }, '["docker","image","me/app"]': { gave: image } },
  },
})

test('students who worked alone share nothing', () => {
  const class_ = [
    of('alice', container('a', '2026-01-02T00:00:00.1Z')),
    of('bob', container('b', '2026-01-02T00:00:00.2Z')),
  ]
  expect(sharedIds(class_)).toEqual([])
})

test('a copied snapshot shares its containers, built images and moments', () => {
  const copied = container('a', '2026-01-02T00:00:00.5Z', built('i'))
  const others = container('c', '2026-01-02T00:00:00.7Z')
  expect(sharedIds([of('bob', copied), of('alice', copied), of('carol', others)])).toEqual([
    {
      students: ['alice', 'bob'],
      containers: [id('a')],
      images: [`sha256:${id('i')}`],
      times: ['2026-01-02T00:00:00.5Z', '2026-01-01T00:00:00.123456789Z'],
    },
  ])
})

test('two snapshots of one student are no pair', () => {
  const mine = of('alice', container('a', '2026-01-02T00:00:00.5Z'))
  expect(sharedIds([mine, mine])).toEqual([])
})

describe('an image counts', () => {
  const shared = (image: Image) =>
    sharedIds(
      ['alice', 'bob'].map((student) => of(student, container(student, '2026-01-02T00:00:00Z'), image)),
    ).flatMap(({ images }) => images)
  test.each([
    ['that was built', built('i'), 1],
    [
      'that was built and pushed to a registry of their own',
      built('i', { digests: ['localhost:5000/app@sha256:1'] }),
      1,
    ],
    ['that was pulled', built('i', { digests: ['nginx@sha256:1'] }), 0],
    [
      'that has a digest by itself, and was never pulled',
      built('i', { digests: ['app@sha256:1'], verified: [] }),
      1,
    ],
    ['whose id is none', built('i', { id: 'x' }), 0],
  ])('%s', (_, image, count) => {
    expect(shared(image)).toHaveLength(count)
  })
})

test('those who share the most come first', () => {
  const pairs = sharedIds([
    of('alice', container('a', '2026-01-02T00:00:00Z')),
    of('bob', container('a', '2026-01-02T00:00:00Z')),
    of('carol', container('c', '2026-01-02T00:00:00.3Z')),
    of('dave', container('c', '2026-01-02T00:00:00.3Z')),
  ])
  expect(pairs.map(({ students }) => students)).toEqual([
    ['carol', 'dave'],
    ['alice', 'bob'],
  ])
})

test('a tape of any shape, and 3,000 students who share one engine, are no harm', () => {
  const strange = [null, 'x', [], { id: 7, created: {}, image: 'y' }].map((gave, at) => ({
    student: `${at}`,
    tape: { answers: { '["docker","container","web"]': { gave } } },
  }))
  expect(sharedIds(strange)).toEqual([])
  const one = container('a', '2026-01-02T00:00:00Z')
  const school = Array.from({ length: 3000 }, (_, at) => of(`student${at}`, one))
  expect(sharedIds(school).length).toBeLessThanOrEqual(1225)
})
