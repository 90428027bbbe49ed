import { execFileSync } from 'node:child_process'
import { mkdtempDisposableSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const loader = new URL('../../build/load-compiled.cjs', import.meta.url).href
const temporary = () => mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
const cachesIn = (root: string) => readdirSync(join(root, 'docker-lab/compiled')).sort()

/** What a bundle says that is loaded in a process of its own. The cache is in the same folder. */
function said(root: string, source: string, command = 'check'): string {
  const file = join(root, 'bundle.cjs')
  writeFileSync(file, source)
  const code = `const { loadCompiled } = await import('${loader}')
console.log(loadCompiled(${JSON.stringify(file)}, ${JSON.stringify(command)}).say())`
  const env = { ...process.env, XDG_CACHE_HOME: root, LOCALAPPDATA: root }
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', env }).trim()
}
const saying = (word: string) => `// ${word}\nmodule.exports.say = () => '${word}'`

test('a command leaves what was compiled for it, and runs again with that', () => {
  using root = temporary()
  expect(said(root.path, saying('one'))).toBe('one')
  expect(said(root.path, saying('one'))).toBe('one')
  expect(cachesIn(root.path)).toEqual([`one-${process.version}-bundle-check`])
})

test('each command has a cache of its own; words that are not the name of a command share one', () => {
  using root = temporary()
  for (const command of ['check', 'lab-lint', '../../x']) said(root.path, saying('one'), command)
  const caches = ['any', 'check', 'lab-lint'].map((name) => `one-${process.version}-bundle-${name}`)
  expect(cachesIn(root.path)).toEqual(caches)
})

test('a new bundle is never run with old code, and the old code is removed', () => {
  using root = temporary()
  said(root.path, saying('one'))
  expect(said(root.path, saying('two'))).toBe('two')
  expect(cachesIn(root.path)).toEqual([`two-${process.version}-bundle-check`])
})

test('a broken cache is replaced', () => {
  using root = temporary()
  said(root.path, saying('one'))
  writeFileSync(join(root.path, 'docker-lab/compiled', `one-${process.version}-bundle-check`), 'broken')
  expect(said(root.path, saying('one'))).toBe('one')
})

test('without a folder for the cache, the bundle runs all the same', () => {
  using root = temporary()
  writeFileSync(join(root.path, 'docker-lab'), '')
  expect(said(root.path, saying('one'))).toBe('one')
})
