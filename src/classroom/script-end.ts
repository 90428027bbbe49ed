import type { Messages } from '../languages/en/messages.ts'
import { safeText } from '../terminal/safe-text.ts'
import type { Attempt, ScriptEnd } from './attempt.ts'

/** Enough for an error of Docker, which ends with a line about its help. */
const LINES = 4
const CHARACTERS = 500

/** The last lines of an output, without empty ones; what is short already stays as it is. */
export function lastLines(output: string): string {
  const end = output.length > CHARACTERS ? `…${output.slice(1 - CHARACTERS)}` : output
  return end
    .toWellFormed()
    .split(/\r*\n/)
    .filter((line) => line.trim() !== '')
    .slice(-LINES)
    .join('\n')
}

/**
 * How the script of an attempt failed, with lines that are safe to print; undefined where it did not fail. Whatever a
 * script did was right where everything passes, also by a lab that was corrected later.
 */
export function failedScript({
  origin: { script },
  report,
}: {
  origin: Pick<Attempt['origin'], 'script'>
  report: Pick<Attempt['report'], 'outcome'>
}): ScriptEnd | undefined {
  if (!script || report.outcome === 'pass') return undefined
  const lines = lastLines(script.output).split('\n')
  return { exit_code: script.exit_code, output: lines.map((line) => safeText(line)).join('\n') }
}

/** How a script failed in lines of text: a sentence, then what it printed last. */
export function scriptTexts(
  { exit_code, output }: ScriptEnd,
  words: Pick<Messages['report'], 'scriptEnded'>,
): [string, ...string[]] {
  const lines = output === '' ? [] : output.split('\n')
  return [words.scriptEnded(exit_code, lines.length > 0), ...lines]
}
