import { describe, expect, test } from 'vitest'
import { makeReport } from '../../../src/classroom/reports/make-report.ts'
import { drawReport } from '../../../src/classroom/reports/terminal.ts'
import { LANGUAGES } from '../../../src/languages/list.ts'
import { wordsIn } from '../../../src/languages/loader.ts'
import { width } from '../../../src/terminal/width.ts'
import { aClass, NGINX } from '../a-class.ts'

const screen = { columns: 80, colour: false, unicode: true }

describe.each(LANGUAGES)('the table in a terminal, in %s', (language) => {
  test('shows the class', async () => {
    const lines = drawReport(makeReport(aClass(), language), await wordsIn('class-report', language), screen)
    expect(lines.filter((line) => width(line) > 80)).toEqual([])
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`snapshots/terminal.${language}.txt`)
  })
})

test('a course of 26 labs goes into several tables of 80 columns, the last of which has the totals', async () => {
  const data = aClass()
  const labs = Array.from({ length: 26 }, (_, index) => ({
    ...NGINX,
    number: index + 1,
    slug: `lab-${index}`,
  }))
  data.labs = labs
  const lines = drawReport(makeReport(data, 'en'), await wordsIn('class-report', 'en'), screen)
  expect(lines.filter((line) => width(line) > 80)).toEqual([])
  const heads = lines.filter((line) => line.startsWith('student'))
  expect(heads.length).toBeGreaterThan(1)
  expect(heads.join(' ').match(/\b\d\d\b/g)).toHaveLength(26)
  expect(heads.map((line) => line.includes('total'))).toEqual([...heads.slice(1).map(() => false), true])
})

test('colours say nothing that the text does not say', async () => {
  const words = await wordsIn('class-report', 'en')
  const plain = drawReport(makeReport(aClass(), 'en'), words, screen)
  const painted = drawReport(makeReport(aClass(), 'en'), words, { ...screen, colour: true })
  expect(painted.map((line) => line.replaceAll(/\x1b\[\d+m/g, ''))).toEqual(plain)
  expect(painted).not.toEqual(plain)
})

test('a roster of nobody says so', async () => {
  const data = aClass()
  data.roster = { ...data.roster, students: [] }
  const lines = drawReport(makeReport(data, 'en'), await wordsIn('class-report', 'en'), screen)
  expect(lines.at(-1)).toBe('The roster has no students.')
})

test('of many pairs, those with the most in common are listed, and the others counted', async () => {
  const data = aClass()
  data.sharedIds = Array.from({ length: 45 }, (_, index) => ({
    students: [`one${index}`, `other${index}`],
    containers: ['ab'.repeat(32)],
    images: [],
    times: [],
  }))
  const lines = drawReport(makeReport(data, 'en'), await wordsIn('class-report', 'en'), screen)
  expect(lines.filter((line) => line.includes(' and other'))).toHaveLength(20)
  expect(lines.at(-1)).toBe('  and 25 more')
})
