import * as z from 'zod'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { judgeProgram, programKeys } from '../../src/grading/contract/program/program.ts'

/** The student made the program that runs here, so it can print anything. Prefer `file`, `mount` or `env`. */
export default defineContainerKind({
  must: 'run',
  schema: () =>
    z.strictObject({
      container: field.container(),
      command: field.command(),
      ...programKeys(),
      timeout: field.unsaid(z.int().min(1).max(60)).default(5),
    }),
  example: { container: 'web', command: ['nginx', '-t'], stderr: { contains: 'syntax is ok' } },

  observe: async ({ container, command, timeout }, { docker }) => ({
    result: await docker.exec(container, command, timeout * 1000),
  }),

  judge(want, { result }) {
    if (result.kind === 'timeout') return 'program-not-done'
    if (result.kind === 'not-started') return result.missing ? 'program-missing' : 'program-not-started'
    return VERDICTS[judgeProgram(want, result)]
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

const VERDICTS = {
  right: 'pass',
  'exit-code': 'wrong-exit-code',
  output: 'wrong-output',
  'error-output': 'wrong-error-output',
  'too-long': 'output-too-long',
} as const

/** The program with its arguments, as a student would type it after `docker exec NAME`. */
export const typed = ({ command }: { command: string[] }): string => command.join(' ')
