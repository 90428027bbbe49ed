import type { KindWords } from '../../src/grading/contract/kind.ts'
import { asksForText, textMatchWords } from '../../src/grading/contract/text/text.ts'
import type kind from './logs.ts'
import { fitting, lastLine, VARIABLE } from './logs.ts'

export default {
  summary: 'A container has printed the right lines; what it prints is no proof of anything else',
  options: {
    container: 'name of the container',
    contains: 'text that a line must contain',
    matches: 'pattern (RE2) that must be found in a line',
    at_least: 'how many such lines there must be, of the last 200',
  },
  expected: ({ at_least, ...text }) =>
    `at least ${at_least} ${at_least === 1 ? 'line' : 'lines'}${asksForText(text) ? ` in the log that ${textMatchWords(text)}` : ' in the log'}`,
  actual: ({ logs }, want) =>
    logs.text.trim() === ''
      ? 'an empty log'
      : `${fitting(want, logs.text).length} such lines; the last line is «${lastLine(logs.text)}»`,
  codes: {
    'log-empty': {
      message: ({ container }) => `${container} has printed nothing so far.`,
      next: 'Where does the program in it write to? Has it had the time to print anything?',
    },
    'log-unreadable': {
      message: ({ container }) => `The log driver of ${container} keeps nothing that could be read.`,
      next: 'Was the container made with --log-driver? It cannot be changed later.',
    },
    'log-text-missing': {
      message: ({ container }) => `${container} prints something, but no line that is asked for.`,
      next: 'Read the log, and compare it with the task letter by letter.',
    },
    'variable-not-expanded': {
      message: ({ container }, { container: { argv } }) =>
        `${container} runs «${argv.join(' ')}» and printed «${argv.find((word) => VARIABLE.test(word))}» as it stands.`,
      next: 'Who puts values in the place of variables, and does that program run in this container?',
    },
    'log-too-short': {
      message: ({ at_least }, { logs }) =>
        `The log has such lines, but fewer than ${at_least}; it has ${logs.text.trimEnd().split('\n').length} lines altogether.`,
      next: 'Does the program still run, and does it go on printing? Give it a little time.',
    },
    'log-too-long': {
      message: ({ container }) =>
        `${container} prints very much. What is asked for is not in the last lines, which is all that docker-lab reads.`,
      next: 'Is the text far up in the log? A new container begins with an empty one.',
    },
  },
} satisfies KindWords<typeof kind>
