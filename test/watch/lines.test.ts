import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/languages/list.ts'
import { wordsIn } from '../../src/languages/loader.ts'
import { changedLines } from '../../src/watch/lines.ts'
import { failed, passed } from '../reporters/reports.ts'

const screen = { columns: 80, colour: false, unicode: true }

describe.each(LANGUAGES)('in %s', async (language) => {
  const words = await wordsIn('watch', language)

  test('every check has a line at first, and then what changed', async () => {
    const lines = [
      ...changedLines(undefined, failed(language), words, screen),
      '',
      ...changedLines(failed(language), passed(language), words, screen),
      '',
    ]
    await expect(lines.join('\n')).toMatchFileSnapshot(`snapshots/lines.${language}.txt`)
  })

  test('there is no line where nothing changed', () => {
    expect(changedLines(failed(language), failed(language), words, screen)).toEqual([])
  })

  test('a different reason is a change', () => {
    const before = failed(language)
    const now = failed(language)
    for (const check of now.labs[0]?.checks ?? []) if (check.id === 'published') check.message = 'different'
    expect(changedLines(before, now, words, screen)).toHaveLength(2)
  })
})
