import { Flags, Parser } from '@oclif/core'
import { describe, expect, test } from 'vitest'
import { typed } from '../../src/cli/typed.ts'
import { chooseLanguage } from '../../src/languages/choose.ts'
import { LANGUAGES } from '../../src/languages/list.ts'

test.each([
  ['zh', { LANG: 'en_US.UTF-8' }, 'zh'],
  ['en', { LANG: 'zh_CN.UTF-8' }, 'en'],
  ['xx', { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LANG: 'zh' }, 'zh'],
  [undefined, { LANG: 'zh-CN' }, 'zh'],
  [undefined, { LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
  [undefined, { LC_ALL: 'C', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
  [undefined, { LANG: 'de_DE.UTF-8' }, 'en'],
  [undefined, { LANG: 'zhuang' }, 'en'],
] as const)('--lang %s with %j is %s', (asked, env, language) => {
  expect(chooseLanguage(asked, env)).toBe(language)
})

describe('what is typed', () => {
  const flags = {
    lang: Flags.option({ options: LANGUAGES })(),
    json: Flags.boolean(),
    host: Flags.string({ char: 'H' }),
  }

  test.each([
    ['--lang zh'],
    ['--lang=zh'],
    ['3 --lang zh --json'],
    ['--json 3'],
    ['3 -- --json --lang zh'],
    ['-H unix:///x --lang=zh'],
    [''],
  ])('%j is what the parser finds', async (line) => {
    const argv = line.split(' ').filter(Boolean)
    const { flags: found } = await Parser.parse(argv, { flags, strict: false })
    expect(typed(argv, { LANG: 'C' })).toEqual({ language: found.lang ?? 'en', json: found.json ?? false })
  })

  test.each([
    ['--lang', 'en'],
    ['--lang xx', 'en'],
    ['--jsn --lang zh', 'zh'],
    ['--lang en --lang zh', 'zh'],
    ['--language zh', 'en'],
  ])('%j, which the parser refuses, still means %s', (line, language) => {
    expect(typed(line.split(' '), { LANG: 'C' }).language).toBe(language)
  })
})
