import { describe, expect, test } from 'vitest'
import { exitCodeOf } from '../../src/grading/exit-code.ts'
import { type Outcome, score, total, worst } from '../../src/grading/report.ts'

describe('the score', () => {
  test.each([
    [0, 10, 0],
    [1, 3, 33],
    [2, 3, 66],
    [199, 200, 99],
    [999, 1000, 99],
    [1, 1000, 0],
    [29, 50, 58],
    [7, 7, 100],
    [0, 0, 0],
  ])('of %i of %i points is %i', (earned, possible, percent) => {
    expect(score({ earned, possible })).toBe(percent)
  })

  test('of all points is 100, and of one point less never is', () => {
    for (let possible = 1; possible <= 1000; possible++) {
      expect(score({ earned: possible, possible })).toBe(100)
      expect(score({ earned: possible - 1, possible })).toBeLessThan(100)
    }
  })
})

test('points are added up', () => {
  const parts = [{ points: { earned: 1, possible: 2 } }, { points: { earned: 0, possible: 3 } }]
  expect(total(parts)).toEqual({ earned: 1, possible: 5 })
  expect(total([])).toEqual({ earned: 0, possible: 0 })
})

test.each<[Outcome[], Outcome]>([
  [['pass', 'pass'], 'pass'],
  [['pass', 'blocked'], 'blocked'],
  [['blocked', 'fail', 'pass'], 'fail'],
  [['fail', 'error', 'pass'], 'error'],
  [[], 'error'],
])('of %j the worst is %s', (outcomes, outcome) => {
  expect(worst(outcomes)).toBe(outcome)
})

test.each([
  [true, true, 0],
  [true, false, 1],
  [false, false, 3],
  [false, true, 3],
])('the exit code of a report that is complete: %s and passed: %s is %i', (complete, passed, code) => {
  expect(exitCodeOf({ complete, passed })).toBe(code)
})
