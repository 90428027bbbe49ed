import type { Command } from '@oclif/core/command'
import { CommandHelp, HelpFormatter } from '@oclif/core/help'
import type { Heading, HelpTexts } from '../languages/help.ts'

/** Puts the texts of a language other than English into commands, for `--help`, and into what oclif writes around them. */
export function translateHelp(commands: Command.Loadable[], texts: HelpTexts): void {
  for (const command of commands) {
    Object.assign(command, texts.commands[command.id as keyof HelpTexts['commands']])
    for (const [name, flag] of Object.entries(command.flags))
      Object.assign(flag, { summary: texts.flags[`${command.id} ${name}`] ?? texts.flags[name] })
    for (const [name, arg] of Object.entries(command.args))
      Object.assign(arg, { description: texts.args[name] })
  }
  translateHeadings(texts)
}

/** oclif has no setting for them, and loads a custom help class only from a file. */
function translateHeadings({ headings, fallback, options }: HelpTexts): void {
  const formatter = HelpFormatter.prototype as unknown as Formatter
  const { section } = formatter
  formatter.section = function (header, body) {
    return section.call(this, headings[header as Heading] ?? header, body)
  }
  const help = CommandHelp.prototype as unknown as { flags: Flags }
  const { flags } = help
  help.flags = function (all) {
    return flags.call(this, all)?.map(([label, text]) => [label, text && translated(text)])
  }
  const translated = (text: string) =>
    text
      .replace(/^\[default: (.*?)\]/, (_, value) => fallback(value))
      .replace(/<options: (.*?)>$/, (_, values) => options(values))
}

interface Formatter {
  section(this: unknown, header: string, body: unknown): string
}
type Flags = (this: unknown, all: unknown) => [label: string, text: string | undefined][] | undefined
