import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TARGETS } from '../../build/executables/targets.ts'

/** What `install.sh` and `install.ps1` must agree on. No PowerShell is needed here: the release is tried with a real one. */

const read = (name: string) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8')
const [sh, ps1] = [read('install.sh'), read('install.ps1')]
const both = [
  ['install.sh', sh],
  ['install.ps1', ps1],
] as const

const all = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([it]) => it))].sort()
const decoded = (text: string) =>
  text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))

/** Sentences in English with those in Chinese, with `…` for each value. */
function sentences(text: string, calls: RegExp, value: RegExp): Map<string, string> {
  const plain = (sentence = '') =>
    sentence.replaceAll('\\"', '"').replace('-To ', '--to ').replace(value, '…')
  const pairs = [...decoded(text).matchAll(calls)].map(
    ({ groups }) => [plain(groups?.en), plain(groups?.zh)] as const,
  )
  return new Map(pairs.filter(([english]) => /[a-z]/.test(english)))
}
const inSh = sentences(
  sh,
  /\b(?:fail \d|say) "(?<en>(?:\\.|[^"\\])*)"[\s\\]+"(?<zh>(?:\\.|[^"\\])*)"/g,
  /\$\(uname -sm\)|\$\{?\w+\}?(\/[\w-]+)*(\/\$1)?/g,
)
const inPs1 = sentences(
  ps1,
  /\b(?:Stop-Install \d|Write-Text) (["'])(?<en>.*?)\1[\s`]+(["'])(?<zh>.*?)\3(?=[\s)])/g,
  /\{\d\}/g,
)

test('they name the files of a release as the build does', () => {
  const named = [...all(sh, /\b(linux|darwin)-(x64|arm64)(-musl)?\b/g), ...all(ps1, /\bwindows-x64\b/g)]
  const ofCpu = all(sh, /(?<=echo ")(linux|darwin)(?=-\$cpu")/g).flatMap((system) => [
    `${system}-x64`,
    `${system}-arm64`,
  ])
  expect([...new Set([...named, ...ofCpu])].sort()).toEqual(Object.keys(TARGETS).sort())
})

test('they read the same variables, and the same address', () => {
  expect(all(ps1, /\bDOCKER_LAB_\w+/g)).toEqual(all(sh, /\bDOCKER_LAB_\w+/g))
  const addresses = both.map(([, text]) => all(text, /https?:\/\/[^\s'"]+/g))
  expect(addresses[0]).toHaveLength(1)
  expect(addresses[1]).toEqual(addresses[0])
  for (const path of ['/download/v', '/latest/download', 'SHA256SUMS'])
    for (const [, text] of both) expect(text).toContain(path)
})

test.each(both)('%s exits with the documented codes alone', (_, text) => {
  const codes = [...text.matchAll(/(?:\bfail|Stop-Install) (\d)/g)].map(([, code]) => code)
  expect([...new Set(codes)].sort()).toEqual(['2', '3'])
})

describe('what they say', () => {
  test('is said by both in the same words', () => {
    const shared = [...inPs1.keys()].filter((english) => inSh.has(english))
    expect(shared.length).toBeGreaterThan(6)
    for (const english of shared) expect(inPs1.get(english)).toBe(inSh.get(english))
  })

  test.each([...inSh, ...inPs1])('%s: has the same values in Chinese', (english, chinese) => {
    expect(chinese.split('…')).toHaveLength(english.split('…').length)
  })

  test('is in both languages', () => {
    expect(inPs1.size).toBe(ps1.match(/\b(Stop-Install \d|Write-Text) ["']/g)?.length)
    for (const chinese of [...inSh.values(), ...inPs1.values()]) expect(chinese).toMatch(/\p{Script=Han}/u)
  })
})

test('PowerShell, of which some read ASCII alone, reads nothing else', () => {
  expect(ps1).toMatch(/^[\n\x20-\x7e]+$/)
})

test('no name in install.sh touches a Chinese letter, which bash of macOS would take for a part of it', () => {
  expect(sh).not.toMatch(/\$[a-z_]\w*[^\x00-\x7f]/)
})
