import * as z from 'zod'
import type { ExecResult } from '../../src/docker/port/docker.ts'
import { defineContainerGrader } from '../../src/grading/contract/contract.ts'
import { excerpt, matchesText, textMatch, textMatchWords } from '../../src/grading/contract/text/text.ts'

const MISSING = /executable file not found|no such file or directory/i

/** A program that is run inside the container is the student's: it can print what it likes. Prefer `file`, `mount`, `env`. */
export default defineContainerGrader({
  summary: 'A program that is run inside a container gives the right result',
  must: 'run',
  schema: () =>
    z.strictObject({
      container: z.string().describe('name of the container'),
      command: z
        .array(z.string())
        .min(1)
        .describe(
          'program and arguments, without a shell; the student has made that program, so prefer file, mount or env',
        ),
      exit_code: z.int().min(0).max(255).default(0).describe('what the program must end with'),
      stdout: textMatch().optional().describe('what it must print'),
      stderr: textMatch().optional().describe('what it must print as errors'),
      timeout: z.int().min(1).max(60).default(5).describe('seconds until the program is ended'),
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

  expected: ({ command, exit_code, stdout, stderr }) =>
    [
      `«${command.join(' ')}» ends with exit code ${exit_code}`,
      stdout && `its output ${textMatchWords(stdout)}`,
      stderr && `its error output ${textMatchWords(stderr)}`,
    ]
      .filter(Boolean)
      .join(', '),
  actual: ({ result }) =>
    ({
      timeout: 'it did not end in time',
      'not-started': `it did not start${reason(result)}`,
      ended: `exit code ${result.kind === 'ended' ? result.exitCode : ''}${printed(result)}`,
    })[result.kind],
  diagnoses: {
    'program-missing': {
      title: 'The container has no such program',
      catalogue: ['M23'],
      message: ({ container, command }) => `There is no program «${command[0]}» in ${container}.`,
      next: () => 'Which image is this container made from, and what does that image contain?',
      page: {
        what: 'A program was to be run inside the running container, and its files do not contain it.',
        see: ['docker exec NAME ls /bin /usr/bin', 'docker inspect --format "{{.Config.Image}}" NAME'],
        why: 'A container has the programs of its image and no others. Small images leave out what they do not need: busybox and alpine have sh, but no bash.',
      },
    },
    'program-not-started': {
      title: 'The program could not be started',
      message: ({ container, command }) => `«${command.join(' ')}» could not be started in ${container}.`,
      next: () => 'Try it yourself with «docker exec». What does Docker say?',
      page: {
        what: 'The engine was asked to run a program in the container, and could not.',
        see: ['docker exec NAME PROGRAM', 'docker ps -a'],
        why: '«docker exec» needs a container that runs, is not paused, and a file in it that may be executed.',
      },
    },
    'program-not-done': {
      title: 'The program did not end in time',
      message: ({ command, timeout }) =>
        `«${command.join(' ')}» had not ended after ${timeout} s, and was ended.`,
      next: () => 'What does it wait for?',
      page: {
        what: 'A program was run inside the container, and went on for longer than the check allows.',
        see: ['docker exec NAME PROGRAM', 'docker top NAME'],
        why: 'A program that waits for input, for a server that does not answer, or that is a server itself, does not end by itself.',
      },
    },
    'wrong-exit-code': {
      title: 'The program ended with another exit code',
      message: ({ command, exit_code }, { result }) =>
        `«${command.join(' ')}» ended with exit code ${result.kind === 'ended' ? result.exitCode : ''}, not ${exit_code}.`,
      next: () => 'Run it yourself in the container, and read what it prints.',
      page: {
        what: 'A program was run inside the container, and its exit code is not the one that the task asks for.',
        see: ['docker exec NAME PROGRAM', 'echo $?'],
        why: 'Every program ends with a number: 0 says that all went well, any other number that something did not. The number comes from the program, not from Docker.',
      },
    },
    'wrong-output': {
      title: 'The program prints something else',
      message: ({ command }, { result }) =>
        result.kind === 'ended' && result.stdout.trim()
          ? `«${command.join(' ')}» printed something else than is asked for.`
          : `«${command.join(' ')}» printed nothing.`,
      next: () => 'Run it yourself in the container, and compare.',
      page: {
        what: 'A program was run inside the container and ended as it should, but did not print what the task asks for.',
        see: ['docker exec NAME PROGRAM'],
        why: 'What a program prints shows the state of the container it runs in: its files, its settings, its network. Another container of the same image can give another answer.',
      },
    },
    'wrong-error-output': {
      title: 'The program prints other error messages',
      message: ({ command }, { result }) =>
        result.kind === 'ended' && result.stderr.trim()
          ? `«${command.join(' ')}» printed other error messages than are asked for.`
          : `«${command.join(' ')}» printed no error message.`,
      next: () => 'Run it yourself in the container, and compare.',
      page: {
        what: 'A program was run inside the container and ended as it should, but its error output is not what the task asks for.',
        see: ['docker exec NAME PROGRAM'],
        why: 'A program has two outputs: one for results and one for messages. On a terminal both look the same; here they are told apart.',
      },
    },
    'output-too-long': {
      undecided: true,
      title: 'The program prints more than docker-lab reads',
      message: ({ command }) =>
        `«${command.join(' ')}» prints very much. What is asked for is not in the part that docker-lab reads.`,
      next: () => 'Should it print so much?',
      page: {
        what: 'Only the first 64 KiB of what a program prints are kept, and what the task asks for is not in them.',
        see: ['docker exec NAME PROGRAM | wc -c'],
        why: 'A program can print without end, so docker-lab keeps only the beginning.',
      },
    },
  },
})

const reason = (result: ExecResult) =>
  result.kind === 'not-started' && result.reason ? `: ${excerpt(result.reason, 200)}` : ''
const printed = (result: ExecResult) => {
  const text = result.kind === 'ended' ? result.stdout || result.stderr : ''
  return text.trim() ? `, «${excerpt(text)}»` : ', no output'
}
