import type { KindWords } from '../../src/grading/contract/kind.ts'
import program from '../../src/grading/contract/program/en.ts'
import { whyNotStarted } from '../../src/grading/contract/program/program.ts'
import type run from './run.ts'
import { typed } from './run.ts'

export default {
  summary: 'An image that is run once gives the right result, where running is allowed',
  options: {
    image: 'name of the image, which is run without network and mounts, with at most 512 MiB',
    args: "what comes after the image's name in `docker run`; its own command, when left out",
    env: 'variables to set, by their names',
    stdin:
      'what is typed into it, and ended: the last line gets a line end, if it has none; no input, when left out',
    ...program.options,
    timeout: 'seconds after which it is stopped',
  },
  expected: (want) => program.expected(typed(want), want),
  actual: ({ result }, { image }) => (result ? program.actual(result) : `no image ${image}`),
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
      message: (want, { result }) =>
        program.withLastWords(
          `"${typed(want)}" was still running after ${want.timeout} s and was stopped.`,
          result,
        ),
      next: ({ stdin }) =>
        stdin
          ? 'What is it waiting for? After that, its input has ended, and it has no network.'
          : 'What is it waiting for? It gets no input and has no network.',
    },
    'image-exit-code-differs': {
      message: (want, { result }) => program.exitCodeDiffers(typed(want), want, result),
      next: 'Run it yourself, and read what it prints.',
    },
    'image-output-differs': {
      message: (want, { result }) => program.outputDiffers(typed(want), result),
      next: 'Run it yourself, and compare.',
    },
    'image-error-output-differs': {
      message: (want, { result }) => program.errorOutputDiffers(typed(want), result),
      next: 'Run it yourself, and compare.',
    },
    'image-needs-memory': {
      message: (want) =>
        `"${typed(want)}" needed more memory than the 512 MiB that docker-lab gives it, and was killed.`,
      next: 'Does your program really need that much memory?',
    },
    'image-output-too-long': {
      message: (want) => program.outputTooLong(typed(want)),
      next: 'Should it print that much?',
    },
  },
} satisfies KindWords<typeof run>
