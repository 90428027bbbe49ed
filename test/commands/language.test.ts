import { expect, test } from 'vitest'
import { languageOf } from '../../src/languages/loader.ts'

test.each([
  [['--lang', 'zh'], { LANG: 'en_US.UTF-8' }, 'zh'],
  [['--lang=en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
  [['--lang', 'fr'], { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [['--lang'], {}, 'en'],
  [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [[], { LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
  [[], { LC_ALL: 'C', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
  [[], { LANG: 'de_DE.UTF-8' }, 'en'],
] as const)('%j with %j is %s', (argv, env, language) => {
  expect(languageOf([...argv], env)).toBe(language)
})
