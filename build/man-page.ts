import { join } from 'node:path'
import type { Command } from '@oclif/core'
import { Plugin } from '@oclif/core'
import packageJson from '../package.json' with { type: 'json' }
import { translateCommands } from '../src/cli/translate-commands.ts'
import type { Language } from '../src/languages/list.ts'
import { translationIn, wordsIn } from '../src/languages/loader.ts'

/**
 * The manual page in a language, as `man` reads it: the commands with the texts of their `--help`.
 * @see https://man7.org/linux/man-pages/man7/groff_man.7.html
 */
export async function manPage(root: string, language: Language): Promise<string> {
  const plugin = new Plugin({ root: join(root), isRoot: true, ignoreManifest: true })
  await plugin.load()
  const help = await translationIn('help', language)
  if (help) translateCommands(plugin.commands, help)
  const text = await wordsIn('man', language)
  const commands = plugin.commands.toSorted(
    (one, other) => Number(one.id.includes(':')) - Number(other.id.includes(':')),
  )
  const common = Object.values(commands[0]?.flags ?? {}).filter(({ name }) =>
    commands.every(({ flags }) => flags[name]),
  )
  const own = (flags: Command.Flag.Cached[]) =>
    flags.filter(({ name }) => !common.some((one) => one.name === name))
  return [
    `.\\" Generated from the commands by \`npm run generate\`: no need to edit.`,
    `.TH DOCKER-LAB 1 "" "docker-lab ${packageJson.version}"`,
    // Flush left and without hyphens, which would be copied with a command.
    '.ad l\n.nh',
    section(text.name),
    roff(`docker-lab - ${help?.program ?? packageJson.description}`),
    section(text.synopsis),
    `.B docker-lab\n${roff(`${text.command} [${text.argument}…]`)}`,
    section(text.description),
    ...text.about.map(paragraph),
    section(text.commands),
    ...commands.flatMap((command) => [
      `.SS ${quoted(usageOf(command))}`,
      ...(command.summary
        ? [
            paragraph(
              `${command.summary}${/[.。]$/.test(command.summary) ? '' : language === 'zh' ? '。' : '.'}`,
            ),
          ]
        : []),
      ...(command.description ?? '').split('\n').filter(Boolean).map(paragraph),
      ...list(own(Object.values(command.flags)).map(option)),
    ]),
    section(text.options),
    ...list(common.map(option)),
    section(text.exit),
    ...list(text.codes),
    section(text.environment),
    ...list(text.variables),
    section(text.files),
    ...list(text.kept),
    section(text.examples),
    ...list(text.tries),
    section(text.seeAlso),
    `.BR docker (1)`,
    '',
  ].join('\n')
}

const usageOf = ({ id, usage }: Command.Loadable) =>
  (Array.isArray(usage) ? usage[0] : usage) ?? id.replaceAll(':', ' ')

function option({ name, char, summary = '', ...flag }: Command.Flag.Cached): [string, string] {
  const value =
    flag.type === 'option' ? ` ${flag.helpValue ?? flag.options?.join('|') ?? name.toUpperCase()}` : ''
  return [`${char ? `-${char}, ` : ''}--${name}${value}`, summary]
}

const section = (title: string) => `.SH ${quoted(title.toUpperCase())}`
const paragraph = (text: string) => `.PP\n${roff(text)}`
const list = (entries: readonly (readonly [string, string])[]) =>
  entries.map(([name, meaning]) => `.TP\n.B ${quoted(name)}\n${roff(meaning)}`)

/** A line of text: no character of it is a request to roff. */
const roff = (text: string) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replace(/^(?=[.'])/gm, '\\&')

/** An argument of a request. */
const quoted = (text: string) => `"${roff(text).replaceAll('"', '\\(dq')}"`
