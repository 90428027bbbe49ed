import * as z from 'zod'
import type { ExecResult } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { excerpt, matchesText, textMatch, textMatchWords } from '../../src/grading/contract/text/text.ts'

const MISSING = /executable file not found|no such file or directory/i

/** A program that is run inside the container is the student's: it can print what it likes. Prefer `file`, `mount`, `env`. */
export default defineContainerKind({
  must: 'run',
  schema: () =>
    z.strictObject({
      container: z.string(),
      command: z.array(z.string()).min(1),
      exit_code: z.int().min(0).max(255).default(0),
      stdout: textMatch().optional(),
      stderr: textMatch().optional(),
      timeout: z.int().min(1).max(60).default(5),
    }),
  example: { container: 'web', command: ['nginx', '-t'], stderr: { contains: 'syntax is ok' } },

  observe: async ({ container, command, timeout }, docker) => ({
    result: await docker.exec(container, command, timeout * 1000),
  }),

  judge({ exit_code, stdout, stderr }, { result }) {
    if (result.kind === 'timeout') return 'program-not-done'
    if (result.kind === 'not-started')
      return MISSING.test(result.reason) ? 'program-missing' : 'program-not-started'
    if (result.exitCode !== exit_code) return 'wrong-exit-code'
    if (stdout && !matchesText(stdout, result.stdout))
      return result.truncated ? 'output-too-long' : 'wrong-output'
    if (stderr && !matchesText(stderr, result.stderr))
      return result.truncated ? 'output-too-long' : 'wrong-error-output'
    return 'pass'
  },

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

export const reason = (result: ExecResult) =>
  result.kind === 'not-started' && result.reason ? `: ${excerpt(result.reason, 200)}` : ''
export const printed = (result: ExecResult) => {
  const text = result.kind === 'ended' ? result.stdout || result.stderr : ''
  return text.trim() ? `, «${excerpt(text)}»` : ', no output'
}
