import { expect, test } from 'vitest'
import { LAZY } from '../../build/bundle/lazy.ts'
import { countRewrites } from '../../build/bundle/rewrites.ts'

test('a rewrite that matches nothing fails the build, by its name', () => {
  const rewrites = countRewrites()
  const matched = rewrites.expect(['one', 'two', 'three'])
  matched('one')
  expect(() => rewrites.check()).toThrow('no code matches any more: "two", "three"')
})

test('it is enough that a rewrite matches in one of several bundles', () => {
  const rewrites = countRewrites()
  const [matchedHere, matchedThere] = [rewrites.expect(['one', 'two']), rewrites.expect(['one', 'two'])]
  matchedHere('one')
  matchedThere('two')
  expect(() => rewrites.check()).not.toThrow()
})

test('what tsc requires is loaded when it is first used', () => {
  const source = 'const fs_1 = require("node:fs");\nexports.read = (file) => (0, fs_1.readFileSync)(file);'
  expect(LAZY['lazy requires']?.(source)).toBe(
    'let $fs_1; const lazy_fs_1 = () => ($fs_1 ??= require("node:fs"));\n' +
      'exports.read = (file) => (0, (lazy_fs_1().readFileSync))(file);',
  )
})

test('an import that is used as a whole cannot be made lazy', () => {
  const source = 'const fs_1 = require("node:fs");\nexports.fs = fs_1;'
  expect(() => LAZY['lazy requires']?.(source)).toThrow('fs_1')
})

test('commands are sorted without the rules of a language', () => {
  expect(LAZY['no collation']?.('a.id.localeCompare(b.id)')).toBe('(a.id < b.id ? -1 : 1)')
})

test('the manifest is read at once', () => {
  const source = "const contents = await (0, promises_1.readFile)(path, 'utf8');"
  expect(LAZY['manifest read at once']?.(source)).toBe(
    "const contents = require('node:fs').readFileSync(path, 'utf8');",
  )
})
