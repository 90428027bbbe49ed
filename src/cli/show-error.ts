import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { explainProblem } from '../grading/look-problems.ts'
import { safeText } from '../grading/safe-text.ts'
import { InputError } from '../lab/input-error.ts'
import type { Language } from '../lab/lab.ts'
import { nearest } from '../lab/nearest.ts'
import { languageOf, messagesIn, sandboxWords } from '../languages/loader.ts'
import { SandboxProblem } from '../sandbox/sandbox-problem.ts'

/** What went wrong, for people and as what `--json` prints. */
interface Told {
  exit: number
  error: {
    kind: 'bad-input' | 'could-not-look' | 'bug'
    message: string
    code?: string
    next?: string
    problems?: unknown
  }
}

/** The one place where an error is told, and where it gets its exit code. */
export async function showError(error: unknown, argv: string[], usage?: string): Promise<void> {
  const language = languageOf(argv)
  const { exit, error: told } = await explain(error, language, usage)
  process.exitCode = exit
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: told }, null, 2)}\n`)
  else process.stderr.write(`${[told.message, told.next].filter(Boolean).join('\n')}\n`)
  if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
}

async function explain(error: unknown, language: Language, usage: string | undefined): Promise<Told> {
  const { errors } = await messagesIn(language)
  if (error instanceof InputError) {
    const problems = error.problems.map(({ frame: _, ...problem }) => problem)
    return { exit: ExitCode.badInput, error: { kind: 'bad-input', message: error.message, problems } }
  }
  if (error instanceof CouldNotLook) {
    const { diagnosis, message, next } = await explainProblem(error, language)
    const told = {
      kind: 'could-not-look' as const,
      code: diagnosis,
      message: safeText(message),
      next: safeText(next),
    }
    return { exit: ExitCode.couldNotLook, error: told }
  }
  if (error instanceof SandboxProblem) {
    const { trouble } = await sandboxWords(language)
    const message = trouble(error.trouble)
      .split('\n')
      .map((line) => safeText(line))
      .join('\n')
    return { exit: ExitCode.couldNotLook, error: { kind: 'could-not-look', message } }
  }
  const wrong = commandLineProblem(error, errors)
  if (wrong) {
    const next = usage ? errors.usage(`docker-lab ${usage}`) : errors.help
    return { exit: ExitCode.badInput, error: { kind: 'bad-input', message: safeText(wrong), next } }
  }
  const message = errors.bug(safeText(error instanceof Error ? error.message : String(error)))
  return { exit: ExitCode.bug, error: { kind: 'bug', message } }
}

/** What oclif's parser found, in our words: its own speak of «nonexistent flags», and dump its configuration. */
function commandLineProblem(
  error: unknown,
  words: Awaited<ReturnType<typeof messagesIn>>['errors'],
): string | undefined {
  if (!(error instanceof Error)) return undefined
  const command = /^command (.*) not found$/s.exec(error.message)?.[1]
  if (command !== undefined) {
    const { typed, meant } = meantCommand(command, words.commands)
    return words.noCommand(typed, meant)
  }
  // A flag whose value is not of its type is told in several lines, by an error of no kind of its own.
  const value = /^Parsing (--\S+)\s+(.*)$/m.exec(error.message.replace(/\n\t?/, ' '))
  if (value) return words.commandLine(`${value[1]}: ${value[2]}`)
  if (!('parse' in error)) return undefined
  const { flags, args, parse } = error as Error & {
    flags?: string[]
    args?: (string | { name: string })[]
    parse: ParserState
  }
  if (flags?.[0]) {
    const known = Object.keys(parse.input?.flags ?? {}).map((name) => `--${name}`)
    return words.noOption(flags[0], nearest(flags[0], known))
  }
  const arg = args?.[0]
  if (typeof arg === 'string') return words.tooMuch(arg)
  if (arg) return words.missing(arg.name.toUpperCase())
  return words.commandLine(error.message.split('\n', 1)[0] ?? '')
}

/**
 * What of the words was taken for a command, and which was meant. oclif takes all the words for parts of its name; a
 * command's own name, such as `lab:lint`, has its topic in front.
 */
function meantCommand(command: string, ids: readonly string[]): { typed: string; meant: string | undefined } {
  const [first = '', second = ''] = command.split(':')
  const inTopic = ids.filter((id) => id.startsWith(`${first}:`))
  const shown = (id: string | undefined) => id?.replace(':', ' ')
  if (inTopic.length > 0)
    return { typed: `${first} ${second}`, meant: shown(nearest(`${first}:${second}`, inTopic)) }
  const ofATopic = ids.find((id) => id.endsWith(`:${first}`))
  const topics = ids.flatMap((id) => id.split(':').slice(0, 1))
  return { typed: first, meant: shown(ofATopic ?? nearest(first, topics)) }
}

interface ParserState {
  input?: { flags?: Record<string, unknown> }
}
