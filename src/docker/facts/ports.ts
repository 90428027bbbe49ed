import type { Protocol, PublishedPort } from '../port/docker.ts'
import { list, number, record, text, unknownValue } from '../port/json.ts'

type Port = { port: number; protocol: Protocol }

const MOST_PORT = 65_535
/** As many as there are, of each protocol. */
const MOST_PORTS = 3 * MOST_PORT

/**
 * What keys of several maps spell: `80/tcp`, `53/Udp`, `6379-6399/tcp`; without a protocol it is TCP. An image keeps
 * whatever its maker wrote, and builders differ in what they make of it.
 * @see https://docs.docker.com/reference/dockerfile/#expose
 */
export function toPorts(key: string): Port[] {
  const [, from = '', to = from, protocol] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(\w*))?$/.exec(key.trim()) ?? []
  const [first, last] = [Number(from), Number(to)]
  if (from === '' || last < first || last > MOST_PORT) throw unknownValue(key, 'port')
  const spoken = toProtocol(protocol?.toLowerCase() || 'tcp')
  return Array.from({ length: last - first + 1 }, (_, index) => ({ port: first + index, protocol: spoken }))
}

/** The ports that an image declares, once each. */
export function toExposed(value: unknown, field: string): Port[] {
  const ports = new Map<string, Port>()
  let read = 0
  for (const key of Object.keys(record(value, field))) {
    const these = toPorts(key)
    read += these.length
    if (read > MOST_PORTS) throw unknownValue(key, field)
    for (const one of these) ports.set(`${one.port}/${one.protocol}`, one)
  }
  return [...ports.values()]
}

/**
 * What was asked for: a map such as `{"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]}`, one entry a binding.
 * Port 0 leaves the choice to the engine.
 */
export function toRequestedPorts(value: unknown, field: string): PublishedPort[] {
  return Object.entries(record(value, field)).flatMap(([key, bindings]) =>
    list(bindings, field).flatMap((binding) => {
      const { HostIp, HostPort } = record(binding, field)
      const host = { hostIp: text(HostIp, field), hostPort: toHostPort(text(HostPort, field)) }
      return toPorts(key).map((port) => ({ ...port, ...host }))
    }),
  )
}

/**
 * What was given: a map of the same form. A network whose gateway mode is `routed` has entries without a port of the
 * host, which publish nothing. {@link https://docs.docker.com/engine/network/port-publishing/#gateway-modes}
 */
export function toPublishedPorts(value: unknown, field: string): PublishedPort[] {
  return toRequestedPorts(value, field).filter(({ hostPort }) => hostPort > 0)
}

/** The published ones among the ports of a row of the list. */
export function toListedPorts(value: unknown, field: string): PublishedPort[] {
  return list(value, field)
    .map((one) => record(one, field))
    .filter(({ PublicPort }) => PublicPort)
    .map(({ IP, PrivatePort, PublicPort, Type }) => ({
      port: number(PrivatePort, field),
      protocol: toProtocol(text(Type, field)),
      hostIp: text(IP, field),
      hostPort: number(PublicPort, field),
    }))
}

/** Nothing, and a range, leave the choice to the engine. */
function toHostPort(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : 0
}

function toProtocol(word: string): Protocol {
  if (word === 'tcp' || word === 'udp' || word === 'sctp') return word
  throw unknownValue(word, 'protocol')
}
