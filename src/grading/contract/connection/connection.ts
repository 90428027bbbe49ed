import type {
  ConnectionProblem,
  Container,
  ContainerSummary,
  Docker,
  Listener,
  PublishedPort,
} from '../../../docker/port/docker.ts'
import { type ContainerFacts, diagnoseContainer, observeContainer } from '../container/container.ts'
import type { Cause } from '../kind.ts'
import type { World } from '../world.ts'
import { connectionCodes } from './codes.ts'

/** Who answers on a port of the engine's host, and why nobody does: shared by check kinds that dial. */
export const connectionCause: Cause<ConnectionCode> = { name: 'connection', codes: connectionCodes }

export type ConnectionCode = keyof typeof connectionCodes

export interface Dialled {
  /** As a student would write it: `http://localhost:8080/`, `localhost:6603`. */
  address: string
  /** `localhost`, `127.0.0.1` or `::1`. */
  host: string
  port: number
  /** The container that the answer must come from. */
  from: string | undefined
}

type AnyAnswer = { kind: string; problem?: ConnectionProblem | 'not-http' }

/** The container of `from` is in `container`; it is undefined as well when the check names none. */
export interface ConnectionFacts<Answer = AnyAnswer> extends ContainerFacts {
  dialled: Dialled
  /** Undefined when the container of `from` does not run, so that nothing was dialled. */
  answer: Answer | undefined
  /** Only when something is wrong: the container that publishes the port. */
  holder: Pick<ContainerSummary, 'name' | 'ports'> | undefined
  /** Only when that could explain the answer: what listens in the holder. */
  listening: Listener[] | undefined
}

/** Facts before anything was asked. */
export function notDialled(dialled: Dialled) {
  const nothing = { container: undefined, answer: undefined, holder: undefined, listening: undefined }
  return { wanted: '', others: [], lastLine: '', dialled, ...nothing }
}

/** Dials, once the container of `from` is up, and asks for more only when that does not settle it. */
export async function observeConnection<Answer extends AnyAnswer>(
  dialled: Dialled,
  world: World,
  dial: () => Promise<Answer>,
): Promise<ConnectionFacts<Answer>> {
  const about = dialled.from ? await observeContainer(dialled.from, world, 'run') : undefined
  const { docker } = world
  const facts = { ...notDialled(dialled), ...about }
  if (about && diagnoseContainer(about, 'run')) return facts
  const answer = await dial()
  const tied = isTied({ ...facts, answer })
  if (answer.kind !== 'problem' && tied) return { ...facts, answer }
  const holder = tied && about?.container ? about.container : await holderOf(dialled, docker)
  const listening = answer.kind === 'problem' && holder ? await docker.listening(holder.name) : undefined
  return { ...facts, answer, holder: holder && { name: holder.name, ports: holder.ports }, listening }
}

/** The code of why the container of `from`, or anybody, did not answer; undefined if it did. */
export function diagnoseConnection(facts: ConnectionFacts) {
  const { dialled, answer, container } = facts
  const absent = dialled.from ? diagnoseContainer(facts, 'run') : undefined
  if (absent) return absent
  if (answer?.kind !== 'problem') {
    if (isTied(facts)) return undefined
    return container?.networkMode === 'host' ? 'answer-from-host-network' : 'answered-by-another'
  }
  if (answer.problem === 'reset') return whySilent(facts) ?? 'connection-cut'
  if (answer.problem === 'timeout') return whySilent(facts) ?? 'slow-answer'
  return whySilent(facts) ?? 'nobody-answers'
}

/** Whether an answer at the address must have come from the container of `from`, by the engine's own word. */
function isTied({ dialled, container }: ConnectionFacts): boolean {
  return !dialled.from || (container !== undefined && publishes(container, dialled))
}

/** Whether one of the published ports is what we dial. */
function publishes({ ports }: { ports: PublishedPort[] }, { host, port }: Dialled): boolean {
  return ports.some((p) => p.protocol === 'tcp' && p.hostPort === port && ADDRESSES[host]?.includes(p.hostIp))
}

/** On which addresses of the host a published port is reached when we dial. */
const ADDRESSES: Record<string, string[]> = {
  localhost: ['', '0.0.0.0', '::', '127.0.0.1', '::1'],
  '127.0.0.1': ['', '0.0.0.0', '::', '127.0.0.1'],
  '::1': ['', '::', '::1'],
}

async function holderOf(dialled: Dialled, docker: Docker): Promise<ContainerSummary | undefined> {
  return (await docker.containers()).find((other) => other.name !== dialled.from && publishes(other, dialled))
}

/** What the sockets in the container tell of a connection that led nowhere, if they do. */
function whySilent({ dialled, holder, listening }: ConnectionFacts) {
  if (!holder || !listening) return undefined
  const inside = insidePorts(holder, dialled)
  const there = listening.filter((listener) => inside.includes(listener.port))
  if (there.length > 0) return there.every(isLoopback) ? 'listens-on-loopback' : undefined
  return listening.some(isProgram) ? 'connection-reset-nothing-listens' : 'nothing-listens-yet'
}

/** The ports of the container that the dialled port leads to. */
export function insidePorts({ ports }: Pick<Container, 'ports'>, { port }: Dialled): number[] {
  return [...new Set(ports.filter((p) => p.protocol === 'tcp' && p.hostPort === port).map((p) => p.port))]
}

const isLoopback = ({ address }: Listener) => address.startsWith('127.') || address === '::1'

/** On a network of one's own, Docker's name server listens inside the container, on this address. */
const isProgram = ({ address }: Listener) => address !== '127.0.0.11'

/** What programs in the holder listen on: `0.0.0.0:80`, `[::]:80`. */
export function socketsOf({ listening }: ConnectionFacts): string[] {
  return (listening ?? [])
    .filter(isProgram)
    .map(({ address, port }) => `${address.includes(':') ? `[${address}]` : address}:${port}`)
}

/** Published ports as `HOST → CONTAINER`. */
export const portList = (ports: PublishedPort[]) =>
  [...new Set(ports.map((p) => `${p.hostPort} → ${p.port}`))].join(', ')
