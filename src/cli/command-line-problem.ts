import { nearest } from '../lab/nearest.ts'
import { COMMANDS } from '../languages/commands.ts'
import type { Messages } from '../languages/en/messages.ts'

type Words = Messages['errors']

/** What oclif says, the values in it, and what we say instead. */
const SENTENCES = [
  [/^Parsing (?<option>--\S+)\s+Expected an integer but received: (?<value>.*)/s, 'notWhole'],
  [
    /^Parsing (?<option>--\S+)\s+Expected an integer greater than or equal to (?<least>\S+) but received: (?<value>.*)/s,
    'tooSmall',
  ],
  [
    /^Parsing (?<option>--\S+)\s+Expected an integer less than or equal to (?<most>\S+) but received: (?<value>.*)/s,
    'tooLarge',
  ],
  [/^Expected (?<option>--[^=\s]+)=(?<value>.*) to be one of: (?<all>.*)/s, 'notOneOf'],
  [/^Expected (?<value>.*) to be one of: (?<all>.*)/s, 'notOneOf'],
  [/^Flag (?<option>--\S+) can only be specified once/, 'onlyOnce'],
  [/^Flag (?<option>--\S+) expects one of these values: (?<all>.*)/, 'noValue'],
  [/^Flag (?<option>--\S+) expects a value/, 'noValue'],
  [/^(?<other>--[^=\s]+)(=.*)? cannot also be provided when using (?<option>--\S+)/s, 'notTogether'],
  [/^Missing required flag (?<option>\S+)/, 'missingOption'],
] as const satisfies [RegExp, keyof Words][]

/**
 * What is wrong with the command line, in our words: oclif's own are English, speak of "nonexistent flags", and dump its
 * configuration. Undefined where the error is about something else.
 */
export function commandLineProblem(error: unknown, words: Words): string | undefined {
  if (!(error instanceof Error)) return undefined
  const said = error.message.replace(/^The following errors? occurred:\s*|\nSee more help with --help$/g, '')
  const command = /^command (.*) not found\.?$/is.exec(said)?.[1]
  if (command !== undefined) {
    const [first = '', second = ''] = command.split(':')
    if (COMMANDS.some((id) => id === first)) return words.unexpected(second)
    const { typed, meant } = meantCommand(command)
    return words.noCommand(typed, meant)
  }
  for (const [pattern, sentence] of SENTENCES) {
    const match = pattern.exec(said)
    if (match) return words[sentence](match.groups ?? {})
  }
  return 'parse' in error ? fromParser(error as ParserError, words, said) : undefined
}

/** An error of oclif's parser, with what it found. */
interface ParserError extends Error {
  flags?: string[]
  args?: (string | { name: string })[]
  parse: { input?: { flags?: Record<string, unknown> } }
}

function fromParser({ flags, args, parse }: ParserError, words: Words, said: string): string {
  if (flags?.[0]) {
    const known = Object.keys(parse.input?.flags ?? {}).map((name) => `--${name}`)
    return words.noOption(flags[0], nearest(flags[0], known))
  }
  const arg = args?.[0]
  if (typeof arg === 'string') return words.unexpected(arg)
  return arg ? words.missing(arg.name.toUpperCase()) : words.commandLine(said.split('\n', 1)[0] ?? '')
}

/**
 * The words that were taken for a command, and the command that was meant. oclif takes all words for parts of its name;
 * a command's own name, such as `lab:lint`, has its topic in front.
 */
function meantCommand(command: string): { typed: string; meant: string | undefined } {
  const [first = '', second = ''] = command.split(':')
  const inTopic = COMMANDS.filter((id) => id.startsWith(`${first}:`))
  const shown = (id: string | undefined) => id?.replaceAll(':', ' ')
  if (inTopic.length > 0)
    return { typed: `${first} ${second}`, meant: shown(nearest(`${first}:${second}`, inTopic)) }
  const ofATopic = COMMANDS.find((id) => id.endsWith(`:${first}`))
  const topics = COMMANDS.flatMap((id) => id.split(':').slice(0, 1))
  return { typed: first, meant: shown(ofATopic ?? nearest(first, topics)) }
}
