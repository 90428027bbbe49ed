import { describe, expect, test } from 'vitest'
import type { Grade } from '../../../src/classroom/grades/grade.ts'
import { resultTable, statusOf } from '../../../src/classroom/grading/result-table.ts'
import words from '../../../src/languages/en/class-grade.ts'
import { aStudent } from './a-class.ts'

const grade = (student: string, lab: string, changes: Partial<Grade> = {}): Grade => ({
  ...{ student, lab, status: 'graded', points: 8, possible: 10, earned: 8, attempt: 'x' },
  ...{ lateDays: 0, override: null, trust: 'practice', tries: 1 },
  ...changes,
})
const none = { points: null, earned: null, attempt: null, tries: 0 }

describe('the table after a run', () => {
  test('has what everybody has now, and who could not be looked at', () => {
    const students = ['ann', 'bob', 'cem', 'dee'].map(aStudent)
    const columns = [
      { slug: 'deploy-nginx', number: 3 },
      { slug: 'no-number', number: undefined },
    ]
    const grades = [
      ...[grade('ann', 'deploy-nginx'), grade('ann', 'no-number', { points: 2.5, possible: 5 })],
      ...[grade('bob', 'deploy-nginx', { ...none, status: 'error' }), grade('bob', 'no-number')],
      ...[
        grade('cem', 'deploy-nginx', { ...none, status: 'missing' }),
        grade('cem', 'no-number', { ...none, status: 'pending' }),
      ],
      ...['deploy-nginx', 'no-number'].map((lab) => grade('dee', lab, { ...none, status: 'pending' })),
    ]
    const done = { lab: 'deploy-nginx', outcome: 'pass', earned: 8, possible: 10, isNew: true } as const
    const results = [
      { student: 'ann', labs: [done] },
      { student: 'bob', labs: [{ ...done, outcome: 'error', why: 'No engine \x1b[31manswers.' } as const] },
      { student: 'cem', labs: [] },
      { student: 'dee', labs: [] },
    ]
    expect(resultTable(students, columns, { results, grades, words })).toEqual([
      'id   name     3  no-number    total  status',
      'ann  ANN   8/10      2.5/5  10.5/15  graded',
      'bob  BOB      ?       8/10  8/10 +1  could not check: No engine \\x1b[31manswers.',
      'cem  CEM   none          -        -  nothing handed in',
      'dee  DEE      -          -        -  nothing handed in',
    ])
  })

  test('fits into a terminal: reasons are cut, and many labs are left out', () => {
    const columns = Array.from({ length: 10 }, (_, index) => ({ slug: `lab-${index}`, number: index }))
    const done = { lab: 'lab-0', outcome: 'error', earned: 0, possible: 10, isNew: true } as const
    const results = [{ student: 'ann', labs: [{ ...done, why: 'No engine answers. '.repeat(10) }] }]
    const grades = columns.map(({ slug }) => grade('ann', slug))
    const shown = (of: typeof columns) =>
      resultTable([aStudent('ann')], of, { results, grades, words, columns: 60 })
    expect(shown(columns.slice(0, 2))).toEqual([
      'id   name     0     1   total  status',
      'ann  ANN   8/10  8/10  80/100  could not check: No engine a…',
    ])
    expect(shown(columns)).toEqual([
      'id   name   total  status',
      'ann  ANN   80/100  could not check: No engine answers. No e…',
    ])
  })

  test('a student whose work others handed in is graded', () => {
    expect(statusOf({ student: 'ann', labs: [] }, [grade('ann', 'x')])).toBe('graded')
  })
})
