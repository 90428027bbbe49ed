import type { KindWords } from '../../src/grading/contract/kind.ts'
import text from '../../src/grading/contract/text/en.ts'
import { textOptions } from '../../src/grading/contract/text/text.ts'
import type run from './run.ts'
import { given, lastWords, typed, whyNotStarted } from './run.ts'

export default {
  summary: 'An image that is run once gives the right result, where running is allowed',
  options: {
    image: 'name of the image, which is run without network, mounts and input, with at most 512 MiB',
    args: "what comes after the image's name in `docker run`; its own command, when left out",
    env: 'variables to set, by their names',
    exit_code: 'exit code of the program',
    stdout: 'what it must print to its standard output',
    ...textOptions('stdout', text),
    stderr: 'what it must print to its standard error',
    ...textOptions('stderr', text),
    timeout: 'seconds after which it is stopped',
  },
  expected: (want) =>
    [
      `"${typed(want)}" exits with exit code ${want.exit_code}`,
      want.stdout && `its output ${text.expected(want.stdout)}`,
      want.stderr && `its error output ${text.expected(want.stderr)}`,
    ]
      .filter(Boolean)
      .join(', '),
  actual({ result }, { image }) {
    if (!result) return `no image ${image}`
    if (result.kind === 'timeout') return 'it did not finish in time'
    if (result.kind === 'out-of-memory') return 'it ran out of memory'
    if (result.kind === 'not-started') return `it did not start: ${whyNotStarted(result)}`
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
    'image-to-run-missing': {
      message: ({ image }) => `There is no image named ${image}, so there is nothing to run.`,
      next: 'Which step makes the image, and did it succeed?',
    },
    'image-without-entrypoint': {
      message: ({ image, args = [] }) =>
        `${image} has no ENTRYPOINT, so "${args[0]}" is taken for the program to run, and the image has no such program.`,
      next: 'Two instructions say what a container runs. With which of them does what comes after the image name become an argument?',
    },
    'image-program-missing': {
      message: ({ image }, { result }) =>
        `A container of ${image} could not start, because the image lacks the program: ${whyNotStarted(result)}`,
      next: 'Which program does the image start, and at which path is it in the image?',
    },
    'image-not-started': {
      message: ({ image }, { result }) => `${image} could not be started: ${whyNotStarted(result)}`,
      next: 'Run it yourself. What does Docker say?',
    },
    'image-runs-on': {
      message: (want, { result }) => {
        const said = lastWords(result)
        const running = `"${typed(want)}" was still running after ${want.timeout} s and was stopped.`
        return said ? `${running} The last line that it printed is "${said}".` : running
      },
      next: 'What is it waiting for? It gets no input and has no network.',
    },
    'image-exit-code-differs': {
      message: (want, { result }) => {
        const said = lastWords(result)
        const exited = `"${typed(want)}" exited with exit code ${given(result).exitCode}, not ${want.exit_code}.`
        return said ? `${exited} The last line that it printed is "${said}".` : exited
      },
      next: 'Run it yourself, and read what it prints.',
    },
    'image-output-differs': {
      message: (want, { result }) =>
        given(result).stdout
          ? `The output of "${typed(want)}" is not what the task asks for.`
          : `"${typed(want)}" printed nothing to its standard output.`,
      next: 'Run it yourself, and compare.',
    },
    'image-error-output-differs': {
      message: (want, { result }) =>
        given(result).stderr
          ? `The error output of "${typed(want)}" is not what the task asks for.`
          : `"${typed(want)}" printed nothing to its standard error.`,
      next: 'Run it yourself, and compare.',
    },
    'image-needs-memory': {
      message: (want) =>
        `"${typed(want)}" needed more memory than the 512 MiB that docker-lab gives it, and was killed.`,
      next: 'Does your program really need that much memory?',
    },
    'image-output-too-long': {
      message: (want) =>
        `"${typed(want)}" prints a lot. The part that docker-lab reads does not contain what the task asks for.`,
      next: 'Should it print that much?',
    },
  },
} satisfies KindWords<typeof run>
