import * as z from 'zod'
import type { Container, Logs } from '../../src/docker/port/docker.ts'
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
import { enoughInMs, isSilent, isSlow, type Rhythm, rhythmOf } from './rhythm.ts'

const SECOND_MS = 1000
const COMMAND = 'docker inspect --format "{{.Path}} {{json .Args}}" NAME'

/** Students choose what their containers print, so a log alone proves nothing: check the container's state as well. */
export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        contains: textMatchKeys().contains,
        matches: textMatchKeys().matches,
        lacks: textMatchKeys().lacks,
        at_least: field.unsaid(z.int().min(0).max(100)).default(1),
        every: z.int().min(1).max(60).optional(),
      })
      .refine(({ at_least, lacks }) => at_least > 0 || lacks !== undefined, {
        error: 'needs-lacks',
        path: ['at_least'],
      }),
  example: { container: 'looper', contains: 'hello world', at_least: 3 },

  async observe(want, { docker }, container): Promise<{ logs: Logs; rhythm?: Rhythm }> {
    if (want.every !== undefined) {
      const timed = await docker.logs(want.container, 'timed')
      return { logs: withoutTimes(timed), rhythm: rhythmOf(want, timed, container) }
    }
    const logs = await docker.logs(want.container)
    if (!logs.truncated || (want.lacks === undefined && matchingLines(want, logs.text) >= want.at_least))
      return { logs }
    return { logs: (await forExplanation(docker.logs(want.container, true))) ?? logs }
  },

  judge(want, facts) {
    const { logs, container } = facts
    if (!logs.readable) return 'log-unreadable'
    if (want.lacks !== undefined && printedText(logs.text).includes(want.lacks)) return 'log-text-unwanted'
    const lines = matchingLines(want, logs.text)
    const isEnough = lines >= want.at_least
    if (isEnough && !(want.lacks !== undefined && logs.truncated))
      return diagnoseRhythm(want, facts) ?? 'pass'
    if (logs.truncated) return 'log-too-long'
    if (logs.text.trim() === '')
      return container.state.startedAt ? 'log-empty' : (diagnoseContainer(facts, 'run') ?? 'log-empty')
    if (lines > 0) return 'log-too-short'
    return printedVariable(container, logs.text) ? 'variable-not-expanded' : 'log-text-missing'
  },

  pending({ every }, { container, rhythm }) {
    const isOn = container.state.status === 'running'
    return isOn && every !== undefined && rhythm ? enoughInMs(every * SECOND_MS, rhythm) : undefined
  },

  codes: {
    'log-stopped': { mistakes: ['M28'], see: ['docker logs -f --tail 5 NAME', COMMAND] },
    'log-too-slow': { see: ['docker logs -t --tail 5 NAME', COMMAND] },
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
    'log-text-unwanted': { see: ['docker logs --tail 200 NAME', COMMAND] },
    'log-too-short': { see: ['docker logs -t NAME', 'docker ps -a'] },
    'log-too-long': { see: ['docker logs --tail 200 NAME', 'docker logs NAME | wc -l'], undecided: true },
  },
})

function diagnoseRhythm({ every }: { every?: number | undefined }, { rhythm }: { rhythm?: Rhythm }) {
  if (every === undefined || !rhythm) return undefined
  if (isSilent(every * SECOND_MS, rhythm)) return 'log-stopped'
  return isSlow(every * SECOND_MS, rhythm) ? 'log-too-slow' : undefined
}

const withoutTimes = (logs: Logs): Logs => ({ ...logs, text: logs.text.replace(/^\S+ /gm, '') })

/** How many lines of the log are as they must be: all that are not blank, when nothing is asked of a line. */
export const matchingLines = ({ contains, matches }: TextMatch, log: string): number =>
  linesOf(log).filter((line) =>
    asksForText({ contains, matches }) ? matchesText({ contains, matches }, line) : line.trim() !== '',
  ).length

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
