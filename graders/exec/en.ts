import type { KindWords } from '../../src/grading/contract/kind.ts'
import text from '../../src/grading/contract/text/en.ts'
import { textOptions } from '../../src/grading/contract/text/text.ts'
import type exec from './exec.ts'
import { given, lastWords, typed, whyNotStarted } from './exec.ts'

export default {
  summary: 'A program that is run inside a container gives the right result',
  options: {
    container: 'name of the container',
    command:
      'program and arguments, without a shell; the student controls that program, so prefer file, mount or env',
    exit_code: 'exit code of the program',
    stdout: 'what it must print to its standard output',
    ...textOptions('stdout', text),
    stderr: 'what it must print to its standard error',
    ...textOptions('stderr', text),
    timeout: 'seconds after which the program is stopped',
  },
  expected: (want) =>
    [
      `"${typed(want)}" exits with exit code ${want.exit_code}`,
      want.stdout && `its output ${text.expected(want.stdout)}`,
      want.stderr && `its error output ${text.expected(want.stderr)}`,
    ]
      .filter(Boolean)
      .join(', '),
  actual({ result }) {
    if (result.kind === 'timeout') return 'it did not finish in time'
    if (result.kind === 'not-started')
      return `it did not start${result.said ? `: ${whyNotStarted(result)}` : ''}`
    const { exitCode, stdout, stderr } = given(result)
    return [
      `exit code ${exitCode}`,
      stdout && `output "${stdout}"`,
      stderr && `error output "${stderr}"`,
      !stdout && !stderr && 'no output',
    ]
      .filter(Boolean)
      .join(', ')
  },
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
      message: (want, { result }) => {
        const said = lastWords(result)
        const exited = `"${typed(want)}" exited with exit code ${given(result).exitCode}, not ${want.exit_code}.`
        return said ? `${exited} The last line that it printed is "${said}".` : exited
      },
      next: 'Run it yourself in the container, and read what it prints.',
    },
    'wrong-output': {
      message: (want, { result }) =>
        given(result).stdout
          ? `The output of "${typed(want)}" is not what the task asks for.`
          : `"${typed(want)}" printed nothing to its standard output.`,
      next: 'Run it yourself in the container, and compare.',
    },
    'wrong-error-output': {
      message: (want, { result }) =>
        given(result).stderr
          ? `The error output of "${typed(want)}" is not what the task asks for.`
          : `"${typed(want)}" printed nothing to its standard error.`,
      next: 'Run it yourself in the container, and compare.',
    },
    'output-too-long': {
      message: (want) =>
        `"${typed(want)}" prints a lot. The part that docker-lab reads does not contain what the task asks for.`,
      next: 'Should it print that much?',
    },
  },
} satisfies KindWords<typeof exec>
