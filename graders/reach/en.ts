import type { Container } from '../../src/docker/port/docker.ts'
import { shared } from '../../src/grading/contract/connection/way.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { spokenOf } from './pairs.ts'
import type reach from './reach.ts'
import type { ReachFacts, ReachWant } from './want.ts'

const pair = (want: ReachWant, facts: ReachFacts) => {
  const { from, to, way } = spokenOf(want, facts) ?? {}
  const networks = way?.by === 'network' ? way.networks : from && to ? shared(from, to) : []
  const file = way?.by === 'hosts-file' ? way : undefined
  return {
    from: from?.name ?? want.from,
    to: to?.name ?? want.to[0],
    way,
    networks: networks.join(', '),
    file,
  }
}

const where = ({ name, networks }: Container) =>
  `${name} is on ${networks.map((one) => one.name).join(', ') || 'no network'}`

export default {
  summary: 'One container reaches others, or does not: judged by networks, /etc/hosts and listening ports',
  options: {
    from: 'name of the container that must reach the others',
    to: 'names of the containers that it must reach, or must not',
    by: 'name: by the name of the container; address: by its IP address on any network that both are on',
    mutual: 'the others must also reach it',
    port: 'a port on which the others must listen for it',
    reachable: 'false: it must not reach any of them',
  },
  refusals: { 'port-needs-reachable': 'port cannot be combined with "reachable: false"' },
  expected: ({ from, to, by, mutual, port, reachable }) =>
    [
      `${from} ${reachable ? 'reaches' : 'does not reach'} ${to.join(', ')} by ${by}`,
      port !== undefined && `at port ${port}`,
      mutual && (reachable ? 'and the other way round' : 'nor the other way round'),
    ]
      .filter(Boolean)
      .join(', '),
  actual: ({ containers }) => Object.values(containers).map(where).join('; '),
  codes: {
    'no-way': {
      message(want, facts) {
        const { from, to } = pair(want, facts)
        return `${from} and ${to} have no network in common, so ${from} cannot reach ${to}.`
      },
      next: 'On which networks is each of them? You can connect a container to one more network at any time.',
    },
    'no-names-there': {
      message(want, facts) {
        const { from, to, networks } = pair(want, facts)
        return `${from} and ${to} are both on ${networks}, but names do not resolve there: ${from} reaches ${to} only by its IP address.`
      },
      next: 'Docker resolves container names only on one kind of network. Which kind is that?',
    },
    'name-from-hosts-file': {
      message(want, facts) {
        const { from, to, file } = pair(want, facts)
        return file?.link
          ? `${from} knows the name ${to} only from --link, which wrote "${file.line}" into its /etc/hosts.`
          : `${from} knows the name ${to} only from its /etc/hosts: "${file?.line}".`
      },
      next: 'That works in one direction, and only for one address. Who resolves names on a network of your own?',
    },
    'reaches-itself': {
      message(want, facts) {
        const { from, to } = pair(want, facts)
        return `${from} and ${to} use one and the same network, so each of them reaches the other at localhost, not by name.`
      },
      next: 'With which --network, or network_mode, was each of them created?',
    },
    'network-keeps-apart': {
      message(want, facts) {
        const { from, to, networks } = pair(want, facts)
        return `${from} and ${to} are both on ${networks}, but this network keeps its containers apart.`
      },
      next: 'With which options was the network created? They cannot be changed later.',
    },
    'port-not-listening': {
      message: (want, facts) =>
        `${pair(want, facts).from} finds ${pair(want, facts).to}, but nothing listens on port ${want.port} there.`,
      next: 'On which port does that program listen? Published ports do not count between containers.',
    },
    'port-on-loopback': {
      message: (want, facts) =>
        `${pair(want, facts).to} listens on port ${want.port} only for itself, at 127.0.0.1.`,
      next: 'On which address must a program listen, so that others reach it?',
    },
    'port-unclear': {
      message: (want, facts) =>
        `It could not be seen whether ${pair(want, facts).to} listens on port ${want.port}.`,
      next: 'Can you connect to it from the other container?',
    },
    reached: {
      message(want, facts) {
        const { from, to, way, networks } = pair(want, facts)
        if (way?.by === 'localhost') return `${from} and ${to} use one and the same network.`
        if (way?.by === 'host')
          return `${from} uses the network of the host, from which every container can be reached.`
        return `${from} reaches ${to}: both are on ${networks}.`
      },
      next: 'On which networks should each of them be? You can disconnect a container from a network.',
    },
    'reached-by-hosts-file': {
      message(want, facts) {
        const { from, to, file } = pair(want, facts)
        return file?.link
          ? `${from} reaches ${to} by name, because --link wrote "${file.line}" into its /etc/hosts.`
          : `${from} reaches ${to} by name, because its /etc/hosts says "${file?.line}".`
      },
      next: 'Where does this line come from? A new container has only its own name there.',
    },
  },
} satisfies KindWords<typeof reach>
