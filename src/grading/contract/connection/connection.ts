import { CouldNotLook } from '../../../docker/port/could-not-look.ts'
import type {
  ConnectionProblem,
  Container,
  ContainerSummary,
  Docker,
  Listener,
  ProtocolFailure,
  PublishedPort,
  RunningContainer,
} from '../../../docker/port/docker.ts'
import {
  type ContainerFacts,
  diagnoseContainer,
  NO_CONTAINER,
  observeContainer,
} from '../container/container.ts'
import { forExplanation } from '../for-explanation.ts'
import type { Cause } from '../kind.ts'
import type { World } from '../world.ts'
import { connectionCodes } from './codes.ts'
import { addressesOf, type HostAddress, isOnLoopbackOnly, leading } from './reach.ts'
import { observeSharing, type Sharing, whoAnswers } from './sharing.ts'
import { inside, whySilent } from './why-silent.ts'

/** Who answers on a port of the engine's host, and why nothing does: shared by check kinds that connect to one. */
export const connectionCause: Cause<ConnectionCode> = { name: 'connection', codes: connectionCodes }

export type ConnectionCode = keyof typeof connectionCodes

type AnyAnswer = {
  kind: string
  problem?: ConnectionProblem | ProtocolFailure['problem']
  address?: string
  instead?: string
  silent?: boolean
}

/** `wanted` is the container that the answer must come from, or '' where any program's will do. */
export interface ConnectionFacts<Answer = AnyAnswer> extends ContainerFacts {
  at: HostAddress
  /** Undefined when the wanted container does not run, so that nothing was asked. */
  answer: Answer | undefined
  /** Only when something is wrong, or not certain: the container that publishes the port. */
  holder: Pick<ContainerSummary, 'name' | 'ports'> | undefined
  /** Only when that could explain the answer: what listens in the holder. */
  listening: Listener[] | undefined
  /** Only when other containers use the network of the wanted one. */
  sharing: Sharing | undefined
}

/** The facts before anything was asked. */
export function notAsked(at: HostAddress) {
  return {
    ...NO_CONTAINER,
    at,
    answer: undefined,
    holder: undefined,
    listening: undefined,
    sharing: undefined,
  }
}

/** @param address the one to connect to, where the host has several */
type Connect<Answer> = (address?: string) => Promise<Answer>

/**
 * Connects, once the container that must answer is up, and asks for more only when that does not decide it.
 * @param from the container that must answer; any program will do where it is undefined
 */
export async function observeConnection<Answer extends AnyAnswer>(
  { at, from }: { at: HostAddress; from: string | undefined },
  world: World,
  connect: Connect<Answer>,
): Promise<ConnectionFacts<Answer>> {
  const { docker } = world
  // Asked at once with the rest: with many containers, it is the engine's slowest answer.
  const listing = from ? listOf(docker) : undefined
  listing?.catch(() => {})
  const about = from ? await observeContainer(from, world, 'run') : undefined
  const facts = { ...notAsked(at), ...about }
  if (about && diagnoseContainer(about, 'run')) return facts
  const { container } = facts
  const [answer, list] = await Promise.all([
    container ? connectTo(container, at, connect) : connect(),
    listing,
  ])
  const isTo = container && leading(container, at.port, reachedAt(at, answer)).length > 0
  if (answer.kind !== 'problem' && !answer.silent && !from) return { ...facts, answer }
  const isAnswered = answer.kind !== 'problem' && isTo
  // Who else can have answered decides; who else could have does not.
  if (isAnswered && list instanceof CouldNotLook) throw list
  const running = list instanceof CouldNotLook ? undefined : list
  const sharing = isAnswered ? await observeSharing(container, running ?? [], docker) : undefined
  if (isAnswered && !answer.silent) return { ...facts, answer, sharing }
  const holder = isTo ? container : await holderOf(facts, answer, docker, running)
  const asksInside = holder && (answer.kind === 'problem' || answer.silent)
  const listening = asksInside ? await forExplanation(docker.listening(holder.name)) : undefined
  return {
    ...facts,
    answer,
    sharing,
    holder: holder && { name: holder.name, ports: holder.ports },
    listening,
  }
}

/** What is up, or why we could not look. */
const listOf = (docker: Docker) =>
  docker.running().catch((error: unknown) => {
    if (error instanceof CouldNotLook && error.code !== 'deadline') return error
    throw error
  })

/**
 * Where a name has several addresses, at the one that the container publishes: on the other anybody can answer. Where
 * it publishes both, a browser that gets nothing from one takes the other.
 */
async function connectTo<Answer extends AnyAnswer>(
  container: Container,
  at: HostAddress,
  connect: Connect<Answer>,
): Promise<Answer> {
  const addresses = addressesOf(at)
  const published = addresses.filter((address) => leading(container, at.port, [address]).length > 0)
  const [only, second] = published
  const answer = await connect(second === undefined && addresses.length > 1 ? only : undefined)
  if (second === undefined || answer.problem !== 'reset') return answer
  const other = await connect(second)
  return other.kind === 'problem' ? answer : other
}

/** The code of why the wanted container, or any program, did not answer; undefined if it did. */
export function diagnoseConnection(facts: ConnectionFacts) {
  const { wanted, answer, container, at, sharing } = facts
  const absent = wanted ? diagnoseContainer(facts, 'run') : undefined
  if (absent) return absent
  if (wanted && container?.networkOf?.isLeft) return 'left-on-old-network'
  if (answer?.kind !== 'problem') {
    const silence = answer?.silent ? whySilent(facts) : undefined
    if (!wanted) return silence
    const ports = container ? inside(container, at.port, answer?.address) : []
    if (ports.length === 0)
      return usesHostNetwork(container) ? 'answer-from-host-network' : 'answered-by-another'
    if (silence) return silence
    const who = sharing ? whoAnswers(sharing, ports) : 'wanted'
    if (who === 'another') return 'answered-by-sharer'
    return who === 'unclear' ? 'sharers-unclear' : undefined
  }
  if (answer.instead && container && isOnLoopbackOnly(container, at.port)) return 'loopback-of-engine'
  if (answer.problem === 'reset') return whySilent(facts) ?? 'connection-cut'
  if (answer.problem === 'timeout') return whySilent(facts) ?? 'slow-answer'
  return whySilent(facts) ?? 'nobody-answers'
}

const usesHostNetwork = (container: Container | undefined) =>
  container?.networkMode === 'host' || container?.networkOf?.networkMode === 'host'

/** The addresses at which the answer, or none, can have been reached. */
const reachedAt = (at: HostAddress, { address }: AnyAnswer): string[] =>
  address === undefined ? addressesOf(at) : [address]

/** The container that publishes the port instead; only to explain. */
async function holderOf(
  { wanted, at }: ConnectionFacts,
  answer: AnyAnswer,
  docker: Docker,
  running: RunningContainer[] | undefined,
) {
  const all = running ?? (await forExplanation(docker.running()))
  const addresses = reachedAt(at, answer)
  return all?.find((other) => other.name !== wanted && leading(other, at.port, addresses).length > 0)
}

/** What the wanted container publishes: `8080 → 80`, `192.168.1.5:8080 → 80`, `53 → 53/udp`. */
export function portsOf({ container }: ConnectionFacts): string[] {
  const ports = container?.ports ?? []
  return [
    ...new Set(
      ports.map((p) => {
        const isAlone =
          p.hostIp === '::' && ports.every((o) => o.hostIp === '::' || o.hostPort !== p.hostPort)
        const host = isAlone ? `[::]:${p.hostPort}` : hostSide(p)
        return `${host} → ${p.port}${p.protocol === 'tcp' ? '' : `/${p.protocol}`}`
      }),
    ),
  ]
}

/** The side of the host of a published port, as `-p` has it: with its address, where it is not open to all. */
export function hostSide({ hostIp, hostPort }: PublishedPort): string {
  if (['', '0.0.0.0', '::'].includes(hostIp)) return `${hostPort}`
  return hostIp.includes(':') ? `[${hostIp}]:${hostPort}` : `${hostIp}:${hostPort}`
}

/** The addresses of the host on which the wanted container publishes the port, where none of them was asked. */
export const otherAddresses = ({ container, at }: ConnectionFacts): string[] => {
  const there = container?.ports.filter((p) => p.protocol === 'tcp' && p.hostPort === at.port) ?? []
  const isAsked = container !== undefined && leading(container, at.port, addressesOf(at)).length > 0
  return isAsked ? [] : [...new Set(there.map(({ hostIp }) => hostIp))]
}
