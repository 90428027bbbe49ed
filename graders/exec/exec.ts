import * as z from 'zod'
import type { ExecResult } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import {
  excerpt,
  judgeText,
  printedText,
  type TextMatch,
  textMatch,
} from '../../src/grading/contract/text/text.ts'

/** The student made the program that runs here, so it can print anything. Prefer `file`, `mount` or `env`. */
export default defineContainerKind({
  must: 'run',
  schema: () =>
    z.strictObject({
      container: field.container(),
      command: field.command(),
      exit_code: z.int().min(0).max(255).default(0),
      stdout: field.unsaid(textMatch()).optional(),
      stderr: field.unsaid(textMatch()).optional(),
      timeout: field.unsaid(z.int().min(1).max(60)).default(5),
    }),
  example: { container: 'web', command: ['nginx', '-t'], stderr: { contains: 'syntax is ok' } },

  observe: async ({ container, command, timeout }, { docker }) => ({
    result: await docker.exec(container, command, timeout * 1000),
  }),

  judge({ exit_code, stdout, stderr }, { result }) {
    if (result.kind === 'timeout') return 'program-not-done'
    if (result.kind === 'not-started') return result.missing ? 'program-missing' : 'program-not-started'
    if (result.exitCode !== exit_code) return 'wrong-exit-code'
    const judged = (want: TextMatch | undefined, text: string) =>
      want ? judgeText(want, printedText(text), result.truncated) : 'right'
    const [output, errors] = [judged(stdout, result.stdout), judged(stderr, result.stderr)]
    if (output === 'wrong') return 'wrong-output'
    if (errors === 'wrong') return 'wrong-error-output'
    return output === 'unknown' || errors === 'unknown' ? 'output-too-long' : 'pass'
  },

  authoring: { subject: ['container', 'command'], single: ['exit_code'] },

  codes: {
    'program-missing': {
      mistakes: ['M23'],
      see: ['docker exec NAME ls /bin /usr/bin', 'docker inspect --format "{{.Config.Image}}" NAME'],
    },
    'program-not-started': { see: ['docker exec NAME PROGRAM', 'docker ps -a'] },
    'program-not-done': { see: ['docker exec NAME PROGRAM', 'docker top NAME'] },
    'wrong-exit-code': { see: ['docker exec NAME PROGRAM', 'echo $?'] },
    'wrong-output': { see: ['docker exec NAME PROGRAM'] },
    'wrong-error-output': { see: ['docker exec NAME PROGRAM'] },
    'output-too-long': { see: ['docker exec NAME PROGRAM | wc -c'], undecided: true },
  },
})

/** The program with its arguments, as a student would type it after `docker exec NAME`. */
export const typed = ({ command }: { command: string[] }): string => command.join(' ')

/** What is shown of a program that ended; all empty for one that did not. */
export function given(result: ExecResult): { exitCode?: number; stdout: string; stderr: string } {
  if (result.kind !== 'ended') return { stdout: '', stderr: '' }
  const [stdout, stderr] = [result.stdout, result.stderr].map((text) => excerpt(printedText(text)))
  return { exitCode: result.exitCode, stdout: stdout ?? '', stderr: stderr ?? '' }
}

/** The last line that a program printed, which usually says why it failed: of its errors, or else of its output. */
export function lastWords(result: ExecResult): string {
  if (result.kind === 'not-started') return ''
  const text = [result.stderr, result.stdout].map(printedText).find((printed) => printed.trim() !== '')
  return excerpt(text?.trimEnd().split('\n').at(-1) ?? '', 160)
}

/** Why it did not start, in the engine's words. */
export const whyNotStarted = (result: ExecResult): string =>
  result.kind === 'not-started' ? excerpt(result.said, 200) : ''
