import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { editorSchemas } from '../../src/authoring/docs/editor-schemas.ts'
import { kindNames, kinds, ownWords } from '../../src/kinds/kinds.ts'
import { readBrief } from '../../src/lab/brief.ts'
import { loadCases } from '../../src/lab/cases.ts'
import { openCourse } from '../../src/lab/course.ts'
import { loadLab } from '../../src/lab/load.ts'
import { FALLBACK, LANGUAGES } from '../../src/languages/list.ts'

const { labs, chapters = {} } = await openCourse(fileURLToPath(new URL('../../labs', import.meta.url)))

describe.each(labs)('$slug', ({ folder, number }) => {
  test('is a lab of a chapter with a name, and has a brief in every language', async () => {
    const lab = await loadLab(folder, kinds)
    expect(lab.number).toBe(number)
    expect(lab.chapter).toBeOneOf(Object.keys(chapters))
    for (const language of LANGUAGES) {
      if (language !== FALLBACK) expect(existsSync(join(folder, `README.${language}.md`))).toBe(true)
      expect(await readBrief(lab, language)).toMatch(/^# /)
    }
  })

  test('has three right ways, and says in every language why the first is good', async () => {
    const cases = await loadCases(await loadLab(folder, kinds))
    const solutions = cases.filter(({ kind }) => kind === 'solution')
    expect(solutions.length).toBeGreaterThanOrEqual(3)
    expect(Object.keys(solutions[0]?.reason ?? {}).sort()).toEqual([...LANGUAGES].sort())
    expect(cases.some(({ kind }) => kind === 'mistake')).toBe(true)
  })

  test('is worth ten points, and has three hints for each check', async () => {
    const { checks } = await loadLab(folder, kinds)
    expect(checks.reduce((sum, { points }) => sum + points, 0)).toBe(10)
    expect(checks.filter(({ hints }) => hints.length !== 3).map(({ id }) => id)).toEqual([])
  })

  test('has a brief of the length that a student reads', async () => {
    const lab = await loadLab(folder, kinds)
    const words = (await readBrief(lab, 'en')).split(/\s+/).length
    const characters = (await readBrief(lab, 'zh')).match(/\p{Script=Han}/gu)?.length ?? 0
    expect({ words, characters }).toEqual({
      words: expect.toSatisfy((count: number) => count >= 150 && count <= 650),
      characters: expect.toSatisfy((count: number) => count >= 150 && count <= 900),
    })
  })

  test.each(['lab', 'cases'])('tells editors the schema of %s.yaml in its first line', (name) => {
    const [first] = readFileSync(join(folder, `${name}.yaml`), 'utf8').split('\n')
    expect(first).toBe(`# yaml-language-server: $schema=../${name}.schema.json`)
  })
})

describe('the schema for editors', async () => {
  const schema = JSON.parse((await editorSchemas())['lab.schema.json'] ?? '')
  const check = schema.properties.checks.items

  test('knows every check kind, and asks for exactly one', async () => {
    expect(check.oneOf).toEqual(kindNames.map((key) => ({ required: [key] })))
    for (const key of kindNames) {
      const { summary } = await ownWords(key, 'en')
      expect(check.properties[key]).toMatchObject({ description: summary })
    }
  })

  test('allows no key that the loader refuses', () => {
    const open: string[] = []
    const walk = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return
      if ('properties' in node && !('additionalProperties' in node)) open.push(path)
      for (const [key, inner] of Object.entries(node)) walk(inner, `${path}/${key}`)
    }
    walk(schema, '')
    expect(open).toEqual([])
  })
})
