import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerGrader, diagnoseContainer } from '../../src/grading/contract/contract.ts'
import {
  asksForText,
  excerpt,
  matchesText,
  type TextMatch,
  textMatchKeys,
  textMatchWords,
} from '../../src/grading/contract/text/text.ts'

const SHELL = /(^|\/)(ba|da|a|z|)sh$/
const VARIABLE = /\$\{?[A-Za-z_]\w*/

/** Lines of the log that are as they must be; all of them, when nothing is asked of a line. */
export const fitting = (want: TextMatch, text: string) =>
  text.split('\n').filter((line) => (asksForText(want) ? matchesText(want, line) : line.trim() !== ''))

/** What a container prints is the student's to choose, so a log alone proves nothing: check the container's state beside it. */
export default defineContainerGrader({
  summary: 'A container has printed the right lines; what it prints is no proof of anything else',
  must: 'exist',
  schema: () =>
    z.strictObject({
      container: z.string().describe('name of the container'),
      contains: textMatchKeys().contains.describe('text that a line must contain'),
      matches: textMatchKeys().matches.describe('pattern (RE2) that must be found in a line'),
      at_least: z
        .int()
        .min(1)
        .max(100)
        .default(1)
        .describe('how many such lines there must be, of the last 200'),
    }),
  example: { container: 'looper', contains: 'hello world', at_least: 3 },

  observe: async ({ container }, docker) => ({ logs: await docker.logs(container) }),

  judge(want, facts) {
    const { logs, container } = facts
    if (!logs.readable) return 'log-unreadable'
    const lines = fitting(want, logs.text).length
    if (lines >= want.at_least) return 'pass'
    if (logs.text.trim() === '')
      return container.state.startedAt ? 'log-empty' : (diagnoseContainer(facts, 'run') ?? 'log-empty')
    if (logs.truncated) return 'log-too-long'
    if (lines > 0) return 'log-too-short'
    return literalVariable(container, logs.text) ? 'variable-not-expanded' : 'log-text-missing'
  },

  expected: ({ at_least, ...text }) =>
    `at least ${at_least} ${at_least === 1 ? 'line' : 'lines'}${asksForText(text) ? ` in the log that ${textMatchWords(text)}` : ' in the log'}`,
  actual: ({ logs }, want) =>
    logs.text.trim() === ''
      ? 'an empty log'
      : `${fitting(want, logs.text).length} such lines; the last line is «${lastLine(logs.text)}»`,
  diagnoses: {
    'log-empty': {
      title: 'The log is empty',
      catalogue: ['M28'],
      message: ({ container }) => `${container} has printed nothing so far.`,
      next: () => 'Where does the program in it write to? Has it had the time to print anything?',
      page: {
        what: 'The container has run, and nothing has come from its main process.',
        see: [
          'docker logs NAME',
          'docker top NAME',
          'docker inspect --format "{{.Path}} {{json .Args}}" NAME',
        ],
        why: '«docker logs» shows what the main process prints to its standard output and error output. What a program writes to a file, what «docker exec» prints, and what the program still holds back in a buffer is not there.',
      },
    },
    'log-unreadable': {
      title: 'The log of this container cannot be read',
      catalogue: ['M28'],
      message: ({ container }) => `The log driver of ${container} keeps nothing that could be read.`,
      next: () => 'Was the container made with --log-driver? It cannot be changed later.',
      page: {
        what: 'The container was made with a log driver that does not keep what is printed, or sends it elsewhere.',
        see: ['docker inspect --format "{{.HostConfig.LogConfig.Type}}" NAME'],
        why: 'A log driver decides what happens to the output of a container. With json-file and local it is kept for «docker logs»; with none it is dropped.',
      },
    },
    'log-text-missing': {
      title: 'No line of the log is the one that is asked for',
      message: ({ container }) => `${container} prints something, but no line that is asked for.`,
      next: () => 'Read the log, and compare it with the task letter by letter.',
      page: {
        what: 'The container has printed lines, and none of them is as the task asks.',
        see: ['docker logs --tail 20 NAME', 'docker inspect --format "{{.Path}} {{json .Args}}" NAME'],
        why: 'The log is what the program in the container really printed. If the words differ, look at the command that the container runs: the shell in which you typed it may have changed it first.',
      },
    },
    'variable-not-expanded': {
      title: 'A variable was printed by its name, not by its value',
      catalogue: ['M79'],
      message: ({ container }, { container: { argv } }) =>
        `${container} runs «${argv.join(' ')}» and printed «${argv.find((word) => VARIABLE.test(word))}» as it stands.`,
      next: () => 'Who puts values in the place of variables, and does that program run in this container?',
      page: {
        what: 'The command of the container has a $ in it, and what was printed has the same $: nothing replaced the variable.',
        see: [
          'docker inspect --format "{{.Path}} {{json .Args}}" NAME',
          'docker image inspect --format "{{json .Config.Cmd}}" IMAGE',
        ],
        why: 'It is a shell that replaces $NAME by a value. A command in brackets, CMD ["echo", "$NAME"], is started without one, so it gets the five characters as they are.',
      },
    },
    'log-too-short': {
      title: 'The log has too few such lines',
      message: ({ at_least }, { logs }) =>
        `The log has such lines, but fewer than ${at_least}; it has ${logs.text.trimEnd().split('\n').length} lines altogether.`,
      next: () => 'Does the program still run, and does it go on printing? Give it a little time.',
      page: {
        what: 'The right text is in the log, but not as often as the task asks.',
        see: ['docker logs -t NAME', 'docker ps -a'],
        why: 'A log grows while the main process prints. «docker restart» goes on with the same log, a new container begins a new one.',
      },
    },
    'log-too-long': {
      undecided: true,
      title: 'The log is longer than docker-lab reads',
      message: ({ container }) =>
        `${container} prints very much. What is asked for is not in the last lines, which is all that docker-lab reads.`,
      next: () => 'Is the text far up in the log? A new container begins with an empty one.',
      page: {
        what: 'Only the end of a log is read: the last 200 lines, at most 64 KiB. What the task asks for is not often enough in it.',
        see: ['docker logs --tail 200 NAME', 'docker logs NAME | wc -l'],
        why: 'A log can grow without end, so docker-lab reads its end only.',
      },
    },
  },
})

/** Whether a word of the command with a `$` in it was printed as it stands, because no shell replaced it. */
function literalVariable({ argv }: Container, log: string): boolean {
  if (argv.some((word) => SHELL.test(word))) return false
  return argv.some((word) => VARIABLE.test(word) && log.includes(word))
}

const lastLine = (text: string) => excerpt(text.trimEnd().split('\n').at(-1) ?? '')
