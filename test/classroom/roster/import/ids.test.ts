import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idsFor } from '../../../../src/classroom/roster/import/ids.ts'
import type { Person } from '../../../../src/classroom/roster/import/people.ts'
import { isStudentId } from '../../../../src/classroom/roster/roster-schema.ts'

const person = (id: string | undefined, name?: string): Person => ({
  line: 1,
  name,
  email: undefined,
  keys: {},
  ids: id === undefined ? [] : [id],
})

test.each([
  ['S001', 'S001'],
  ['007', '007'],
  ['2026/001', '2026-001'],
  ['Alice.Archer@example.org', 'alice.archer'],
  ['.hidden.', 'hidden'],
  ['-rf', 'rf'],
  ['../../etc/passwd', 'etc-passwd'],
  ['学号7', 'student-1'],
  ['con', 'student-con'],
  ['Aux.Meier@example.org', 'student-aux.meier'],
  ['NUL.', 'student-NUL'],
  ['constance', 'constance'],
  ['com10', 'com10'],
  ['a'.repeat(80), 'a'.repeat(64)],
])('%s becomes %s', (id, safe) => {
  expect(idsFor([person(id)], [])).toEqual([safe])
})

test('a name is an id where there is nothing better, if its letters can be used', () => {
  const names = ['Ann Bee', 'José', 'Jose', '张三', '李四', 'Søren']
  expect(
    idsFor(
      names.map((name) => person(undefined, name)),
      [],
    ),
  ).toEqual(['ann-bee', 'jose', 'jose-2', 'student-1', 'student-2', 'student-3'])
})

test('of two addresses with one beginning, the second is the whole address', () => {
  expect(idsFor([person('ann@a.example'), person('Ann@b.example')], [])).toEqual(['ann', 'ann@b.example'])
})

test('ids that the roster has are not given again', () => {
  expect(idsFor([person('s1'), person(undefined, '张三')], ['S1', 'student-1'])).toEqual([
    's1-2',
    'student-2',
  ])
})

test('whatever a list says, ids are safe and differ in more than upper and lower case', () => {
  const anyone = fc.record({
    id: fc.option(fc.string({ unit: 'grapheme', maxLength: 90 }), { nil: undefined }),
    name: fc.string({ unit: 'grapheme', maxLength: 90 }),
  })
  fc.assert(
    fc.property(
      fc.array(anyone, { maxLength: 30 }),
      fc.array(fc.constantFrom('a', 'student-1')),
      (all, taken) => {
        const ids = idsFor(
          all.map(({ id, name }) => person(id, name)),
          taken,
        )
        expect(ids.filter((id) => !isStudentId(id))).toEqual([])
        expect(new Set([...new Set(taken), ...ids].map((id) => id.toLowerCase())).size).toBe(
          ids.length + new Set(taken).size,
        )
      },
    ),
    { seed: 20_262, numRuns: 300 },
  )
})
