import { isAbsolute } from 'node:path'
import { GradebookProblem, isPassing } from '../classroom/gradebook/gradebook-problem.ts'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { sayProblem } from '../grading/problems/problems.ts'
import { shownPath } from '../lab/frame.ts'
import { InputError, tellProblem, tellProblems } from '../lab/input-error.ts'
import type { Language } from '../languages/list.ts'
import { messagesIn, wordsIn } from '../languages/loader.ts'
import { SandboxProblem } from '../sandbox/sandbox-problem.ts'
import { safeText, safeValue } from '../terminal/safe-text.ts'
import { commandLineProblem } from './command-line-problem.ts'
import { print } from './print.ts'
import { typed } from './typed.ts'

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

/** The one place where an error is shown, and where it gets its exit code. */
export async function showError(error: unknown, argv: readonly string[], usage?: string): Promise<void> {
  const { language, json } = typed(argv)
  const { exit, error: told } = await tell(error, language, usage)
  process.exitCode = exit
  if (json) print(`${JSON.stringify({ error: told }, null, 2)}\n`)
  else print(`${[told.message, told.next].filter(Boolean).join('\n')}\n`, process.stderr)
  if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
}

async function tell(error: unknown, language: Language, usage: string | undefined): Promise<Told> {
  if (error instanceof InputError) return tellInput(error, language)
  if (error instanceof CouldNotLook) {
    const { problemWords } = await import('../kinds/kinds.ts')
    const { diagnosis, message, next } = sayProblem(error, await problemWords(language))
    const told = { kind: 'could-not-look', code: diagnosis, message: safeText(message), next: safeText(next) }
    return { exit: ExitCode.couldNotLook, error: told as Told['error'] }
  }
  if (error instanceof SandboxProblem) {
    const { trouble } = await wordsIn('sandbox', language)
    const message = trouble(error.trouble)
      .split('\n')
      .map((line) => safeText(line))
      .join('\n')
    return { exit: ExitCode.couldNotLook, error: { kind: 'could-not-look', message } }
  }
  if (error instanceof GradebookProblem) {
    const { trouble } = await wordsIn('class-gradebook', language)
    const code = error.trouble.code
    const message = safeText(
      `${isAbsolute(error.place) ? shownPath(error.place) : error.place}  ${trouble(error.trouble)}`,
    )
    return isPassing(error)
      ? { exit: ExitCode.couldNotLook, error: { kind: 'could-not-look', code, message } }
      : { exit: ExitCode.badInput, error: { kind: 'bad-input', code, message } }
  }
  const { errors } = await messagesIn(language)
  if (error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd')
    return {
      exit: ExitCode.badInput,
      error: { kind: 'bad-input', message: errors.noWorkingDirectory },
    }
  const wrong = commandLineProblem(error, errors)
  if (wrong) {
    const next = usage ? errors.usage(`docker-lab ${usage}`) : errors.help
    return { exit: ExitCode.badInput, error: { kind: 'bad-input', message: safeText(wrong), next } }
  }
  const message = errors.bug(safeText(error instanceof Error ? error.message : String(error)))
  return { exit: ExitCode.bug, error: { kind: 'bug', message } }
}

/** Check kinds are loaded only where a lab's file is wrong. */
async function tellInput(error: InputError, language: Language): Promise<Told> {
  const { faultWords } = await import('../kinds/fault-words.ts')
  const words = await faultWords(error.problems, language)
  const problems = error.problems.map((problem) => {
    const { frame: _, ...told } = tellProblem(problem, words)
    return safeValue(told)
  })
  return {
    exit: ExitCode.badInput,
    error: { kind: 'bad-input', message: tellProblems(error, words), problems },
  }
}
