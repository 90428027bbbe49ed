import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/grading/report.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { messagesIn } from '../../src/languages/loader.ts'
import { type ReporterName, reporters } from '../../src/reporters/reporter.ts'
import { width } from '../../src/terminal/width.ts'
import { failed, hostile, passed, silent } from './reports.ts'

const screen = { columns: 80, colour: false, unicode: true }
const names = Object.keys(reporters) as ReporterName[]

async function reported(name: ReporterName, report: Report, on = screen): Promise<string> {
  return (await reporters[name]())(report, await messagesIn(report.language), on)
}

describe.each(names)('%s', (name) => {
  describe.each(LANGUAGES)('in %s', (language) => {
    test.each(Object.entries({ passed, failed, silent }))('%s', async (situation, report) => {
      const text = await reported(name, report(language))
      await expect(text).toMatchFileSnapshot(`snapshots/${name}-${situation}-${language}.txt`)
    })
  })

  test('text that would break the format', async () => {
    await expect(await reported(name, hostile)).toMatchFileSnapshot(`snapshots/${name}-hostile.txt`)
  })

  test('names the course and the engine', async () => {
    const text = await reported(name, failed('en'))
    expect(text).toContain('Docker from zero')
    expect(text).toMatch(/unix:(<!-- -->)?\/\/\/var\/run\/docker\.sock/)
  })
})

test('json is the contract, without what only our own reporters need', async () => {
  const object = JSON.parse(await reported('json', failed('en')))
  expect(object).not.toHaveProperty('language')
  expect({ ...object, language: 'en' }).toEqual(failed('en'))
})

test.each(LANGUAGES)('pretty in %s keeps within the screen', async (language) => {
  for (const columns of [40, 60, 80, 120]) {
    for (const report of [passed(language), failed(language), silent(language)]) {
      const text = await reported('pretty', report, { ...screen, columns })
      for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns)
    }
  }
})

test('pretty without Unicode uses marks of ASCII', async () => {
  const text = await reported('pretty', failed('en'), { ...screen, unicode: false })
  expect(text).toMatch(/^ {2}\+ nginx01 runs/m)
  expect(text).toMatch(/^ {2}x Port 80/m)
  expect(text).toMatch(/^ {2}- The page/m)
})

test('pretty paints only where there is colour', async () => {
  expect(await reported('pretty', failed('en'))).not.toContain('\x1b')
  expect(await reported('pretty', failed('en'), { ...screen, colour: true })).toContain('\x1b[31m✗\x1b[39m')
})

test('github: no line but our own begins a workflow command', async () => {
  const lines = (await reported('github', hostile)).trimEnd().split('\n')
  expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(1)
  expect(lines.slice(1).every((line) => line.startsWith('docker-lab: '))).toBe(true)
})

test('tap: every check has one line, whatever its title', async () => {
  const lines = (await reported('tap', hostile)).split('\n').filter((line) => /^(not )?ok/.test(line))
  expect(lines).toEqual([expect.stringContaining('\\# SKIP')])
})
