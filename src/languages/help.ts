import type { CommandName } from './commands.ts'

/** What `--help` says in a language other than English; in English it is part of the commands. */
export interface HelpTexts {
  program: string
  topics: Record<string, { description: string }>
  commands: Record<CommandName, { summary: string; description?: string }>
  /** By name; where it means something else in one command, with that one's id in front: `lab:docs output`. */
  flags: Record<string, string>
  args: Record<string, string>
  /** What `--help` does, where a shell offers it. */
  help: string
  /** The headings, and other words that the parser's library puts into the help. */
  headings: Record<Heading, string>
  /** Such as: `[default: 60]`. */
  fallback: (value: string) => string
  options: (values: string) => string
}

export type Heading =
  | 'USAGE'
  | 'ARGUMENTS'
  | 'FLAGS'
  | 'GLOBAL FLAGS'
  | 'DESCRIPTION'
  | 'EXAMPLES'
  | 'COMMANDS'
  | 'TOPICS'
  | 'VERSION'
