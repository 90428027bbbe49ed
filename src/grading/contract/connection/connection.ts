import type {
  ConnectionProblem,
  ContainerSummary,
  Docker,
  Listener,
  PublishedPort,
} from '../../../docker/port/docker.ts'
import {
  type ContainerFacts,
  diagnoseContainer,
  NO_CONTAINER,
  observeContainer,
} from '../container/container.ts'
import type { Cause } from '../kind.ts'
import type { World } from '../world.ts'
import { connectionCodes } from './codes.ts'
import { isLoopback } from './loopback.ts'

/** Who answers on a port of the engine's host, and why nothing does: shared by check kinds that connect to one. */
export const connectionCause: Cause<ConnectionCode> = { name: 'connection', codes: connectionCodes }

export type ConnectionCode = keyof typeof connectionCodes

/** A port of the engine's host, by one of its names for itself. */
export interface HostAddress {
  /** As a student would write it: `http://localhost:8080/`, `localhost:6603`. */
  text: string
  /** `localhost`, `127.0.0.1` or `::1`. */
  host: string
  port: number
}

type AnyAnswer = { kind: string; problem?: ConnectionProblem | 'not-http' }

/** `wanted` is the container that the answer must come from, or '' where any program's will do. */
export interface ConnectionFacts<Answer = AnyAnswer> extends ContainerFacts {
  at: HostAddress
  /** Undefined when the wanted container does not run, so that nothing was asked. */
  answer: Answer | undefined
  /** Only when something is wrong: the container that publishes the port. */
  holder: Pick<ContainerSummary, 'name' | 'ports'> | undefined
  /** Only when that could explain the answer: what listens in the holder. */
  listening: Listener[] | undefined
}

/** The facts before anything was asked. */
export function notAsked(at: HostAddress) {
  return { ...NO_CONTAINER, at, answer: undefined, holder: undefined, listening: undefined }
}

/**
 * Connects, once the container that must answer is up, and asks for more only when that does not decide it.
 * @param from the container that must answer; any program will do where it is undefined
 */
export async function observeConnection<Answer extends AnyAnswer>(
  { at, from }: { at: HostAddress; from: string | undefined },
  world: World,
  connect: () => Promise<Answer>,
): Promise<ConnectionFacts<Answer>> {
  const about = from ? await observeContainer(from, world, 'run') : undefined
  const facts = { ...notAsked(at), ...about }
  if (about && diagnoseContainer(about, 'run')) return facts
  const answer = await connect()
  const tied = isTied({ ...facts, answer })
  if (answer.kind !== 'problem' && tied) return { ...facts, answer }
  const holder = tied && about?.container ? about.container : await holderOf(facts, world.docker)
  const listening =
    answer.kind === 'problem' && holder ? await world.docker.listening(holder.name) : undefined
  return { ...facts, answer, holder: holder && { name: holder.name, ports: holder.ports }, listening }
}

/** The code of why the wanted container, or any program, did not answer; undefined if it did. */
export function diagnoseConnection(facts: ConnectionFacts) {
  const { wanted, answer, container } = facts
  const absent = wanted ? diagnoseContainer(facts, 'run') : undefined
  if (absent) return absent
  if (answer?.kind !== 'problem') {
    if (isTied(facts)) return undefined
    return container?.networkMode === 'host' ? 'answer-from-host-network' : 'answered-by-another'
  }
  if (answer.problem === 'reset') return whySilent(facts) ?? 'connection-cut'
  if (answer.problem === 'timeout') return whySilent(facts) ?? 'slow-answer'
  return whySilent(facts) ?? 'nobody-answers'
}

/** Whether an answer at the address must have come from the wanted container, by what the engine says of its ports. */
function isTied({ wanted, container, at }: ConnectionFacts): boolean {
  return !wanted || (container !== undefined && publishes(container, at))
}

function publishes({ ports }: { ports: PublishedPort[] }, { host, port }: HostAddress): boolean {
  return ports.some((p) => p.protocol === 'tcp' && p.hostPort === port && REACHED[host]?.includes(p.hostIp))
}

/** By the host that is connected to: the addresses on which a published port is then reached. */
const REACHED: Record<string, string[]> = {
  localhost: ['', '0.0.0.0', '::', '127.0.0.1', '::1'],
  '127.0.0.1': ['', '0.0.0.0', '::', '127.0.0.1'],
  '::1': ['', '::', '::1'],
}

async function holderOf({ wanted, at }: ConnectionFacts, docker: Docker) {
  return (await docker.containers()).find((other) => other.name !== wanted && publishes(other, at))
}

/** Why a connection led nowhere, where the sockets in the container show it. */
function whySilent(facts: ConnectionFacts) {
  const { holder, listening } = facts
  if (!holder || !listening) return undefined
  const inside = insidePorts(facts)
  const there = listening.filter(({ port }) => inside.includes(port))
  if (there.length > 0) {
    return there.every(({ address }) => isLoopback(address)) ? 'listens-on-loopback' : undefined
  }
  return listening.some(isProgram) ? 'connection-reset-nothing-listens' : 'nothing-listens-yet'
}

/** The ports inside the holder that the port of the host leads to. */
export function insidePorts({ holder, at }: ConnectionFacts): number[] {
  const leading = holder?.ports.filter((p) => p.protocol === 'tcp' && p.hostPort === at.port)
  return [...new Set(leading?.map(({ port }) => port))]
}

/** On a user-defined network, Docker's own DNS server listens inside the container, on this address. */
const isProgram = ({ address }: Listener) => address !== '127.0.0.11'

/** What programs in the holder listen on: `0.0.0.0:80`, `[::]:80`. */
export function socketsOf({ listening }: ConnectionFacts): string[] {
  return (listening ?? [])
    .filter(isProgram)
    .map(({ address, port }) => `${address.includes(':') ? `[${address}]` : address}:${port}`)
}

/** What the wanted container publishes: `8080 → 80`, `53 → 53/udp`. */
export const portsOf = ({ container }: ConnectionFacts): string[] => [
  ...new Set(
    container?.ports.map((p) => `${p.hostPort} → ${p.port}${p.protocol === 'tcp' ? '' : `/${p.protocol}`}`),
  ),
]
