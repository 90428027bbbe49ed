import { expect, test } from 'vitest'
import { tapeOf } from '../../../src/classroom/grading/tape-of.ts'

test('the tape of one lab has what its checks asked, what a snapshot has besides, and how it is hidden', () => {
  const tape = {
    salt: 'x',
    answers: { '["a"]': { gave: 1 }, '["b"]': { gave: 2 }, '["c"]': { gave: 3 } },
    askedBy: {
      '["a"]': ['one#web', 'two#web'],
      '["b"]': ['two#db'],
      '["c"]': ['snapshot'],
      '["d"]': ['one#late'],
    },
  }
  expect(tapeOf(tape, 'one')).toEqual({
    salt: 'x',
    answers: { '["a"]': { gave: 1 }, '["c"]': { gave: 3 } },
    askedBy: { '["a"]': ['one#web'], '["c"]': ['snapshot'], '["d"]': ['one#late'] },
  })
})
