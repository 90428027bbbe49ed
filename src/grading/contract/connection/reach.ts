import type { PublishedPort } from '../../../docker/port/docker.ts'
import { isLoopback } from './loopback.ts'

/** Which addresses of the engine's host a published port is reached at. */

/** A port of the engine's host, by one of its names for itself. */
export interface HostAddress {
  /** As a student would write it: `http://localhost:8080/`, `localhost:6603`. */
  text: string
  /** `localhost`, `127.0.0.1` or `::1`. */
  host: string
  port: number
}

type WithPorts = { ports: PublishedPort[] }

/** The addresses that a name means, in the order in which they are tried. */
export const addressesOf = ({ host }: HostAddress): string[] =>
  host === 'localhost' ? ['127.0.0.1', '::1'] : [host]

/** The TCP ports of a container that lead from a port of the host, at any of these addresses. */
export function leading({ ports }: WithPorts, port: number, addresses: readonly string[]): PublishedPort[] {
  return ports.filter(
    (one) =>
      one.protocol === 'tcp' &&
      one.hostPort === port &&
      addresses.some((address) => covers(one.hostIp, address)),
  )
}

/** Those that lead from the port at whatever address. */
export const leadingFrom = ({ ports }: WithPorts, port: number): PublishedPort[] =>
  ports.filter((one) => one.protocol === 'tcp' && one.hostPort === port)

/** Whether what is published on one address is reached at the other: each wildcard is of its own family. */
export function covers(hostIp: string, address: string): boolean {
  if (hostIp === '' || hostIp === address) return true
  return hostIp === (address.includes(':') ? '::' : '0.0.0.0')
}

/** Whether the port is published, but on the engine's own loopback address alone. */
export function isOnLoopbackOnly(container: WithPorts, port: number): boolean {
  const there = leadingFrom(container, port)
  return there.length > 0 && there.every(({ hostIp }) => isLoopback(hostIp))
}
