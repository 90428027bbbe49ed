import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind, diagnoseContainer } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import {
  asksForText,
  excerpt,
  matchesText,
  printedText,
  type TextMatch,
  textMatchKeys,
} from '../../src/grading/contract/text/text.ts'

const COMMAND = 'docker inspect --format "{{.Path}} {{json .Args}}" NAME'

/** Students choose what their containers print, so a log alone proves nothing: check the container's state as well. */
export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z.strictObject({
      container: field.container(),
      contains: textMatchKeys().contains,
      matches: textMatchKeys().matches,
      at_least: field.unsaid(z.int().min(1).max(100)).default(1),
    }),
  example: { container: 'looper', contains: 'hello world', at_least: 3 },

  async observe(want, { docker }) {
    const logs = await docker.logs(want.container)
    if (!logs.truncated || matchingLines(want, logs.text) >= want.at_least) return { logs }
    return { logs: (await forExplanation(docker.logs(want.container, true))) ?? logs }
  },

  judge(want, facts) {
    const { logs, container } = facts
    if (!logs.readable) return 'log-unreadable'
    const lines = matchingLines(want, logs.text)
    if (lines >= want.at_least) return 'pass'
    if (logs.truncated) return 'log-too-long'
    if (logs.text.trim() === '')
      return container.state.startedAt ? 'log-empty' : (diagnoseContainer(facts, 'run') ?? 'log-empty')
    if (lines > 0) return 'log-too-short'
    return printedVariable(container, logs.text) ? 'variable-not-expanded' : 'log-text-missing'
  },

  codes: {
    'log-empty': { mistakes: ['M28'], see: ['docker logs NAME', 'docker top NAME', COMMAND] },
    'log-unreadable': {
      mistakes: ['M28'],
      see: ['docker inspect --format "{{.HostConfig.LogConfig.Type}}" NAME'],
    },
    'log-text-missing': { see: ['docker logs --tail 20 NAME', COMMAND] },
    'variable-not-expanded': {
      mistakes: ['M79'],
      see: [COMMAND, 'docker image inspect --format "{{json .Config.Cmd}}" IMAGE'],
    },
    'log-too-short': { see: ['docker logs -t NAME', 'docker ps -a'] },
    'log-too-long': { see: ['docker logs --tail 200 NAME', 'docker logs NAME | wc -l'], undecided: true },
  },
})

/** How many lines of the log are as they must be: all that are not blank, when nothing is asked of a line. */
export const matchingLines = (want: TextMatch, log: string): number =>
  linesOf(log).filter((line) => (asksForText(want) ? matchesText(want, line) : line.trim() !== '')).length

const linesOf = (log: string) => printedText(log).trimEnd().split('\n')

/** The last line of the log, to show. */
export const lastLine = (log: string): string => excerpt(linesOf(log).at(-1) ?? '')

/** How far back was looked. */
export const lineCount = (log: string): number => printedText(log).replace(/\n$/, '').split('\n').length

const SHELL = /(^|\/)(ba|da|a|z|)sh$/
const VARIABLE = /\$\{?[A-Za-z_]\w*/

/** The word of the command with a variable in it that was printed unchanged, because no shell replaced it. */
export function printedVariable({ argv }: Container, log: string): string | undefined {
  if (argv.some((word) => SHELL.test(word))) return undefined
  return argv.find((word) => VARIABLE.test(word) && log.includes(word))
}
