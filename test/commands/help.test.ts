import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import type { LabCommand } from '../../src/cli/command.ts'
import { messages } from '../../src/languages/en/messages.ts'
import { help } from '../../src/languages/zh/help.ts'

const folder = join(import.meta.dirname, '../../src/commands')
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length).replaceAll(sep, ':'))

test('every command is known by name, so that a slip of the pen is told', () => {
  expect([...messages.errors.commands].sort()).toEqual(names.sort())
})

test.each(names)('%s: everything that --help says of it has a translation', async (name) => {
  const { default: command }: { default: typeof LabCommand } = await import(
    join(folder, `${name.replaceAll(':', sep)}.ts`)
  )
  const flags = Object.keys({ ...command.baseFlags, ...command.flags })
  expect(Object.keys(help.flags)).toEqual(expect.arrayContaining(flags))
  expect(Object.keys(help.args)).toEqual(expect.arrayContaining(Object.keys(command.args)))
  const { description } = help.commands[name as keyof typeof help.commands] as { description?: string }
  expect(description === undefined).toBe(command.description === undefined)
})
