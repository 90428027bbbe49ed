import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError } from '../../../src/lab/input-error.ts'
import { LANGUAGES } from '../../../src/languages/list.ts'
import { told } from '../../lab/write-lab.ts'
import { rosterOf } from './read-roster.ts'

const valid = `course: .
labs: [3, 13, tomcat-mini]
due: { 3: 2026-12-01T23:59+08:00, dockerfile-basic: 2026-12-08T16:00Z }
late: { per_day: 10%, at_most: 5 }
grade: last
seed: autumn
students:
  - { id: alice, name: Alice, email: alice@example.org, host: "ssh://alice@vm1" }
  - { id: bob, submission: submissions/bob, due: +3d }
  - { id: carol, snapshot: handed-in/carol.json, due: { 13: +12h } }
  - id: dave
    keys: { ID number: "0042" }
groups: [[alice, bob]]
`
const UNFIT = /undefined|\[object|NaN|Invalid input|received/
const always = { seed: 20_264, numRuns: 300 }

const tokens = [
  'id:',
  'due:',
  '[',
  ']',
  '{',
  '}',
  '- ',
  ': ',
  '\t',
  '*a',
  '&a ',
  '"',
  '+3d',
  'alice',
  '\n',
  '!!int ',
  '\ufeff',
  '\0',
  '~',
  '#',
  '99',
  '%',
]
const damage = fc.record({
  at: fc.nat(valid.length),
  length: fc.oneof(fc.constant(0), fc.nat(12)),
  put: fc.oneof(fc.constantFrom(...tokens), fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 6 })),
})

test('a damaged roster is refused where it is damaged, or it is a roster', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
      const yaml = damages.reduce(
        (text, { at, length, put }) => text.slice(0, at) + put + text.slice(at + length),
        valid,
      )
      try {
        const { students, labs } = await rosterOf(yaml)
        expect(students.length).toBeGreaterThan(0)
        expect(labs.length).toBeGreaterThan(0)
        expect(students.every(({ id }) => /^[A-Za-z0-9][A-Za-z0-9._@-]*$/.test(id))).toBe(true)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        for (const problem of error.problems) {
          expect(problem.line).toBeGreaterThan(0)
          expect(problem.line).toBeLessThanOrEqual(yaml.split('\n').length)
          for (const language of LANGUAGES)
            expect(told(new InputError([problem]), language).split('\n')[0]).not.toMatch(UNFIT)
        }
      }
    }),
    always,
  )
}, 60_000)
