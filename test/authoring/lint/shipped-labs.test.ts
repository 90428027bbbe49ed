import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lint } from '../../../src/authoring/lint/lint.ts'
import { lint as english } from '../../../src/languages/en/lint.ts'
import { messages } from '../../../src/languages/en/messages.ts'
import { lint as chinese } from '../../../src/languages/zh/lint.ts'

const labs = join(import.meta.dirname, '../../../labs')
const options = ['--help', '--json', '--level', '--host', '--timeout']
const commands = new Map(messages.errors.commands.map((id) => [id.replace(':', ' '), options]))

test.each([
  ['in English', english],
  ['in Chinese', chinese],
])('the labs that ship have nothing to mend, %s', async (_, words) => {
  const { findings } = await lint([labs], { words, commands })
  expect(findings).toEqual([])
})
