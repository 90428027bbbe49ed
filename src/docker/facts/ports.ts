import type { Protocol, PublishedPort } from '../port/docker.ts'
import { list, number, record, text, unknownValue } from '../port/json.ts'

/** `80/tcp`, as keys of several maps spell a port; without a protocol it is TCP. */
export function toPort(key: string): { port: number; protocol: Protocol } {
  const [digits = '', protocol = 'tcp'] = key.split('/')
  if (!/^\d+$/.test(digits)) throw unknownValue(key, 'port')
  return { port: Number(digits), protocol: toProtocol(protocol) }
}

/** A map such as `{"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]}`, one entry a binding. */
export function toPublishedPorts(value: unknown, field: string): PublishedPort[] {
  return Object.entries(record(value, field)).flatMap(([key, bindings]) =>
    list(bindings, field).map((binding) => {
      const { HostIp, HostPort } = record(binding, field)
      return { ...toPort(key), hostIp: text(HostIp, field), hostPort: toHostPort(text(HostPort, field)) }
    }),
  )
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
