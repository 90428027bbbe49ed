import { distance } from 'fastest-levenshtein'
import type { Container, ContainerSummary } from '../../../docker/port/docker.ts'
import type { ContainerFacts } from '../contract.ts'

/** Why a container is missing or does not run: shared by every check kind that is about a container. */

const SHELLS = /^(.*\/)?(ba|da|a|z|)sh$/
/** Servers that go to the background by themselves, with what keeps them in front, or gives them just one thing to do. */
const DAEMONS = [
  { program: /^(.*\/)?nginx$/, foreground: /daemon off|^-[?hvVtTs]/ },
  { program: /^(.*\/)?(httpd|apache2|apachectl)$/, foreground: /FOREGROUND|^-[f?hvVltS]$/ },
  { program: /^(.*\/)?(sshd|crond|cron|vsftpd|php-fpm)$/, foreground: /^-(D|f|F|e)|nodaemon/ },
]
const RUN_OPTIONS =
  /^(-d|-p|-P|-v|-e|-i|-t|-it|-ti|--rm|--name|--publish|--volume|--env|--network|--restart|--mount)(=|$)/
/** Official images begin with such a script, which then becomes the program that its arguments name. */
const ENTRYPOINT_SCRIPT = /entrypoint(\.sh)?$/
const SHORT_LIFE_MS = 10_000

/** The code of what is wrong with the container, or undefined if it is there (`exist`) or up (`run`). */
export function diagnoseContainer(facts: ContainerFacts, must: 'exist' | 'run') {
  const { wanted, container, others } = facts
  if (!container) return nearestName(wanted, others) ? 'container-name-differs' : 'container-missing'
  if (must === 'exist') return undefined
  switch (container.state.status) {
    case 'running':
      return container.settled ? undefined : 'crash-loop'
    case 'paused':
      return 'container-paused'
    case 'restarting':
      return 'crash-loop'
    case 'created':
      return container.state.error ? diagnoseStart(container) : 'created-not-started'
    default:
      return diagnoseEnd(container)
  }
}

/** The start failed. Exit codes do not tell why; the engine's words do, and their core is the same in every version. */
function diagnoseStart({ state, command }: Container) {
  const error = state.error.toLowerCase()
  if (error.includes('port is already allocated')) return 'port-taken-by-container'
  if (error.includes('address already in use')) return 'port-taken-by-program'
  if (error.includes('not a directory')) return 'directory-onto-file'
  if (command[0]?.startsWith('-')) return 'option-after-image'
  if (error.includes('executable file not found') || error.includes('no such file or directory')) {
    return 'command-not-found'
  }
  return 'start-failed'
}

function diagnoseEnd(container: Container) {
  const { state, tty, stdin, command } = container
  const [first = '', ...rest] = container.argv
  const argv = ENTRYPOINT_SCRIPT.test(first) && rest.length > 0 ? rest : container.argv
  const program = argv[0] ?? ''
  if (state.outOfMemory) return 'out-of-memory'
  if (state.exitCode !== 0 && RUN_OPTIONS.test(command[0] ?? '')) return 'option-after-image'
  if (state.exitCode === 137 || state.exitCode === 143) return 'container-stopped'
  if (state.exitCode !== 0) return 'exited-with-error'
  if (argv.length === 1 && SHELLS.test(program)) {
    if (!tty && !stdin) return 'shell-without-terminal'
    if (tty && stdin) return 'left-the-shell'
  }
  if (lifeMs(container) > SHORT_LIFE_MS) return 'container-stopped'
  const daemon = DAEMONS.find((one) => one.program.test(program))
  if (daemon && !argv.some((word) => daemon.foreground.test(word))) return 'server-in-background'
  return 'exited-at-once'
}

/** How long the container ran, in ms, by the engine's clock. */
export function lifeMs({ state }: Container): number {
  if (!state.startedAt || !state.finishedAt) return 0
  return Math.max(0, Date.parse(state.finishedAt) - Date.parse(state.startedAt))
}

/** The name that is a slip of the pen away, if there is one. */
export function nearestName(name: string, others: { name: string }[]): string | undefined {
  const fold = (text: string) => text.toLowerCase().replace(/[-_.]/g, '')
  return others.find((other) => fold(other.name) === fold(name) || isSlip(other.name, name))?.name
}

/** A letter or two off. But `web1` for `web2` is another container, not a slip: the numbers must agree. */
function isSlip(one: string, other: string): boolean {
  const number = (text: string) => Number(text.replace(/\D/g, ''))
  const letters = (text: string) => text.replace(/\d/g, '')
  const sameNumber = number(one) === number(other) || !/\d/.test(one)
  return other.length > 4 && sameNumber && distance(letters(one), letters(other)) <= 2
}

/** The containers, other than this one, that publish one of the host ports that it asked for. */
export function portOwners(container: Container, others: ContainerSummary[]): ContainerSummary[] {
  const asked = new Set(container.requestedPorts.map((port) => port.hostPort))
  return others.filter((other) => other.id !== container.id && other.ports.some((p) => asked.has(p.hostPort)))
}
