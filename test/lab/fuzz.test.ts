import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError } from '../../src/lab/input-error.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { damagedLabs, wrongLabs } from './mutations.ts'
import { validLab } from './valid-lab.ts'
import { labOf, refusalOf, told } from './write-lab.ts'

const UNFIT = /undefined|\[object|NaN|Invalid input|received/

// Always the same files; change the seed to look for more.
const always = { seed: 20_241, numRuns: 100 }

test('the lab that the others are made from is a lab', async () => {
  expect((await labOf(validLab)).checks).toHaveLength(3)
})

test('a lab with one thing spoilt is refused, and the place is shown', async () => {
  await fc.assert(
    fc.asyncProperty(wrongLabs(), async (yaml) => {
      const refusal = await refusalOf({ 'lab.yaml': yaml })
      expect(refusal, 'accepted').toBeDefined()
      expectPlaces(refusal, yaml)
    }),
    always,
  )
}, 60_000)

test('a damaged lab is refused, and the place is shown, or it is a lab that can be graded', async () => {
  await fc.assert(
    fc.asyncProperty(damagedLabs(), async (bytes) => {
      const refusal = await refusalOf({ 'lab.yaml': bytes })
      if (refusal) expectPlaces(refusal, bytes.toString())
      else expectSound(await labOf(bytes))
    }),
    always,
  )
}, 60_000)

function expectPlaces(refusal: InputError | undefined, yaml: string) {
  for (const problem of refusal?.problems ?? []) {
    const { file, line = 0, column = 0, frame } = problem
    expect(file).toBe('lab.yaml')
    expect(line).toBeGreaterThan(0)
    expect(line).toBeLessThanOrEqual(yaml.split('\n').length)
    expect(column).toBeGreaterThan(0)
    expect(frame).toMatch(/^> *\d+ \|/m)
    for (const language of LANGUAGES)
      expect(told(new InputError([problem]), language).split('\n')[0]).not.toMatch(UNFIT)
  }
}

function expectSound({ title, checks }: Lab) {
  expect(['string', 'object']).toContain(typeof title)
  const ids = checks.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(checks.reduce((sum, { points }) => sum + points, 0)).toBeGreaterThan(0)
  for (const { id, needs, points, withinMs, grader, want } of checks) {
    expect(id).toMatch(/^[a-z0-9-]+$/)
    expect(ids).toEqual(expect.arrayContaining(needs))
    expect(Number.isInteger(points) && Number.isInteger(withinMs)).toBe(true)
    expect(['file', 'http', 'port']).toContain(grader)
    expect(want).toBeTypeOf('object')
  }
}
