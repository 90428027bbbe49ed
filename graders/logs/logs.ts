import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind, diagnoseContainer } from '../../src/grading/contract/container/container.ts'
import {
  asksForText,
  excerpt,
  matchesText,
  type TextMatch,
  textMatchKeys,
  textMatchWords,
} from '../../src/grading/contract/text/text.ts'

const SHELL = /(^|\/)(ba|da|a|z|)sh$/
export const VARIABLE = /\$\{?[A-Za-z_]\w*/

/** Lines of the log that are as they must be; all of them, when nothing is asked of a line. */
export const fitting = (want: TextMatch, text: string) =>
  text.split('\n').filter((line) => (asksForText(want) ? matchesText(want, line) : line.trim() !== ''))

/** What a container prints is the student's to choose, so a log alone proves nothing: check the container's state beside it. */
export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z.strictObject({
      container: z.string(),
      contains: textMatchKeys().contains,
      matches: textMatchKeys().matches,
      at_least: z.int().min(1).max(100).default(1),
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

  codes: {
    'log-empty': {
      mistakes: ['M28'],
      see: ['docker logs NAME', 'docker top NAME', 'docker inspect --format "{{.Path}} {{json .Args}}" NAME'],
    },
    'log-unreadable': {
      mistakes: ['M28'],
      see: ['docker inspect --format "{{.HostConfig.LogConfig.Type}}" NAME'],
    },
    'log-text-missing': {
      see: ['docker logs --tail 20 NAME', 'docker inspect --format "{{.Path}} {{json .Args}}" NAME'],
    },
    'variable-not-expanded': {
      mistakes: ['M79'],
      see: [
        'docker inspect --format "{{.Path}} {{json .Args}}" NAME',
        'docker image inspect --format "{{json .Config.Cmd}}" IMAGE',
      ],
    },
    'log-too-short': { see: ['docker logs -t NAME', 'docker ps -a'] },
    'log-too-long': { see: ['docker logs --tail 200 NAME', 'docker logs NAME | wc -l'], undecided: true },
  },
})

/** Whether a word of the command with a `$` in it was printed as it stands, because no shell replaced it. */
function literalVariable({ argv }: Container, log: string): boolean {
  if (argv.some((word) => SHELL.test(word))) return false
  return argv.some((word) => VARIABLE.test(word) && log.includes(word))
}

export const lastLine = (text: string) => excerpt(text.trimEnd().split('\n').at(-1) ?? '')
