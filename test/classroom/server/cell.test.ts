import { expect, test } from 'vitest'
import type { AttemptSummary, Grade } from '../../../src/classroom/grades/grade.ts'
import { cellOf } from '../../../src/classroom/server/cell.ts'
import { aReport } from '../grading/a-class.ts'

const grade = { student: 'ann', lab: 'web', status: 'error', points: null, possible: 10 } as Grade

const newest = (outcome: 'fail' | 'error') => {
  const summary = { id: 'x', outcome, gradedAt: new Date(0) } as AttemptSummary
  return { summary, report: aReport('web', outcome, 'some-code') }
}

test('a check that could not be done has not failed, so the cell names none', () => {
  expect(cellOf(grade, [], newest('error'))).toMatchObject({ state: 'error', failing: null })
  expect(cellOf(grade, [], newest('fail'))).toMatchObject({
    state: 'working',
    failing: { check: 'only', diagnosis: 'some-code' },
  })
})
