import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { editorSchemas } from '../../src/authoring/docs/editor-schemas.ts'
import { everyGrader } from '../../src/kinds/every.ts'
import { graderKeys, loadGrader } from '../../src/kinds/load.ts'
import { readBrief } from '../../src/lab/brief.ts'
import { loadCases } from '../../src/lab/cases.ts'
import { openCourse } from '../../src/lab/course.ts'
import { loadLab } from '../../src/lab/load.ts'

const kinds = { keys: graderKeys, load: loadGrader }
const { labs } = await openCourse(fileURLToPath(new URL('../../labs', import.meta.url)))

describe.each(labs)('$slug', ({ folder, number }) => {
  test('is a lab, with a brief in both languages', async () => {
    const lab = await loadLab(folder, kinds)
    expect(lab.number).toBe(number)
    expect(existsSync(join(folder, 'README.zh.md'))).toBe(true)
    expect(await readBrief(lab, 'en')).toMatch(/^# /)
  })

  test('has cases that fit it', async () => {
    expect(await loadCases(await loadLab(folder, kinds))).not.toHaveLength(0)
  })

  test.each(['lab', 'cases'])('tells editors the schema of %s.yaml in its first line', (name) => {
    const [first] = readFileSync(join(folder, `${name}.yaml`), 'utf8').split('\n')
    expect(first).toBe(`# yaml-language-server: $schema=../${name}.schema.json`)
  })
})

describe('the schema for editors', async () => {
  const graders = await everyGrader()
  const schema = JSON.parse((await editorSchemas())['lab.schema.json'] ?? '')
  const check = schema.properties.checks.items

  test('knows every grader, and asks for exactly one', () => {
    expect(check.oneOf).toEqual(graderKeys.map((key) => ({ required: [key] })))
    for (const key of graderKeys)
      expect(check.properties[key]).toMatchObject({ description: graders[key]?.summary })
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
