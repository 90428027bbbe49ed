import { expect, test } from 'vitest'
import { jobsFor } from '../../../src/authoring/testing/suiting-jobs.ts'

const GIB = 1024 ** 3

test.each([
  ['two processors', 2, 24, 6],
  ['a runner of a CI system', 4, 16, 12],
  ['little memory', 4, 2, 2],
  ['next to none', 1, 0.5, 1],
  ['many processors', 64, 256, 16],
])('%s', (_, processors, gibibytes, jobs) => {
  expect(jobsFor({ processors, memoryBytes: gibibytes * GIB })).toBe(jobs)
})
