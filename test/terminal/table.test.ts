import { expect, test } from 'vitest'
import { table } from '../../src/terminal/table.ts'

test('columns are as wide as their widest cell, in cells of the terminal', () => {
  expect(
    table(
      [
        ['id', 'name'],
        ['王', '1'],
        ['longer', '10'],
      ],
      [1],
    ),
  ).toEqual(['id      name', '王         1', 'longer    10'])
})

test('a school has more rows than a function can have arguments', () => {
  const rows = Array.from({ length: 150_000 }, (_, at) => [`${at}`, 'x'])
  expect(table(rows).at(-1)).toBe('149999  x')
})
