import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/grading/report.ts'
import type { Language } from '../../src/lab/lab.ts'
import { messages as en } from '../../src/languages/en/messages.ts'
import { messages as zh } from '../../src/languages/zh/messages.ts'
import { type ReporterName, reporters } from '../../src/reporters/reporter.ts'
import { failed, hostile, passed, silent } from './reports.ts'

const messages = { en, zh }
const screen = { columns: 80, colour: false, unicode: true }
const names = Object.keys(reporters) as ReporterName[]

async function reported(name: ReporterName, report: Report): Promise<string> {
  return (await reporters[name]())(report, messages[report.language], screen)
}

describe.each(names)('%s', (name) => {
  test.each(Object.entries({ passed, failed, silent }))('%s', async (situation, report) => {
    const text = await reported(name, report('en'))
    await expect(text).toMatchFileSnapshot(`snapshots/${name}-${situation}.txt`)
  })
  test('text that would break the format', async () => {
    await expect(await reported(name, hostile)).toMatchFileSnapshot(`snapshots/${name}-hostile.txt`)
  })
})

describe('in Chinese', () => {
  test.each(['pretty', 'github', 'markdown', 'junit'] as const)('%s', async (name) => {
    const all = await Promise.all([passed, failed, silent].map((report) => reported(name, report('zh'))))
    await expect(all.join('\n')).toMatchFileSnapshot(`snapshots/${name}-zh.txt`)
  })
})

test('json is the contract, without what only our own reporters need', async () => {
  const object = JSON.parse(await reported('json', failed('en')))
  expect(object).not.toHaveProperty('language')
  expect({ ...object, language: 'en' }).toEqual(failed('en'))
})

test.each<[Language, string]>([
  ['en', '✓'],
  ['zh', '✓'],
])('pretty in %s keeps within the screen', async (language) => {
  const { width } = await import('../../src/terminal/width.ts')
  for (const columns of [40, 60, 80, 120]) {
    for (const report of [passed(language), failed(language), silent(language)]) {
      const text = (await reporters.pretty())(report, messages[language], { ...screen, columns })
      for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns)
    }
  }
})

test('pretty without Unicode uses marks of ASCII', async () => {
  const text = (await reporters.pretty())(failed('en'), en, { ...screen, unicode: false })
  expect(text).toMatch(/^ {2}\+ nginx01 runs/m)
  expect(text).toMatch(/^ {2}x Port 80/m)
  expect(text).toMatch(/^ {2}- The page/m)
})

test('pretty paints only where there is colour', async () => {
  const pretty = await reporters.pretty()
  expect(pretty(failed('en'), en, screen)).not.toContain('\x1b')
  expect(pretty(failed('en'), en, { ...screen, colour: true })).toContain('\x1b[31m✗\x1b[39m')
})

test('github: no line but our own begins a workflow command', async () => {
  const lines = (await reported('github', hostile)).trimEnd().split('\n')
  expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(1)
  expect(lines).toHaveLength(2)
})

test('tap: every check has one line, whatever its title', async () => {
  const lines = (await reported('tap', hostile)).split('\n').filter((line) => /^(not )?ok/.test(line))
  expect(lines).toEqual([expect.stringContaining('\\# SKIP')])
})
