import { distance } from 'fastest-levenshtein'
import type { Container, ContainerSummary, Docker } from '../../../docker/port/docker.ts'
import { forExplanation } from '../for-explanation.ts'
import type { Authoring, Cause, CheckKind } from '../kind.ts'
import { serviceIn } from '../service/service.ts'
import type { World } from '../world.ts'
import { containerCodes } from './codes.ts'
import { beginsWithRunOption, whyItDidNotStart, whyItEnded } from './why-it-ended.ts'

/** Why a container is missing or does not run: shared by every check kind that is about a container. */
export const containerCause: Cause<ContainerCode> = { name: 'container', codes: containerCodes }

export type ContainerCode = keyof typeof containerCodes

/** What a check of a container knows: the container, or the other containers if it is missing. */
export interface ContainerFacts {
  /** The name that was looked for. */
  wanted: string
  /** It stands for the containers of a service, of which there are none. */
  isOfService?: true
  container?: Container | undefined
  /** Only when the container is missing or does not run: the newest containers, to explain, never to judge. */
  others: ContainerSummary[]
  /** Nothing is said of the other containers: their list could not be read, or each of them has its own place in the lab. */
  unlisted?: true
  /** Only when the container was started and does not run: the last line that it printed, or ''. */
  lastLine: string
  /** Where that line says little: an earlier one that says more, of an error. */
  telling?: string
}

/** Facts about a container that exists, with whatever else was observed. */
export type Present<Facts> = Omit<Facts, 'container'> & { container: Container }

/** A check kind about one container, which must exist, or run and have settled, before anything else is judged. */
export interface ContainerKind<Want extends { container: string }, Extra, Code extends string>
  extends Pick<CheckKind<Want, unknown, Code>, 'schema' | 'example' | 'codes'> {
  /** What the container must do before anything else is judged. */
  must: 'exist' | 'run' | ((want: Want) => 'exist' | 'run')
  /** What else to ask, once the container is as it must be. */
  observe?(want: Want, world: World, container: Container): Promise<Extra>
  judge(want: Want, facts: Present<ContainerFacts & Extra>): 'pass' | NoInfer<Code> | ContainerCode
  /** In how many ms what was seen of a container that has settled can be judged. */
  pending?(want: Want, facts: Present<ContainerFacts & Extra>): number | undefined
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
  must: asked,
  observe,
  judge,
  pending,
  authoring,
  ...rest
}: ContainerKind<Want, Extra, Code>): CheckKind<
  Want,
  ContainerFacts & Extra,
  Code,
  Present<ContainerFacts & Extra>
> {
  type Facts = ContainerFacts & Extra
  const mustOf = (want: Want) => (typeof asked === 'function' ? asked(want) : asked)
  return {
    ...rest,
    causes: [containerCause],
    authoring: { ...authoring, needsRunning: (want) => mustOf(want) === 'run' },
    async observe(want, world) {
      const must = mustOf(want)
      const facts = await observeContainer(want.container, world, must)
      if (diagnoseContainer(facts, must) || !facts.container) return facts as Facts
      return { ...facts, ...(await observe?.(want, world, facts.container)) } as Facts
    },
    judge: (want, facts) => diagnoseContainer(facts, mustOf(want)) ?? judge(want, facts as Present<Facts>),
    pending(want, facts) {
      const must = mustOf(want)
      const settles = settlesInMs(facts, must)
      if (settles !== undefined || diagnoseContainer(facts, must)) return settles
      return pending?.(want, facts as Present<Facts>)
    },
    ageMs,
  }
}

/** Looks at a container and, only when something is wrong with it, at its log and the other containers. */
export async function observeContainer(
  name: string,
  { docker, ownNames = [] }: World,
  must: 'exist' | 'run',
): Promise<ContainerFacts> {
  const container = await docker.container(name)
  const isRight = must === 'exist' || container?.state.status === 'running'
  if (container && isRight) return { wanted: name, container, others: [], lastLine: '' }
  const [all, output] = await Promise.all([forExplanation(docker.containers()), outputOf(container, docker)])
  const others = container ? all : all?.filter((other) => !ownNames.includes(other.name))
  return {
    wanted: name,
    ...(serviceIn(name) && { isOfService: true as const }),
    container,
    others: others ?? [],
    ...((!others || (others.length === 0 && all?.length !== 0)) && { unlisted: true as const }),
    ...output,
  }
}

/** What a container printed last, to explain. */
export async function outputOf(
  container: Container | undefined,
  docker: Docker,
): Promise<Pick<ContainerFacts, 'lastLine' | 'telling'>> {
  const logs = container?.state.startedAt ? await forExplanation(docker.logs(container.name)) : undefined
  const lines = logs?.text.trimEnd().split('\n') ?? []
  const lastLine = lines.at(-1) ?? ''
  const telling = tellingLine(lines.slice(-MOST_LINES))
  return { lastLine, ...(telling !== undefined && telling !== lastLine && { telling }) }
}

/** In so many lines at the end of the output is the reason. */
const MOST_LINES = 20
const ERROR = /^(?!\s).*\b(error|fatal|panic|emerg|exception)\b/i
/** A line that belongs to the one above it, such as one of a list or of a stack trace. */
const CONTINUES = /^\s/

/** The last line of an error; otherwise the last line that belongs to none above it. */
function tellingLine(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => ERROR.test(line)) ?? lines.findLast((line) => !CONTINUES.test(line))
}

/** Facts of a check that names no container. */
export const NO_CONTAINER: ContainerFacts = { wanted: '', container: undefined, others: [], lastLine: '' }

/** In how many ms a container that must run will have run for long enough to be judged; undefined when it can be now. */
export function settlesInMs(
  { container }: ContainerFacts,
  must: 'exist' | 'run' = 'run',
): number | undefined {
  return must === 'run' && container?.state.status === 'running' ? container.settlesInMs : undefined
}

/**
 * How long the container has been in its state, in ms: since it was created, started or ended. One that is not there has
 * been so for ever; undefined where no container was looked for, or the engine does not say.
 */
export function ageMs({
  wanted,
  container,
}: Pick<ContainerFacts, 'wanted' | 'container'>): number | undefined {
  if (!container) return wanted === '' ? undefined : Number.POSITIVE_INFINITY
  return container.inStateMs ?? container.ageMs
}

/** The code of what is wrong with the container; undefined when it exists, or runs, as it must. */
export function diagnoseContainer(facts: ContainerFacts, must: 'exist' | 'run') {
  const { wanted, container, others } = facts
  if (!container && serviceIn(wanted)) return 'service-missing'
  if (!container) return nearestContainer(wanted, others) ? 'container-name-differs' : 'container-missing'
  if (must === 'exist') return undefined
  switch (container.state.status) {
    case 'running':
      return container.settled ? undefined : 'crash-loop'
    case 'paused':
      return 'container-paused'
    case 'restarting':
      return 'crash-loop'
    case 'created':
      if (!container.state.error)
        return beginsWithRunOption(container) ? 'option-after-image' : 'created-not-started'
      return whyItDidNotStart(container, hasPortOf(container, others))
    default:
      return whyItEnded(container, facts.lastLine)
  }
}

/** The container that is likely the wanted one: Compose made it for a service of that name, or a typo is all that differs. */
export function nearestContainer(wanted: string, others: ContainerSummary[]): ContainerSummary | undefined {
  const name = namedAlike(wanted, others)
  return others.find((other) => other.name === name) ?? others.find(({ service }) => service === wanted)
}

/** The container whose name differs only by a typo, or by a number that the wanted one does not have: `web1` for `web`. */
export function namedAlike(wanted: string, others: { name: string }[]): string | undefined {
  const bare = (name: string) => fold(name).replace(/\d+$/, '')
  return nearestName(wanted, others) ?? others.find(({ name }) => bare(name) === fold(wanted))?.name
}

const fold = (text: string) => text.toLowerCase().replace(/[-_.]/g, '')

/** The name that differs only by a typo, if there is one. */
export function nearestName(name: string, others: { name: string }[]): string | undefined {
  return others.find((other) => fold(other.name) === fold(name) || isTypo(other.name, name))?.name
}

/** A letter or two differ. But `web1` is not a misspelt `web2`: the numbers must agree. */
function isTypo(one: string, other: string): boolean {
  const number = (text: string) => Number(text.replace(/\D/g, ''))
  const letters = (text: string) => text.replace(/\d/g, '')
  const sameNumber = number(one) === number(other) || !/\d/.test(one)
  return other.length > 4 && sameNumber && distance(letters(one), letters(other)) <= 2
}

/** Whether one of the others has a host port that the container asks for. */
function hasPortOf({ id, requestedPorts }: Container, others: ContainerSummary[]): boolean {
  const asked = requestedPorts.map(({ hostPort }) => hostPort).filter((port) => port > 0)
  return others.some(
    (other) => other.id !== id && other.ports.some(({ hostPort }) => asked.includes(hostPort)),
  )
}
