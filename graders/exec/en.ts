import type { KindWords } from '../../src/grading/contract/kind.ts'
import { textMatchWords } from '../../src/grading/contract/text/text.ts'
import type kind from './exec.ts'
import { printed, reason } from './exec.ts'

export default {
  summary: 'A program that is run inside a container gives the right result',
  options: {
    container: 'name of the container',
    command:
      'program and arguments, without a shell; the student has made that program, so prefer file, mount or env',
    exit_code: 'what the program must end with',
    stdout: 'what it must print',
    'stdout.contains': 'text that must be in it',
    'stdout.matches':
      'pattern (RE2) that must be found in it; (?i) ignores case, (?m) makes ^ and $ mean lines',
    'stdout.equals': 'the whole text; white space at its end does not count',
    stderr: 'what it must print as errors',
    'stderr.contains': 'text that must be in it',
    'stderr.matches':
      'pattern (RE2) that must be found in it; (?i) ignores case, (?m) makes ^ and $ mean lines',
    'stderr.equals': 'the whole text; white space at its end does not count',
    timeout: 'seconds until the program is ended',
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
  codes: {
    'program-missing': {
      message: ({ container, command }) => `There is no program «${command[0]}» in ${container}.`,
      next: 'Which image is this container made from, and what does that image contain?',
    },
    'program-not-started': {
      message: ({ container, command }) => `«${command.join(' ')}» could not be started in ${container}.`,
      next: 'Try it yourself with «docker exec». What does Docker say?',
    },
    'program-not-done': {
      message: ({ command, timeout }) =>
        `«${command.join(' ')}» had not ended after ${timeout} s, and was ended.`,
      next: 'What does it wait for?',
    },
    'wrong-exit-code': {
      message: ({ command, exit_code }, { result }) =>
        `«${command.join(' ')}» ended with exit code ${result.kind === 'ended' ? result.exitCode : ''}, not ${exit_code}.`,
      next: 'Run it yourself in the container, and read what it prints.',
    },
    'wrong-output': {
      message: ({ command }, { result }) =>
        result.kind === 'ended' && result.stdout.trim()
          ? `«${command.join(' ')}» printed something else than is asked for.`
          : `«${command.join(' ')}» printed nothing.`,
      next: 'Run it yourself in the container, and compare.',
    },
    'wrong-error-output': {
      message: ({ command }, { result }) =>
        result.kind === 'ended' && result.stderr.trim()
          ? `«${command.join(' ')}» printed other error messages than are asked for.`
          : `«${command.join(' ')}» printed no error message.`,
      next: 'Run it yourself in the container, and compare.',
    },
    'output-too-long': {
      message: ({ command }) =>
        `«${command.join(' ')}» prints very much. What is asked for is not in the part that docker-lab reads.`,
      next: 'Should it print so much?',
    },
  },
} satisfies KindWords<typeof kind>
