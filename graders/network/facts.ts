import type { Container, Network } from '../../src/docker/port/docker.ts'
import type { ContainerFacts } from '../../src/grading/contract/container/container.ts'

/** Which containers are on which networks. A stopped container is on its networks too, though they don't list it. */

/** The container that is missing or does not run, if there is one; else the first. */
export interface NetworkFacts extends ContainerFacts {
  network: Network | undefined
  /** The containers that must be together. */
  inside: Container[]
  /** Those that must be apart from them. */
  apart: Container[]
}

/** The networks that every engine has, on which names do not resolve. */
export const isPredefined = (name: string) => ['bridge', 'host', 'none'].includes(name)

export const networksOf = ({ networks }: Container) => networks.map(({ name }) => name)

/** The networks that all of the containers are on. */
export function sharedNetworks([first, ...rest]: Container[]): string[] {
  if (!first) return []
  return networksOf(first).filter(
    (name) => name !== 'none' && rest.every((other) => networksOf(other).includes(name)),
  )
}

/** Those that are not on the network. */
export function outsiders(name: string | undefined, containers: Container[]): Container[] {
  return name === undefined ? containers : containers.filter((one) => !networksOf(one).includes(name))
}

/** The name of a network that compose made: it puts the project's name in front. */
export function prefixed(name: string, containers: Container[]): string | undefined {
  return containers.flatMap(networksOf).find((one) => one.endsWith(`_${name}`))
}

/** No network of its own: that of the host, that of another container, or none. */
export const isWithoutNetwork = ({ networkMode }: Container) =>
  networkMode === 'host' || networkMode === 'none' || networkMode.startsWith('container:')

/** The code of why containers are not on the network together; on any, where no name is given. */
export function diagnoseApart(name: string | undefined, containers: Container[]) {
  const together = name === undefined && (containers.length < 2 || sharedNetworks(containers).length > 0)
  const outside = together ? [] : outsiders(name, containers)
  if (outside.length === 0) return undefined
  if (outside.some(isWithoutNetwork)) return 'no-own-network'
  if (name === undefined) return 'different-networks'
  return outside.every((one) => networksOf(one).every(isPredefined)) ? 'on-default-bridge' : 'not-attached'
}
