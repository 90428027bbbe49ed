import { expect, test } from 'vitest'
import { together } from '../../../src/classroom/server/together.ts'

test('all who come before the first goes on go on with it, and the next with the next', async () => {
  const withOthers = together(1)
  const gone: string[] = []
  const go = (name: string) => withOthers().then(() => gone.push(name))
  const first = Promise.all([go('alice'), go('bob')])
  expect(gone).toEqual([])
  await first
  const later = go('carol')
  expect(gone).toEqual(['alice', 'bob'])
  await later
  expect(gone).toEqual(['alice', 'bob', 'carol'])
})
