import type { Container } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { namedByHosts } from './hosts.ts'
import {
  addressOn,
  aliasesOn,
  joinedPair,
  meant,
  modesOf,
  networksOf,
  onRemovedNetwork,
  prefixed,
  resolvingNetworks,
  strangers,
  withoutAlias,
} from './membership.ts'
import type network from './network.ts'

const named = (containers: Container[]) => containers.map(({ name }) => name).join(', ')

const are = (containers: Container[]) => `${named(containers)} ${containers.length === 1 ? 'is' : 'are'}`

const where = (one: Container) => `${one.name} is on ${networksOf(one).join(', ') || 'no network'}`

export default {
  summary: 'A network exists, and containers are on it together or isolated from each other',
  options: {
    name: 'name of the network; any network, when left out',
    state: 'whether it must exist',
    driver: 'bridge, host, macvlan, …',
    subnet: 'its subnet: 10.10.0.0/24',
    internal: 'whether it must have no way out of the host (--internal)',
    containers: 'containers that must be on it or, without a name, on one network together',
    user_defined: 'it must be a network that was created, not the default bridge',
    names_resolve:
      'whether the containers, which must be running, reach each other by name; judged by the networks that they are on',
    isolated_from: 'containers that must not share a network with them',
    only: 'the containers must be on no other network',
    alias: 'a name that each of the containers must have on that network',
    address:
      'the address that the container must have on that network while it runs; only with a single container',
  },
  refusals: {
    subnet: 'must be a subnet such as 10.10.0.0/24',
    'needs-name-or-containers': 'must say which network: by name, by its containers, or both',
    'driver-needs-name': 'driver, subnet and internal need the name of the network',
    'absent-takes-only-name': 'a network that must be absent takes its name and nothing else',
    'only-needs-both': 'only needs the name of the network and its containers',
    'alias-needs-both': 'alias needs the name of the network and its containers',
    'address-needs-one': 'address needs the name of the network and one container',
    'needs-containers': 'names_resolve and isolated_from need containers',
  },
  expected(want) {
    const {
      name,
      state,
      driver,
      containers = [],
      user_defined,
      names_resolve,
      isolated_from,
      only,
      alias,
    } = want
    if (state === 'absent') return `no network named ${name}`
    const kind = user_defined || names_resolve ? 'one user-defined network' : 'one network'
    const members = containers.join(', ')
    const together = [name ? `a network named ${name}` : kind, members].filter(Boolean).join(' with ')
    return [
      names_resolve === false && !name ? members : together,
      alias && `known there as ${alias}`,
      want.address && `at the address ${want.address}`,
      only && 'and on no other network',
      driver && `driver ${driver}`,
      want.subnet && `subnet ${want.subnet}`,
      want.internal === undefined ? '' : want.internal ? 'internal' : 'not internal',
      names_resolve === true && 'reachable by name',
      names_resolve === false && 'not reachable by name',
      isolated_from && `isolated from ${isolated_from.join(', ')}`,
    ]
      .filter(Boolean)
      .join(', ')
  },
  actual({ network, inside, apart }, { name, subnet, internal, alias, address }) {
    const settings = [
      subnet && `subnet ${network?.subnets.join(', ') || 'none'}`,
      internal !== undefined && (network?.internal ? 'internal' : 'not internal'),
    ].filter(Boolean)
    const found = network
      ? [`${name} has the driver ${network.driver}`, ...settings].join(', ')
      : `no network named ${name}`
    const aliases = inside.map(
      (one) => `${one.name} is known there as ${[one.name, ...aliasesOn(name, one)].join(', ')}`,
    )
    const addresses = inside.map((one) => `${one.name} has ${addressOn(name, one) ?? 'no address'} there`)
    const places = [...inside, ...apart].map(where)
    return [
      ...(name ? [found] : []),
      ...places,
      ...(alias ? aliases : []),
      ...(address ? addresses : []),
    ].join('; ')
  },
  codes: {
    'network-missing': {
      message: ({ name }) => `There is no network named ${name}.`,
      next: 'List the networks. Does yours have a different name, or was it never created?',
    },
    'network-still-there': {
      message: ({ name }, { network }) =>
        network && network.containers.length > 0
          ? `The network ${name} still exists, and these running containers are on it: ${network.containers.join(', ')}.`
          : `The network ${name} still exists.`,
      next: 'Docker does not remove a network together with its containers, and not while a running container is on it.',
    },
    'network-name-prefixed': {
      message: ({ name = '' }, facts) =>
        `There is no network named ${name}, but there is one named ${prefixed(name, facts)}.`,
      next: 'What created that network? A Compose file can also set the name of a network.',
    },
    'network-name-differs': {
      message: ({ name = '' }, facts) =>
        `There is no network named ${name}, but there is one named ${meant(name, facts)}.`,
      next: 'Is that a typo? Names must match exactly.',
    },
    'network-other-driver': {
      message: ({ name, driver }, { network }) => `${name} has the driver ${network?.driver}, not ${driver}.`,
      next: 'You choose the driver when you create a network. It cannot be changed later.',
    },
    'network-other-subnet': {
      message: ({ name, subnet }, { network }) =>
        network && network.subnets.length > 0
          ? `The subnet of ${name} is ${network.subnets.join(', ')}, not ${subnet}.`
          : `${name} has no subnet.`,
      next: 'Without an option, Docker chooses a free subnet. You choose one when you create the network.',
    },
    'network-not-internal': {
      message: ({ name }) => `${name} has a way out of the host, but should be internal.`,
      next: 'Which option of "docker network create" restricts access to the outside?',
    },
    'network-internal': {
      message: ({ name }) => `${name} is internal: its containers have no way out of the host.`,
      next: 'That was chosen when the network was created, and cannot be changed later.',
    },
    'not-attached': {
      message: ({ name }, { inside }) => `${are(strangers(name, inside))} not on ${name}.`,
      next: 'You can connect a container to a network when you create it, and also later, without a restart.',
    },
    'on-removed-network': {
      message: ({ name }, { network, inside }) =>
        `${named(onRemovedNetwork(network, inside))} was connected to a network ${name} that has been removed since. The ${name} that exists now is a different network with the same name.`,
      next: 'Compare the ids of the two networks. A container keeps the id of its network: disconnect it and connect it again, or create it again.',
    },
    'on-default-bridge': {
      message: ({ name }, { inside }) =>
        `${are(strangers(name, inside))} only on the default bridge, which does not resolve container names.`,
      next: 'Docker resolves container names only on one kind of network. Which kind is that?',
    },
    'on-more-networks': {
      message: ({ name }, { inside }) =>
        `${inside
          .filter((one) => networksOf(one).length > 1)
          .map(where)
          .join('; ')}, but only ${name} is allowed.`,
      next: 'You can disconnect a container from a network while it is running.',
    },
    'different-networks': {
      message: (_, { inside }) => `${inside.map(where).join('; ')}. So they cannot reach each other.`,
      next: 'One network that all of them are on is enough.',
    },
    'no-own-network': {
      message: (want, { inside }) =>
        modesOf(want.name, inside)
          .map(({ name, mode }) => `${name} was created with the network mode ${mode}.`)
          .join(' '),
      next: 'With this mode, a container cannot be connected to another network. You need a new container.',
    },
    'network-address-differs': {
      message: ({ name, address }, { inside }) => {
        const [one] = inside
        const actual = one && addressOn(name, one)
        return actual
          ? `${one.name} has the address ${actual} on ${name}, not ${address}.`
          : `${one?.name} has no address on ${name}.`
      },
      next: 'Unless you ask for an address, Docker assigns the next free one. Which option of "docker run" and "docker network connect" asks for one?',
    },
    'alias-missing': {
      message: ({ name, alias }, { inside }) =>
        `${are(withoutAlias({ name, alias }, inside))} on ${name}, but without the alias ${alias}.`,
      next: 'A container gets an alias when it is connected to a network. To add one later, disconnect it and connect it again.',
    },
    'names-resolve': {
      message: (_, { inside }) =>
        `${named(inside)} are together on ${resolvingNetworks(inside).join(', ')}, where container names resolve.`,
      next: 'On which network do container names not resolve?',
    },
    'names-in-hosts-file': {
      message(_, facts) {
        const { from, to, way } = namedByHosts(facts) ?? {}
        return way?.link
          ? `${from} reaches ${to} by name, because --link wrote "${way.line}" into its /etc/hosts.`
          : `${from} reaches ${to} by name, because its /etc/hosts says "${way?.line}".`
      },
      next: 'Where does this line come from? A new container has only its own name there.',
    },
    'not-isolated': {
      message: (_, { inside, apart }) => {
        const pair = joinedPair(inside, apart)
        if (pair?.host && !pair.isOne)
          return `${pair.host.name} uses the network of the host, from which every container can be reached.`
        return pair?.isOne
          ? `${pair.one.name} and ${pair.other.name} use one and the same network: they reach each other at localhost.`
          : `${pair?.one.name} and ${pair?.other.name} are both on ${pair?.shared.join(', ')}.`
      },
      next: (_, { inside, apart }) =>
        joinedPair(inside, apart)?.isOne || joinedPair(inside, apart)?.host
          ? 'With which --network, or network_mode, was each of them created?'
          : 'Without --network, a container is on the default bridge. You can also disconnect a container from a network.',
    },
  },
} satisfies KindWords<typeof network>
