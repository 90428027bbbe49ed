import { distance } from 'fastest-levenshtein'
import type { Container, ContainerSummary } from '../../../docker/port/docker.ts'
import type { Authoring, Cause, CheckKind } from '../kind.ts'
import type { World } from '../world.ts'
import { containerCodes } from './codes.ts'

/** Why a container is missing or does not run: shared by every check kind that is about a container. */
export const containerCause: Cause<ContainerCode> = { name: 'container', codes: containerCodes }

export type ContainerCode = keyof typeof containerCodes

/** What a check of a container knows: the container, or what is there in its place. */
export interface ContainerFacts {
  /** The name that was looked for. */
  wanted: string
  container?: Container | undefined
  /** Only when the container is missing or does not run: the newest containers, to explain, never to judge. */
  others: ContainerSummary[]
  /** Only when the container has ended: the last line that it printed, or ''. */
  lastLine: string
}

/** Facts about a container that is there, with whatever else was observed. */
export type Present<Facts> = Omit<Facts, 'container'> & { container: Container }

/** A check kind about one container, which must be there (`exist`) or up and settled (`run`) first. */
export interface ContainerKind<Want extends { container: string }, Extra, Code extends string>
  extends Pick<CheckKind<Want, unknown, Code>, 'schema' | 'example' | 'codes'> {
  must: 'exist' | 'run'
  /** What else to ask, once the container is as it must be. */
  observe?(want: Want, world: World, container: Container): Promise<Extra>
  judge(want: Want, facts: Present<ContainerFacts & Extra>): 'pass' | NoInfer<Code> | ContainerCode
  authoring?: Authoring<Want>
}

/**
 * Defines a check kind about one container. A container that is missing, or that does not run though it must,
 * is diagnosed here for all of them; the check kind judges only a container that is as it must be.
 */
export function defineContainerKind<
  Want extends { container: string },
  const Code extends string,
  Extra = unknown,
>({
  must,
  observe,
  judge,
  authoring,
  ...rest
}: ContainerKind<Want, Extra, Code>): CheckKind<
  Want,
  ContainerFacts & Extra,
  Code,
  Present<ContainerFacts & Extra>
> {
  type Facts = ContainerFacts & Extra
  return {
    ...rest,
    causes: [containerCause],
    authoring: must === 'run' ? { ...authoring, needsRunning: true } : { ...authoring },
    async observe(want, world) {
      const facts = await observeContainer(want.container, world, must)
      if (diagnoseContainer(facts, must) || !facts.container) return facts as Facts
      return { ...facts, ...(await observe?.(want, world, facts.container)) } as Facts
    },
    judge: (want, facts) => diagnoseContainer(facts, must) ?? judge(want, facts as Present<Facts>),
    pending: (_, facts) => settlesInMs(facts, must),
    ageMs,
  }
}

/** Looks at a container and, only when something is wrong with it, at what else is there. */
export async function observeContainer(
  name: string,
  { docker }: World,
  must: 'exist' | 'run',
): Promise<ContainerFacts> {
  const container = await docker.container(name)
  const isRight = must === 'exist' || container?.state.status === 'running'
  if (container && isRight) return { wanted: name, container, others: [], lastLine: '' }
  const [others, logs] = await Promise.all([
    docker.containers(),
    container?.state.startedAt ? docker.logs(name) : undefined,
  ])
  return { wanted: name, container, others, lastLine: logs?.text.trimEnd().split('\n').at(-1) ?? '' }
}

/** Facts of a check that names no container. */
export const NO_CONTAINER: ContainerFacts = { wanted: '', container: undefined, others: [], lastLine: '' }

/** In how many ms a container that must run will have been up for long enough to be judged. */
export function settlesInMs(
  { container }: ContainerFacts,
  must: 'exist' | 'run' = 'run',
): number | undefined {
  return must === 'run' && container?.state.status === 'running' ? container.settlesInMs : undefined
}

/** How long the container has been up, in ms; undefined when it is not. */
export const ageMs = ({ container }: ContainerFacts): number | undefined =>
  container?.state.status === 'running' ? container.ageMs : undefined

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

/** What the words of every language show of the facts. */
export const shown = {
  name: ({ container }: ContainerFacts) => container?.name ?? '',
  askedPorts: ({ container }: ContainerFacts) =>
    container?.requestedPorts.map((port) => port.hostPort).join(', ') ?? '',
  typed: ({ container }: ContainerFacts) => container?.command.join(' ') ?? '',
  argv: ({ container }: ContainerFacts) => container?.argv.join(' ') ?? '',
  owners: ({ container, others }: ContainerFacts) =>
    container
      ? portOwners(container, others)
          .map((other) => other.name)
          .join(', ')
      : '',
  seconds: ({ container }: ContainerFacts) => (container ? (lifeMs(container) / 1000).toFixed(1) : ''),
}
