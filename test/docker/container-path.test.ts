import { expect, test } from 'vitest'
import { cleanPath, isWithin } from '../../src/docker/port/container-path.ts'

test.each([
  ['/app', '/app'],
  ['/app/', '/app'],
  ['//app//data/', '/app/data'],
  ['/app/./data/.', '/app/data'],
  ['/app/x/../data', '/app/data'],
  ['/../../etc', '/etc'],
  ['/', '/'],
  ['///', '/'],
  ['', ''],
  ['data/', 'data'],
  ['/ a', '/ a'],
])('"%s" is "%s"', (typed, clean) => {
  expect(cleanPath(typed)).toBe(clean)
})

test.each([
  ['/c/', '/c/x', true],
  ['/c', '/c/', true],
  ['/', '/c', true],
  ['//c', '/./c/x/..', true],
  ['/c', '/cached', false],
  ['/c/x', '/c', false],
])('whether "%s" holds "%s"', (folder, path, holds) => {
  expect(isWithin(folder, path)).toBe(holds)
})
