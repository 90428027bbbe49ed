import { expect, test } from 'vitest'
import { screenOf } from '../../src/terminal/stream.ts'

const terminal = { isTTY: true, columns: 80 } as NodeJS.WriteStream
const pipe = { isTTY: false } as NodeJS.WriteStream

test.each([
  [terminal, {}, true],
  [pipe, {}, false],
  [terminal, { NO_COLOR: '1' }, false],
  [terminal, { NO_COLOR: '' }, true],
  [pipe, { FORCE_COLOR: '1' }, true],
  [pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  [terminal, { FORCE_COLOR: '0' }, false],
  [terminal, { TERM: 'dumb' }, false],
])('colour %#', (stream, env, colour) => {
  expect(screenOf(stream, env).colour).toBe(colour)
})

test.each([
  [{}, true],
  [{ LANG: 'zh_CN.UTF-8' }, true],
  [{ LANG: 'C.utf8' }, true],
  [{ LANG: 'C' }, false],
  [{ LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, false],
  [{ LANG: 'zh_CN.GBK' }, false],
  [{ TERM: 'dumb', LANG: 'en_US.UTF-8' }, false],
])('more than ASCII with %j: %s', (env, unicode) => {
  expect(screenOf(terminal, env).unicode).toBe(unicode)
})

test.each([
  [20, 40],
  [80, 80],
  [300, 100],
])('a terminal of %i columns is written %i wide', (columns, wide) => {
  expect(screenOf({ ...terminal, columns } as NodeJS.WriteStream, {}).columns).toBe(wide)
})
