import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LabCommand } from '../../src/cli/command.ts'
import { COMMANDS, type CommandName } from '../../src/languages/commands.ts'
import { FALLBACK, LANGUAGES } from '../../src/languages/list.ts'
import { translationIn } from '../../src/languages/loader.ts'

const folder = join(import.meta.dirname, '../../src/commands')
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length).replaceAll(sep, ':') as CommandName)

async function commandOf(name: string): Promise<typeof LabCommand> {
  return (await import(join(folder, `${name.replaceAll(':', sep)}.ts`))).default
}

test('every command is known by name, so that the one that was meant can be suggested', () => {
  expect([...COMMANDS].sort()).toEqual(names.sort())
})

describe.each(LANGUAGES.filter((language) => language !== FALLBACK))('in %s', async (language) => {
  const help = await translationIn('help', language)
  if (!help) throw new Error(`no help in ${language}`)

  test.each(names)('%s: everything that --help says has a translation', async (name) => {
    const command = await commandOf(name)
    const flags = Object.keys({ ...command.baseFlags, ...command.flags })
    expect(Object.keys(help.flags)).toEqual(expect.arrayContaining(flags))
    expect(Object.keys(help.args)).toEqual(expect.arrayContaining(Object.keys(command.args)))
    const { description } = help.commands[name]
    expect(description === undefined).toBe(command.description === undefined)
  })

  test('no translation is of a flag that no command has', async () => {
    const commands = await Promise.all(names.map(async (name) => [name, await commandOf(name)] as const))
    const flags = commands.flatMap(([name, command]) =>
      Object.keys({ ...command.baseFlags, ...command.flags }).flatMap((flag) => [flag, `${name} ${flag}`]),
    )
    expect(Object.keys(help.flags).filter((flag) => !flags.includes(flag))).toEqual([])
  })
})

test.each(names)('%s: its summary is a line without a full stop, and begins with a verb', async (name) => {
  const { summary = '' } = await commandOf(name)
  expect(summary).toMatch(
    /^(Answer|Create|Explain|Find|Follow|Go|Grade|Judge|List|Look|Pack|Prepare|Print|Prove|Remove|Restore|Set|Show|Take|Write) [^\n]*[^.\n]$/,
  )
})
