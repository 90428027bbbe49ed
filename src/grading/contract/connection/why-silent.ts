import type { ContainerSummary, Listener } from '../../../docker/port/docker.ts'
import { isLoopback } from './loopback.ts'
import { type HostAddress, leading, leadingFrom } from './reach.ts'

/** Why a connection led nowhere, where the sockets in the container show it. */
export interface Inside {
  at: HostAddress
  /** The container that publishes the port. */
  holder: Pick<ContainerSummary, 'name' | 'ports'> | undefined
  /** What listens in it. */
  listening: Listener[] | undefined
}

export function whySilent(facts: Inside) {
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
export const insidePorts = ({ holder, at }: Pick<Inside, 'holder' | 'at'>): number[] =>
  holder ? inside(holder, at.port) : []

/** The ports in a container that a connection to an address of the host leads to; to any where none is given. */
export function inside(container: Pick<ContainerSummary, 'ports'>, port: number, address?: string): number[] {
  const ports = address ? leading(container, port, [address]) : leadingFrom(container, port)
  return [...new Set(ports.map((one) => one.port))]
}

/** On a user-defined network, Docker's own DNS server listens inside the container, on this address. */
const isProgram = ({ address }: Listener) => address !== '127.0.0.11'

/** What programs in the holder listen on: `0.0.0.0:80`, `[::]:80`. */
export function socketsOf({ listening }: Pick<Inside, 'listening'>): string[] {
  return (listening ?? [])
    .filter(isProgram)
    .map(({ address, port }) => `${address.includes(':') ? `[${address}]` : address}:${port}`)
}
