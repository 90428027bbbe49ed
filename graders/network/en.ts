import type { Container } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import {
  isWithoutNetwork,
  type NetworkFacts,
  networksOf,
  outsiders,
  prefixed,
  sharedNetworks,
} from './facts.ts'
import type kind from './network.ts'
import { containers } from './network.ts'
import { networkTexts } from './texts.ts'

interface Want {
  name?: string | undefined
  driver?: string | undefined
}

const named = (containers: Container[]) => containers.map(({ name }) => name).join(', ')

const where = (one: Container) => `${one.name} is on ${networksOf(one).join(', ') || 'no network'}`

function actual({ network, inside, apart }: NetworkFacts, { name }: Want): string {
  const made = name
    ? [network ? `${name} has the driver ${network.driver}` : `no network called ${name}`]
    : []
  return [...made, ...[...inside, ...apart].map(where)].join('; ')
}

export default {
  summary: 'A network exists, and containers are on it together or kept apart',
  options: {
    name: 'name of the network; any, when left out',
    driver: 'bridge, host, macvlan, …',
    containers: 'containers that must be on it, or on one network together',
    user_defined: 'it must be a network that was made, not the default bridge',
    names_resolve:
      'whether the containers, which must run, reach each other by name; by what Docker knows of their networks',
    isolated_from: 'containers that must share no network with them',
  },
  expected: ({ name, driver, containers = [], user_defined, names_resolve, isolated_from }) =>
    [
      `${name ? `a network ${name}` : `one ${user_defined || names_resolve ? 'user-defined ' : ''}network`}${containers.length > 0 ? ` with ${containers.join(', ')}` : ''}`,
      driver && `driver ${driver}`,
      names_resolve === true && 'on which names resolve',
      names_resolve === false && 'without names that resolve',
      isolated_from && `apart from ${isolated_from.join(', ')}`,
    ]
      .filter(Boolean)
      .join(', '),
  actual: (facts, want) => networkTexts.actual(facts, want),
  codes: {
    'network-missing': {
      message: ({ name }) => `Docker knows no network called ${name}.`,
      next: 'List the networks. Is yours there under another name, or was it never made?',
    },
    'network-name-prefixed': {
      message: ({ name }, { inside }) =>
        `There is no network called ${name}, but a container is on ${prefixed(name ?? '', inside)}.`,
      next: 'Who made that network? A compose file can also say what a network is to be called.',
    },
    'network-other-driver': {
      message: ({ name, driver }, { network }) => `${name} has the driver ${network?.driver}, not ${driver}.`,
      next: 'The driver is chosen when a network is made, and cannot be changed later.',
    },
    'not-attached': {
      message: ({ name }, { inside }) =>
        `${named(outsiders(name, inside))} ${outsiders(name, inside).length > 1 ? 'are' : 'is'} not on ${name}.`,
      next: 'A container can be put on a network when it is made, and also later, without a restart.',
    },
    'on-default-bridge': {
      message: ({ name }, { inside }) =>
        `${named(name && outsiders(name, inside).length > 0 ? outsiders(name, inside) : inside)}: on the default bridge only, which knows no names.`,
      next: "Docker's name service works only on networks of one kind. Which one is that?",
    },
    'different-networks': {
      message: (_, { inside }) => `${inside.map(where).join('; ')}. So they cannot reach each other.`,
      next: 'One network that both are on is enough.',
    },
    'no-own-network': {
      message: ({ name }, { inside }) =>
        outsiders(name, inside)
          .filter(isWithoutNetwork)
          .map((one) => `${one.name} was made with the network mode ${one.networkMode.replace(/:.*/, '')}.`)
          .join(' '),
      next: 'With such a mode a container cannot be put on another network. It takes a new container.',
    },
    'names-resolve': {
      message: (_, { inside }) =>
        `${named(inside)} are together on ${sharedNetworks(inside).join(', ')}, where names resolve.`,
      next: 'On which network do names not resolve?',
    },
    'not-isolated': {
      message: (_, { inside, apart }) => {
        const pairs = apart.flatMap((other) => inside.map((one) => [one, other] as const))
        const [one, other] = pairs.find((pair) => sharedNetworks([...pair]).length > 0) ?? []
        return `${one?.name} and ${other?.name} are both on ${one && other ? sharedNetworks([one, other]).join(', ') : ''}.`
      },
      next: 'Without --network, a container is put on the default bridge. And a network can be left again.',
    },
  },
} satisfies KindWords<typeof kind>
