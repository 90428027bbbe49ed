import { expect, test } from 'vitest'
import { GradebookProblem } from '../../../src/classroom/gradebook/gradebook-problem.ts'
import { inBatches } from '../../../src/classroom/gradebook/in-batches.ts'

test('what is asked for at the same time is written together, and each gets its own answer', async () => {
  const batches: number[][] = []
  const add = inBatches(async (items: number[]) => {
    batches.push(items)
    return items.map((item) => item * 10)
  })
  expect(await Promise.all([1, 2, 3].map(add))).toEqual([10, 20, 30])
  expect(await add(4)).toBe(40)
  expect(batches).toEqual([[1, 2, 3], [4]])
})

test('a batch that is refused is tried one by one', async () => {
  const add = inBatches(async (items: number[]) => {
    if (items.includes(2)) throw new Error('two')
    return items
  })
  const results = await Promise.allSettled([1, 2, 3].map(add))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('where the gradebook cannot be used, nobody waits for a second try', async () => {
  let tries = 0
  const add = inBatches(async () => {
    tries++
    throw new GradebookProblem('class.sqlite', { code: 'disk-full' })
  })
  const results = await Promise.allSettled([1, 2, 3].map(add))
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(tries).toBe(1)
})
