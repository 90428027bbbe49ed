import { expect, test } from 'vitest'
import { deadlines } from '../../../src/authoring/testing/deadlines.ts'
import { aLab, aResult, aTrial } from './a-lab.ts'

const lab = aLab([])
const solution = aTrial(lab, { kind: 'solution' })
const mutant = aTrial(lab, { kind: 'mutant' })

test.each([
  ['ten seconds, where solutions are quick', [900, 2000], 10_000],
  ['three times as long as the slowest solution', [2000, 15_000, 4000], 45_000],
  ['no longer than a case', [60_000], 90_000],
  ['as long as a case, where no solution was tried yet', [], 90_000],
])('a mutant gets %s', (_, solutions, expected) => {
  const limits = deadlines(90_000)
  for (const durationMs of solutions) limits.learn(aResult(solution, {}, { durationMs }))
  expect(limits.of(mutant)).toBe(expected)
})

test('other trials, and those of other labs, get all the time there is', () => {
  const limits = deadlines(90_000)
  limits.learn(aResult(solution, {}, { durationMs: 1000 }))
  expect(limits.of(solution)).toBe(90_000)
  expect(limits.of(aTrial(aLab([]), { kind: 'mutant' }))).toBe(90_000)
})

test('a quick mistake says nothing of how long a solution takes', () => {
  const limits = deadlines(90_000)
  limits.learn(aResult(aTrial(lab, { kind: 'mistake' }), {}, { durationMs: 1000 }))
  expect(limits.of(mutant)).toBe(90_000)
})
