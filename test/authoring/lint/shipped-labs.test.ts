import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lint } from '../../../src/authoring/lint/lint.ts'
import { COMMANDS } from '../../../src/languages/commands.ts'
import { LANGUAGES } from '../../../src/languages/list.ts'

const labs = join(import.meta.dirname, '../../../labs')
const options = ['--help', '--json', '--level', '--host', '--timeout']
const commands = new Map(COMMANDS.map((id) => [id.replace(':', ' '), options]))

test.each(LANGUAGES)('the labs that ship have nothing to mend (%s)', async (language) => {
  const { findings } = await lint([labs], { language, commands })
  expect(findings).toEqual([])
})
