import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exampleReport, exampleTest } from '../src/authoring/docs/example-test.ts'
import { equivalentsOf } from '../src/authoring/equivalents/equivalents-of.ts'
import { briefFile } from '../src/authoring/lint/brief.ts'
import { mutantsOf } from '../src/authoring/mutants/mutants-of.ts'
import { LANGUAGES } from '../src/languages/list.ts'

/** What the page at the front shows of "lab test" is what the program prints: `vitest -u` writes it anew. */

test.each(LANGUAGES)('the test of a lab, in the page at the front (%s)', async (language) => {
  const path = join(import.meta.dirname, '..', briefFile(language))
  const page = readFileSync(path, 'utf8')
  const marks = /(<!-- lab-test -->\n)[\s\S]*?(\n<!-- \/lab-test -->)/
  expect(page).toMatch(marks)
  const block = `\`\`\`console\n$ docker-lab lab test 1 --mutants\n${await exampleTest(language)}\`\`\``
  const again = page.replace(marks, (_, before, after) => `${before}${block}${after}`)
  await expect(again).toMatchFileSnapshot(path)
})

test('its mutants are those of the solution that it shows, and there are as many', async () => {
  const { mutants, equivalents } = exampleReport.labs[0]!
  const solution = mutants.survived[0]!.before
  const made = await mutantsOf(solution)
  const shown = mutants.survived.map(({ mutation, before, command }) => ({
    mutation,
    before,
    after: command,
  }))
  expect(made).toEqual(expect.arrayContaining(shown.map((one) => expect.objectContaining(one))))
  expect(mutants.total).toBe(made.length)
  expect(equivalents.total).toBe((await equivalentsOf(solution)).length)
  expect(mutants.killed + mutants.equivalent + mutants.survived.length).toBe(mutants.total)
})
