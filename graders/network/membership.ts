import type { Container, Network } from '../../src/docker/port/docker.ts'
import { nearestName } from '../../src/grading/contract/container/container.ts'

/** Which networks containers are on. A stopped container is on its networks too, though they don't list it. */

/** Every engine has these networks, and names do not resolve on them. */
export const isPredefined = (name: string) => ['bridge', 'host', 'none'].includes(name)

export const networksOf = ({ networks }: Container) => networks.map(({ name }) => name)

/** The networks that all of the containers are on. */
export function sharedNetworks([first, ...rest]: Container[]): string[] {
  if (!first) return []
  return first.networks
    .filter(({ name }) => name !== 'none')
    .filter((one) => rest.every(({ networks }) => networks.some((other) => isSameNetwork(one, other))))
    .map(({ name }) => name)
}

interface Named {
  name: string
  networkId?: string | undefined
}

/** An engine makes the networks that every engine has anew each time it starts. */
const isSameNetwork = (one: Named, other: Named) =>
  one.name === other.name &&
  (isPredefined(one.name) ||
    [one.networkId, other.networkId].includes(undefined) ||
    one.networkId === other.networkId)

/** The containers that are still set to a network of this name which was removed: the one that is there now is not theirs. */
export const onRemovedNetwork = (network: Network | undefined, containers: Container[]): Container[] =>
  containers.filter(({ networks }) =>
    networks.some(
      (one) => one.name === network?.name && !isSameNetwork(one, { ...network, networkId: network.id }),
    ),
  )

/** Those of them on which container names resolve. */
export const resolvingNetworks = (containers: Container[]): string[] =>
  sharedNetworks(containers).filter((name) => !isPredefined(name))

/** The containers that are not on the network; all of them where no name is given. */
export function outsiders(name: string | undefined, containers: Container[]): Container[] {
  return name === undefined ? containers : containers.filter((one) => !networksOf(one).includes(name))
}

/** A network that Compose created: it puts the name of the project in front. */
export function prefixed(name: string, { inside, networks }: Found): string | undefined {
  return [...inside.flatMap(networksOf), ...networks].find((one) => one.endsWith(`_${name}`))
}

/** A network whose name differs only by a typo. */
export const meant = (name: string, { networks }: Found): string | undefined =>
  nearestName(
    name,
    networks.filter((one) => !isPredefined(one)).map((one) => ({ name: one })),
  )

/** What was found where a network is missing. */
export interface Found {
  inside: Container[]
  /** The names of all networks; empty where the network is there. */
  networks: string[]
}

/** Whether they have one network namespace: one's network is the other's, with `--network container:…`. */
export const isOneNetwork = (one: Container, other: Container) =>
  one.id !== other.id && ownerOf(one) === ownerOf(other)

/** Whose network it uses: the id of a container, or the host. */
const ownerOf = ({ id, networkMode, networkOf }: Container) =>
  [networkMode, networkOf?.networkMode].includes('host')
    ? 'host'
    : networkOf?.isLeft
      ? id
      : (networkOf?.id ?? id)

export const usesNetworkOfAnother = ({ networkMode }: Container) => networkMode.startsWith('container:')

/** Whether two of them have one, so that they reach each other without any name: as `localhost`. */
export const haveOneNetwork = (containers: Container[]) =>
  containers.some((one) => containers.some((other) => isOneNetwork(one, other)))

/** No network of its own: the host's, that of another container, or none. */
export const isWithoutNetwork = ({ networkMode }: Container) =>
  networkMode === 'host' || networkMode === 'none' || networkMode.startsWith('container:')

/** The containers to blame: those that are not on the network or, when all are, all of them. */
export function strangers(name: string | undefined, containers: Container[]): Container[] {
  const outside = outsiders(name, containers)
  return outside.length > 0 ? outside : containers
}

/** Of those, the containers without a network of their own, with their modes: `host`, `none` or `container`. */
export function modesOf(name: string | undefined, containers: Container[]): { name: string; mode: string }[] {
  return strangers(name, containers)
    .filter(isWithoutNetwork)
    .map((one) => ({ name: one.name, mode: one.networkMode.replace(/:.*/, '') }))
}

/** Which of the two is on the host's network, from where it reaches every container that has a network at all. */
const onHost = (pair: [Container, Container]) =>
  pair.every(({ networkMode }) => networkMode !== 'none') && pair.find((one) => ownerOf(one) === 'host')

/** The first two containers, one of each list, that share a network, are one on the network, or reach each other by the host. */
export function joinedPair(inside: Container[], apart: Container[]) {
  const pairs = apart.flatMap((other) => inside.map((one) => ({ one, other })))
  return pairs
    .map((pair) => ({
      ...pair,
      shared: sharedNetworks([pair.one, pair.other]),
      isOne: isOneNetwork(pair.one, pair.other),
      host: onHost([pair.one, pair.other]) || undefined,
    }))
    .find(({ shared, isOne, host }) => shared.length > 0 || isOne || host)
}

/** The code of why containers are not on the network together; on any network, where no name is given. */
export function diagnoseApart(name: string | undefined, containers: Container[]) {
  const together = name === undefined && (containers.length < 2 || sharedNetworks(containers).length > 0)
  const outside = together ? [] : outsiders(name, containers)
  if (outside.length === 0) return undefined
  if (outside.some(isWithoutNetwork)) return 'no-own-network'
  if (name === undefined) return 'different-networks'
  const isOnDefault = (one: Container) => networksOf(one).length > 0 && networksOf(one).every(isPredefined)
  return outside.every(isOnDefault) ? 'on-default-bridge' : 'not-attached'
}

/** The containers that do not have the name on the network: their own name, and the short id, resolve there as well. */
export function withoutAlias(
  { name, alias }: { name?: string | undefined; alias?: string | undefined },
  containers: Container[],
): Container[] {
  if (alias === undefined) return []
  return containers.filter((one) => ![one.name, ...aliasesOn(name, one)].includes(alias))
}

/** The names that a container has on a network, besides its own. */
export const aliasesOn = (network: string | undefined, { name, networks }: Container): string[] =>
  networks
    .filter((one) => one.name === network)
    .flatMap(({ aliases }) => aliases.filter((one) => one !== name))

/** The container that does not have the address on the network. */
export function withOtherAddress(
  { name, address }: { name?: string | undefined; address?: string | undefined },
  containers: Container[],
): Container | undefined {
  if (address === undefined) return undefined
  return containers.find((one) => addressOn(name, one)?.toLowerCase() !== address.toLowerCase())
}

export const addressOn = (network: string | undefined, { networks }: Container): string | undefined =>
  networks.find((one) => one.name === network)?.ip || undefined
