import type { KindWords } from '../../src/grading/contract/kind.ts'
import text from '../../src/grading/contract/text/en.ts'
import { asksForText } from '../../src/grading/contract/text/text.ts'
import type logs from './logs.ts'
import { lastLine, lineCount, matchingLines, printedVariable } from './logs.ts'

const lines = (count: number) => (count === 1 ? '1 line' : `${count} lines`)

const seconds = (rhythm: { silentMs: number } | undefined) =>
  `${Math.round((rhythm?.silentMs ?? 0) / 1000)} s`

export default {
  summary: 'A container has printed the right lines, which alone proves nothing else',
  options: {
    container: 'name of the container',
    contains: 'text that a line must contain',
    matches: 'pattern (RE2) that must be found in a line',
    lacks: 'text that no line of the log must contain',
    at_least: 'how many lines must match, of the last 20,000 at most; 0: with lacks, the log can be empty',
    every: 'such lines must keep coming, with at most so many seconds between two of them',
  },
  refusals: { 'needs-lacks': 'at_least: 0 needs lacks' },
  expected({ at_least, every, lacks, ...want }) {
    const none = lacks === undefined ? '' : `no line in the log that contains "${lacks}"`
    if (at_least === 0) return none
    const some = `${none}${none && ', and '}at least ${lines(at_least)} in the log`
    const again = every === undefined ? '' : `, and a new one at least every ${every} s`
    if (!asksForText(want)) return `${some}${again}`
    return `${some}${at_least === 1 ? ' that' : ', each of which'} ${text.expected(want)}${again}`
  },
  actual({ logs }, want) {
    if (!logs.readable) return 'a log that cannot be read'
    if (logs.text.trim() === '')
      return logs.truncated ? 'only blank lines at the end of the log' : 'an empty log'
    const count = matchingLines(want, logs.text)
    return `${count === 1 ? '1 matching line' : `${count || 'no'} matching lines`}; the last line is "${lastLine(logs.text)}"`
  },
  codes: {
    'log-stopped': {
      message: ({ container }, { rhythm }) =>
        `${container} printed such a line, but the last one came ${seconds(rhythm)} ago, and none has followed.`,
      next: 'Does the program print once, or again and again? What makes a command repeat?',
    },
    'log-too-slow': {
      message: ({ container, every }, { rhythm }) =>
        `${container} prints such lines, but ${((rhythm?.gapMs ?? 0) / 1000).toFixed(1)} s apart instead of at most ${every} s.`,
      next: 'How long does the program wait each time before it prints again?',
    },
    'log-empty': {
      message: ({ container }) => `${container} has not printed a whole line yet.`,
      next: 'Where does the program in it write its output, and does it end its lines? Has it had time to print anything?',
    },
    'log-unreadable': {
      message: ({ container }) => `The log driver of ${container} keeps nothing that can be read.`,
      next: 'Was the container created with --log-driver? It cannot be changed later.',
    },
    'log-text-missing': {
      message: ({ container }) => `${container} prints output, but no line matches.`,
      next: 'Read the log, and compare it with the task character by character.',
    },
    'variable-not-expanded': {
      message: ({ container: name }, { container, logs }) =>
        `${name} runs "${container.argv.join(' ')}", and "${printedVariable(container, logs.text)}" was printed unchanged.`,
      next: 'Which program replaces variables with their values, and does it run in this container?',
    },
    'log-text-unwanted': {
      message: ({ container, lacks }) => `The log of ${container} contains "${lacks}", but it should not.`,
      next: 'Read the lines around it. A log keeps what was printed before: a new container starts with an empty one.',
    },
    'log-too-short': {
      message: (want, { logs }) =>
        `Only ${lines(matchingLines(want, logs.text))} in the log ${matchingLines(want, logs.text) === 1 ? 'matches' : 'match'} so far, but the task asks for at least ${want.at_least}.`,
      next: 'Is the program still running, and does it keep printing? Give it a little time.',
    },
    'log-too-long': {
      message: (want, { logs }) => {
        const read = lines(lineCount(logs.text))
        if (want.lacks !== undefined)
          return `${want.container} prints a lot. docker-lab read the end of the log (${read}). What came before was not read.`
        const count = matchingLines(want, logs.text)
        return `${want.container} prints a lot. docker-lab read the end of the log (${read}), and ${count === 0 ? 'no line' : `only ${lines(count)}`} there ${count > 1 ? 'match' : 'matches'}. What came before was not read.`
      },
      next: 'Is the text near the beginning of the log? A new container starts with an empty log.',
    },
  },
} satisfies KindWords<typeof logs>
