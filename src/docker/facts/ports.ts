import type { Protocol, PublishedPort } from '../port/docker.ts'
import { type Json, list, number, record, text, WrongShape } from './fields.ts'

/** `80/tcp`, as keys of several maps spell a port; without a protocol it is TCP. */
export function toPort(key: string): { port: number; protocol: Protocol } {
  const [digits = '', protocol = 'tcp'] = key.split('/')
  if (!/^\d+$/.test(digits)) throw new WrongShape(`«${key}» is no port`)
  return { port: Number(digits), protocol: toProtocol(protocol) }
}

/** A map such as `{"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]}`, one entry a binding. */
export function toPublishedPorts(value: unknown, what: string): PublishedPort[] {
  return Object.entries(record(value, what)).flatMap(([key, bindings]) =>
    list(bindings, what).map((binding) => {
      const { HostIp, HostPort } = record(binding, what)
      return { ...toPort(key), hostIp: text(HostIp, what), hostPort: toHostPort(text(HostPort, what)) }
    }),
  )
}

/** The published ones among the ports of a row of the list. */
export function toListedPorts(value: unknown, what: string): PublishedPort[] {
  return list(value, what)
    .map((one): Json => record(one, what))
    .filter(({ PublicPort }) => PublicPort)
    .map(({ IP, PrivatePort, PublicPort, Type }) => ({
      port: number(PrivatePort, what),
      protocol: toProtocol(text(Type, what)),
      hostIp: text(IP, what),
      hostPort: number(PublicPort, what),
    }))
}

/** Nothing, and a range, leave the choice to the engine. */
function toHostPort(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : 0
}

function toProtocol(word: string): Protocol {
  if (word === 'tcp' || word === 'udp' || word === 'sctp') return word
  throw new WrongShape(`«${word}» is no protocol`)
}
