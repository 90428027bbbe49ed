import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../../src/languages/commands.ts'
import { linted } from './a-course.ts'
import { HARMLESS, KNOWN_NOT_SEEN, SEEDED } from './drift.ts'

// A brief in two languages, hints, titles and checks say the same thing several times. Each row of drift.ts changes one
// of them in a lab that ships: a disagreement, which lint must see, or the same thing in other words, which is no error.

const labs = join(import.meta.dirname, '../../../labs')
const options = ['--help', '--json', '--level', '--host', '--timeout']
const commands = new Map(COMMANDS.map((id) => [id.replace(':', ' '), options]))
const NAMES = readdirSync(labs).filter((name) => /^\d+-/.test(name))
const FILES = ['lab.yaml', 'cases.yaml', 'README.md', 'README.zh.md']
const folderOf = (number: number) => NAMES.find((name) => Number.parseInt(name, 10) === number) ?? ''

async function findingsOf(number: number, file: string, from: string, to: string) {
  const folder = folderOf(number)
  const shipped = NAMES.flatMap((name) =>
    FILES.map((one) => [`${name}/${one}`, readFileSync(join(labs, name, one), 'utf8')] as const),
  )
  const files: Record<string, string> = Object.fromEntries(shipped)
  const path = `${folder}/${file}`
  const before = files[path] ?? ''
  if (!before.includes(from)) throw new Error(`${path} has no ${from}`)
  const { findings } = await linted({ ...files, [path]: before.replace(from, () => to) }, [folder], commands)
  return findings
}

test.each(SEEDED)('lab %i, %s: %s → %s is seen', async (number, file, from, to, rule) => {
  const rules = (await findingsOf(number, file, from, to)).map((one) => one.rule)
  expect(rules).toContain(rule)
})

test.each(HARMLESS)('lab %i, %s: %s → %s is no disagreement', async (number, file, from, to) => {
  expect(await findingsOf(number, file, from, to)).toEqual([])
})

test.each(KNOWN_NOT_SEEN)('lab %i, %s: %s → %s is known not to be seen', async (number, file, from, to) => {
  expect(await findingsOf(number, file, from, to)).toEqual([])
})

test('most disagreements are seen', () => {
  const all = SEEDED.length + KNOWN_NOT_SEEN.length
  expect(`${SEEDED.length} of ${all} are seen; ${HARMLESS.length} variants are none`).toBe(
    '54 of 60 are seen; 55 variants are none',
  )
})
