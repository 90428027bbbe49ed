import { expect, test } from 'vitest'
import { withoutHandedOut } from '../../../src/classroom/reports/handed-out.ts'
import { idsOnly } from '../../../src/classroom/reports/ids-only.ts'
import { sharedIds } from '../../../src/classroom/snapshot/shared-ids.ts'
import type { Tape } from '../../../src/docker/port/tape.ts'

const id = (letter: string) => letter.repeat(64)

/** A student's tape with a container, made from an image without a registry. */
const aTape = (container: string, image: string): Tape => ({
  answers: {
    '["docker","container","web"]': {
      gave: {
        id: id(container),
        created: `2026-12-01T10:00:00.${container.charCodeAt(0)}Z`,
        env: { SECRET: 'x' },
        image: { id: image, digests: [] },
      },
    },
    '["docker","image","nginx"]': { gave: { id: 'sha256:0123456789ab', digests: ['nginx@sha256:1'] } },
    '["docker","http","/"]': { gave: { body: 'x'.repeat(1000) } },
    '["docker","image","gone"]': {},
    '["docker","image","away"]': { unseen: 'deadline', endpoint: '', detail: {} },
  },
  askedBy: {},
})

test('what is kept of a tape is enough to find ids in common, and little else', () => {
  const tapes = [
    aTape('a', 'sha256:built0000001'),
    aTape('a', 'sha256:built0000001'),
    aTape('b', 'sha256:built0000002'),
  ]
  const students = tapes.map((tape, index) => ({ student: `s${index}`, tape }))
  const small = students.map(({ student, tape }) => ({ student, tape: idsOnly(tape) }))
  expect(sharedIds(small)).toEqual(sharedIds(students))
  expect(sharedIds(small)).toHaveLength(1)
  expect(JSON.stringify(small)).not.toContain('SECRET')
  expect(JSON.stringify(small).length).toBeLessThan(1500)
})

test('what most of the class has was handed out, and is no reason to ask anybody', () => {
  const all = ['a', 'b', 'c', 'd'].map((letter) => ({
    student: letter,
    tape: aTape(letter, 'sha256:archive00001'),
  }))
  const copied = { student: 'e', tape: aTape('a', 'sha256:archive00001') }
  const pairs = withoutHandedOut(sharedIds([...all, copied]), 5)
  expect(pairs.map(({ students, containers, images }) => [students, containers, images])).toEqual([
    [['a', 'e'], [id('a')], []],
  ])
})

test('in a small class, what two or three have in common stays', () => {
  const three = ['a', 'b', 'c'].map((letter) => ({
    student: letter,
    tape: aTape(letter, 'sha256:archive00001'),
  }))
  expect(withoutHandedOut(sharedIds(three), 3)).toHaveLength(3)
})
