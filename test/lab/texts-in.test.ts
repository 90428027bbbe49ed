import { describe, expect, test } from 'vitest'
import { readBrief } from '../../src/lab/brief.ts'
import { inLanguage } from '../../src/lab/lab.ts'
import { courseIn, labIn, textIn } from '../../src/lab/texts-in.ts'
import { languageOfTexts } from '../../src/languages/choose.ts'
import { aCheck, aLab } from '../grading/a-lab.ts'
import { inFolder } from './write-lab.ts'

test.each([
  ['fr_FR.UTF-8', 'fr'],
  ['fr', 'fr'],
  ['pt-BR', 'pt'],
  ['zh_CN.UTF-8', undefined],
  ['en_GB', undefined],
  ['C.UTF-8', undefined],
  ['POSIX', undefined],
  ['', undefined],
])('with the locale "%s", a course can be in %s', (LANG, code) => {
  expect(languageOfTexts(undefined, { LANG })).toBe(code)
})

test('a language that is asked for is the one of the texts', () => {
  expect(languageOfTexts('en', { LANG: 'fr_FR' })).toBeUndefined()
})

describe('a course in French', () => {
  const text = { en: 'A web server', zh: '网站', fr: 'Un serveur web' }

  test('has its texts in it, as far as they are there', () => {
    const hints = [{ en: 'Run it', fr: 'Lancez-le' }, { en: 'Look' }]
    const lab = labIn({ ...aLab(aCheck({ id: 'web', title: text, hints })), title: text }, 'fr')
    expect(inLanguage(lab.title, 'en')).toBe('Un serveur web')
    expect(inLanguage(lab.checks[0]?.title ?? '', 'en')).toBe('Un serveur web')
    expect(lab.checks[0]?.hints.map((hint) => inLanguage(hint, 'en'))).toEqual(['Lancez-le', 'Look'])
    expect(courseIn({ title: text, chapters: { basics: text } }, 'fr')).toEqual({
      title: 'Un serveur web',
      chapters: { basics: 'Un serveur web' },
    })
    expect(textIn('for all', 'fr')).toBe('for all')
  })

  test('has its briefs in it', async () => {
    const files = { 'README.md': '# A web server\n', 'README.fr.md': '# Un serveur web\n' }
    await inFolder(files, async (folder) => {
      expect(await readBrief({ folder, texts: 'fr' }, 'en')).toBe('# Un serveur web\n')
      expect(await readBrief({ folder, texts: 'de' }, 'en')).toBe('# A web server\n')
    })
  })
})
