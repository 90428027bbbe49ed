import { describe, expect, test } from 'vitest'
import { idsIn } from '../../../src/classroom/reports/ids-in.ts'
import { type SharedId, sharedIds } from '../../../src/classroom/reports/shared-ids.ts'
import type { Tape } from '../../../src/docker/port/tape.ts'

const tape = (answers: Record<string, unknown>): Tape => ({
  answers: Object.fromEntries(Object.entries(answers).map(([key, gave]) => [key, { gave }])),
  askedBy: {},
})
const container = (value: string): SharedId => ({ kind: 'container', value })
const own = (student: string, ...ids: SharedId[]) => ({ student, lab: 'nginx', ids })

describe('ids in what an engine answered', () => {
  test('are those of containers and of images that were built there', () => {
    const found = idsIn(
      tape({
        '["docker","container","web"]': {
          id: 'c1',
          created: '2026-12-01T10:00:00.123456789Z',
          image: { id: 'sha256:built', created: '2026-12-01T09:00:00.5Z', digests: [] },
        },
        '["docker","image","app"]': { id: 'sha256:built', digests: [], created: '2026-12-01T09:00:00.500Z' },
      }),
    )
    expect(found).toEqual([
      { kind: 'container', value: 'c1' },
      { kind: 'created', value: '2026-12-01T10:00:00.123456789Z' },
      { kind: 'image', value: 'sha256:built' },
      { kind: 'created', value: '2026-12-01T09:00:00.500Z' },
    ])
  })

  test('are none of what was pulled, which everybody has, nor times in whole seconds', () => {
    const pulled = { id: 'sha256:nginx', digests: ['nginx@sha256:1'], created: '2026-01-01T00:00:00.123456Z' }
    expect(
      idsIn(
        tape({
          '["docker","image","nginx"]': pulled,
          '["docker","image","redis"]': { ...pulled, digests: [], verified: ['redis'] },
          '["docker","container","web"]': { created: '2026-12-01T10:00:00Z', image: pulled },
          '["docker","containerName","x"]': 'web',
          '["answers","get"]': { id: 'no' },
        }),
      ),
    ).toEqual([])
  })

  test('are none of answers that are not what they should be', () => {
    const strange = {
      '["docker","container","web"]': { id: 7, image: { id: {} }, created: [] },
      '["docker"]': null,
    }
    expect(idsIn(tape(strange))).toEqual([])
  })
})

describe('pairs', () => {
  test('are students whose work has an id in common', () => {
    expect(sharedIds([own('a', container('1'), container('2')), own('b', container('2')), own('c')])).toEqual(
      [{ students: ['a', 'b'], lab: 'nginx', shared: [container('2')] }],
    )
  })

  test('are found for each lab by itself', () => {
    expect(sharedIds([own('a', container('1')), { ...own('b', container('1')), lab: 'mysql' }])).toEqual([])
  })

  test('are not made of what was handed out to most of the class', () => {
    const all = ['a', 'b', 'c', 'd'].map((student) => own(student, container('handed-out')))
    expect(sharedIds([...all, own('e')])).toEqual([])
    expect(sharedIds(all.slice(0, 3))).toHaveLength(3)
  })
})
