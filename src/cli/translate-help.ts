import { CommandHelp, HelpFormatter } from '@oclif/core/help'
import type { Heading, HelpTexts } from '../languages/help.ts'

/**
 * Puts the words of a language other than English into what oclif writes around commands. It has no setting for them,
 * and loads a custom help class only from a file.
 */
export function translateHeadings({ headings, fallback, options }: HelpTexts): void {
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
