import type { Container, Docker, Protocol, PublishedPort } from '../../src/docker/port/docker.ts'
import { isLoopback } from '../../src/grading/contract/connection/loopback.ts'
import { isInside } from '../../src/grading/contract/connection/subnet.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'

/** Which port is asked for, by a check. */
export interface Wanted {
  port: number
  host_port?: number | undefined
  protocol: Protocol
  open_to_all: boolean
}

/** What is asked only when a port is not as it must be. */
export interface WayIn {
  /** Of the container's networks, those that are internal. */
  internal: string[]
  /** The addresses on which it is published that lie in one of the engine's own networks, with its name. */
  ofEngine: { address: string; network: string }[]
}

/** A container that is not up has no ports; those that it asks for are published when it is started. */
export const withRequested = (container: Container): Container =>
  ['created', 'exited', 'dead'].includes(container.state.status)
    ? { ...container, ports: container.requestedPorts }
    : container

export const publishedOf = ({ networkMode, ports }: Container, { protocol }: Wanted): PublishedPort[] =>
  networkMode === 'none' ? [] : ports.filter((one) => one.protocol === protocol)

/** The published ports that are the wanted one. */
export const rightOf = (container: Container, want: Wanted): PublishedPort[] =>
  publishedOf(container, want).filter((one) => isWanted(one, want))

const isWanted = (one: PublishedPort, { port, host_port }: Wanted) =>
  one.port === port && (host_port === undefined || one.hostPort === host_port)

/**
 * The ports that were asked for with `-p`, or with `-P`, and that the engine did not publish: those that could be the
 * wanted one or, where nothing is published at all, any. On networks that do not lead out it publishes nothing, and
 * does not say so. {@link https://docs.docker.com/reference/cli/docker/network/create/#internal}
 */
export function askedInVain(container: Container, want: Wanted): Requested[] {
  const { requestedPorts, publishAll, image, networkMode } = container
  const given = networkMode === 'none' ? [] : container.ports
  const exposed = publishAll && image ? image.exposed.map((one) => ({ ...one, hostPort: 0 })) : []
  const inVain = [...requestedPorts, ...exposed].filter(
    (one) => !given.some(({ port, protocol }) => port === one.port && protocol === one.protocol),
  )
  const meant = inVain.filter((one) => one.port === want.port && one.protocol === want.protocol)
  return meant.length > 0 || given.length > 0 ? meant : inVain
}

/** `hostPort` 0 leaves the choice to the engine. */
export type Requested = Pick<PublishedPort, 'port' | 'protocol' | 'hostPort'>

/** Looks at the networks where they could explain, or decide, why a port is not the way in that it must be. */
export async function observeWayIn(want: Wanted, docker: Docker, container: Container): Promise<WayIn> {
  const internal = askedInVain(container, want).length > 0 ? await internalOf(container, docker) : []
  const addresses = want.open_to_all ? ownAddresses(rightOf(container, want)) : []
  return { internal, ofEngine: addresses.length > 0 ? await networksWith(addresses, docker) : [] }
}

async function internalOf({ networks }: Container, docker: Docker): Promise<string[]> {
  const looks = networks.map(({ name }) => forExplanation(docker.network(name)))
  return (await Promise.all(looks)).flatMap((network) => (network?.internal ? [network.name] : []))
}

const isWildcard = ({ hostIp }: PublishedPort) => ['', '0.0.0.0', '::'].includes(hostIp)

/** The single addresses, where only those are published. */
const ownAddresses = (right: PublishedPort[]): string[] =>
  right.some(isWildcard) ? [] : right.map(({ hostIp }) => hostIp).filter((address) => !isLoopback(address))

/** The bridges among the networks exist on the engine's machine alone. */
async function networksWith(addresses: string[], docker: Docker): Promise<WayIn['ofEngine']> {
  const bridges = (await docker.networks()).filter(({ driver }) => driver === 'bridge')
  return addresses.flatMap((address) => {
    const network = bridges.find(({ subnets }) => subnets.some((subnet) => isInside(address, subnet)))
    return network ? [{ address, network: network.name }] : []
  })
}

/** The code of why other machines do not reach any of these ports; undefined where they do. */
export function diagnoseOpenness(right: PublishedPort[], { ofEngine }: WayIn) {
  const isInner = ({ hostIp }: PublishedPort) => ofEngine.some(({ address }) => address === hostIp)
  if (right.some((one) => isWildcard(one) || (!isLoopback(one.hostIp) && !isInner(one)))) return undefined
  return right.every(({ hostIp }) => isLoopback(hostIp)) ? 'port-loopback-only' : 'port-internal-address'
}
