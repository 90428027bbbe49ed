import type { KindWords } from '../../src/grading/contract/kind.ts'
import program from '../../src/grading/contract/program/en.ts'
import type exec from './exec.ts'
import { typed } from './exec.ts'

export default {
  summary: 'A program that is run inside a container gives the right result',
  options: {
    container: 'name of the container',
    command:
      'program and arguments, without a shell; the student controls that program, so prefer file, mount or env',
    ...program.options,
    timeout: 'seconds after which the program is stopped',
  },
  expected: (want) => program.expected(typed(want), want),
  actual: ({ result }) => program.actual(result),
  codes: {
    'program-missing': {
      message: ({ container, command }) => `${container} has no program named "${command[0]}".`,
      next: 'Which image was this container created from, and which programs does that image contain?',
    },
    'program-not-started': {
      message: (want) => `"${typed(want)}" could not be started in ${want.container}.`,
      next: 'Try it yourself with "docker exec". What does Docker say?',
    },
    'program-not-done': {
      message: (want, { result }) => {
        const running = `"${typed(want)}" was still running after ${want.timeout} s`
        return result.kind === 'timeout' && result.stillRuns
          ? `${running}, and docker-lab could not stop it: it is still running in ${want.container}.`
          : `${running} and was stopped.`
      },
      next: 'What is it waiting for?',
    },
    'wrong-exit-code': {
      message: (want, { result }) => program.exitCodeDiffers(typed(want), want, result),
      next: 'Run it yourself in the container, and read what it prints.',
    },
    'wrong-output': {
      message: (want, { result }) => program.outputDiffers(typed(want), result),
      next: 'Run it yourself in the container, and compare.',
    },
    'wrong-error-output': {
      message: (want, { result }) => program.errorOutputDiffers(typed(want), result),
      next: 'Run it yourself in the container, and compare.',
    },
    'output-too-long': {
      message: (want) => program.outputTooLong(typed(want)),
      next: 'Should it print that much?',
    },
  },
} satisfies KindWords<typeof exec>
