import type { Container } from '../../src/docker/port/docker.ts'
import { isLoopback } from '../../src/grading/contract/connection/loopback.ts'
import { shared, type Way, wayBetween } from '../../src/grading/contract/connection/way.ts'
import type { ReachFacts, ReachWant } from './want.ts'

/** One container, and another that it must reach, or must not. */
export type Pair = readonly [from: Container, to: Container]

/** Every pair, in both directions where that is asked for. */
export function pairsOf({ from, to, mutual }: ReachWant, containers: Record<string, Container>): Pair[] {
  const source = containers[from]
  return to.flatMap((name) => {
    const target = containers[name]
    if (!source || !target) return []
    return mutual ? [[source, target] as const, [target, source] as const] : [[source, target] as const]
  })
}

const wayOf = ([from, to]: Pair, { by }: ReachWant, { hosts, apart }: ReachFacts): Way | undefined =>
  wayBetween(from, to, { by, hosts: hosts[from.name] ?? '', apart })

/** The code of what is wrong with one pair; undefined when nothing is. */
export function diagnosePair(pair: Pair, want: ReachWant, facts: ReachFacts) {
  const way = wayOf(pair, want, facts)
  if (!want.reachable) {
    if (!way) return undefined
    return way.by === 'hosts-file' ? 'reached-by-hosts-file' : 'reached'
  }
  if (way?.by === 'hosts-file') return 'name-from-hosts-file'
  if (way?.by === 'localhost' && want.by === 'name') return 'reaches-itself'
  if (!way) return whyNot(pair, facts)
  return want.port === undefined ? undefined : diagnosePort(want.port, way, facts.listening[pair[1].name])
}

function whyNot([from, to]: Pair, { apart }: ReachFacts) {
  const networks = shared(from, to)
  if (networks.length === 0) return 'no-way'
  return networks.every((name) => apart.includes(name)) ? 'network-keeps-apart' : 'no-names-there'
}

function diagnosePort(port: number, way: Way, listening: ReachFacts['listening'][string] | undefined) {
  if (!listening) return 'port-unclear'
  const there = listening.filter((one) => one.port === port)
  if (there.length === 0) return 'port-not-listening'
  return way.by !== 'localhost' && there.every(({ address }) => isLoopback(address))
    ? 'port-on-loopback'
    : undefined
}

/** The pair to speak of, the first with something wrong, and how it reaches. */
export function spokenOf(
  want: ReachWant,
  facts: ReachFacts,
): { from: Container; to: Container; way: Way | undefined } | undefined {
  const pair = pairsOf(want, facts.containers).find((one) => diagnosePair(one, want, facts))
  return pair && { from: pair[0], to: pair[1], way: wayOf(pair, want, facts) }
}
