import * as z from 'zod'
import type { ExecResult, RunResult } from '../../../docker/port/docker.ts'
import { field } from '../field.ts'
import { excerpt, judgeText, printedText, type TextMatch, textMatch } from '../text/text.ts'

/** What a program did that was run inside a container, or as a container of its own. */
export type ProgramResult = ExecResult | RunResult

/** The keys that say what must come of a program, for a schema that has others beside them. */
export const programKeys = () => ({
  exit_code: z.int().min(0).max(255).default(0),
  stdout: field.unsaid(textMatch()).optional(),
  stderr: field.unsaid(textMatch()).optional(),
})

export interface ProgramWant {
  exit_code: number
  stdout?: TextMatch | undefined
  stderr?: TextMatch | undefined
}

/** What is wrong with what a program that ended has left. */
export function judgeProgram(
  { exit_code, stdout, stderr }: ProgramWant,
  result: Extract<ProgramResult, { kind: 'ended' }>,
): 'right' | 'exit-code' | 'output' | 'error-output' | 'too-long' {
  if (result.exitCode !== exit_code) return 'exit-code'
  const judged = (want: TextMatch | undefined, text: string) =>
    want ? judgeText(want, printedText(text), result.truncated) : 'right'
  const [output, errors] = [judged(stdout, result.stdout), judged(stderr, result.stderr)]
  if (output === 'wrong') return 'output'
  if (errors === 'wrong') return 'error-output'
  return output === 'unknown' || errors === 'unknown' ? 'too-long' : 'right'
}

/** What is shown of a program that ended; all empty for one that did not. */
export function given(result: ProgramResult | undefined): {
  exitCode?: number
  stdout: string
  stderr: string
} {
  if (result?.kind !== 'ended') return { stdout: '', stderr: '' }
  const [stdout, stderr] = [result.stdout, result.stderr].map((text) => excerpt(printedText(text)))
  return { exitCode: result.exitCode, stdout: stdout ?? '', stderr: stderr ?? '' }
}

/** The last line that a program printed, which usually says why it failed: of its errors, or else of its output. */
export function lastWords(result: ProgramResult | undefined): string {
  if (result?.kind !== 'ended' && result?.kind !== 'timeout') return ''
  const text = [result.stderr, result.stdout].map(printedText).find((printed) => printed.trim() !== '')
  return excerpt(text?.trimEnd().split('\n').at(-1) ?? '', 160)
}

/** Why it did not start, in the engine's words. */
export const whyNotStarted = (result: ProgramResult | undefined): string =>
  result?.kind === 'not-started' ? excerpt(result.said, 200) : ''
