import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../../src/classroom/exports/formats.ts'
import { makeReport } from '../../../src/classroom/reports/make-report.ts'
import { LANGUAGES } from '../../../src/languages/list.ts'
import { aClass } from '../a-class.ts'

/** The names of all fields of a plain value, but for those below these. */
function fieldsIn(value: unknown, without: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsIn(one, without))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    without.includes(name) ? [name] : [name, ...fieldsIn(inner, without)],
  )
}

describe.each(LANGUAGES)('the page about exports, in %s', (language) => {
  const page = readFileSync(join(import.meta.dirname, `../../../docs/${language}/class-exports.md`), 'utf8')

  test('has every format', () => {
    expect(FORMATS.filter((format) => !page.includes(`| \`${format}\` |`))).toEqual([])
  })

  test('has every field of docker-lab/class@1', () => {
    // Those of docker-lab/report@1, and columns of lists.
    const others = ['program', 'course', 'keys']
    const report = JSON.parse(JSON.stringify(makeReport(aClass(), language)))
    for (const student of report.students) for (const lab of student.labs) delete lab.attempt?.checks
    const fields = new Set(fieldsIn(report, others))
    const isThere = (field: string) =>
      ['`', '.'].some(
        (before) => page.includes(`${before}${field}\``) || page.includes(`${before}${field}[]\``),
      )
    expect([...fields].filter((field) => !isThere(field))).toEqual([])
  })
})
