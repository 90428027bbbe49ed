import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import LabTest from '../../../src/commands/lab/test.ts'
import { LANGUAGES } from '../../../src/languages/list.ts'
import { action } from '../../ci/ci-files.ts'

/** The page on testing labs is complete. */

const root = join(import.meta.dirname, '../../..')

describe.each(LANGUAGES)('testing labs (%s)', (language) => {
  const page = readFileSync(join(root, `docs/${language}/testing-labs.md`), 'utf8')

  test('has every option of "lab test", and none besides', () => {
    const shown = [...page.matchAll(/^\| (`--.*?) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/--[a-z-]+/g) ?? [],
    )
    const known = Object.keys(LabTest.flags).map((name) => `--${name}`)
    expect(shown.sort()).toEqual(known.sort())
  })

  test('has every input and output of the action', () => {
    for (const name of Object.keys({ ...action.inputs, ...action.outputs }))
      expect(page).toContain(`\`${name}\``)
  })
})
