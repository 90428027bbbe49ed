import type { Container } from '../../src/docker/port/docker.ts'
import type { Diagnosis } from '../../src/grading/contract/contract.ts'
import {
  isWithoutNetwork,
  type NetworkFacts,
  networksOf,
  outsiders,
  prefixed,
  sharedNetworks,
} from './facts.ts'

/** The English words for networks that do not join or part containers as they should. */

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

export const networkTexts = {
  actual,
  diagnoses: {
    'network-missing': {
      title: 'There is no network with this name',
      message: ({ name }) => `Docker knows no network called ${name}.`,
      next: () => 'List the networks. Is yours there under another name, or was it never made?',
      page: {
        what: 'A check looked for a network by its exact name and found none.',
        see: ['docker network ls', 'docker network create NAME'],
        why: 'Docker comes with three networks: bridge, host and none. Every other one has to be made before a container can be put on it.',
      },
    },
    'network-name-prefixed': {
      title: "The network has the project's name in front",
      message: ({ name }, { inside }) =>
        `There is no network called ${name}, but a container is on ${prefixed(name ?? '', inside)}.`,
      next: () => 'Who made that network? A compose file can also say what a network is to be called.',
      page: {
        what: 'A network whose name ends in the right word is there, with another word and an underscore before it.',
        see: ['docker network ls', 'docker compose config'],
        why: 'Compose puts the name of the project, usually that of the folder, before everything that it makes, so that projects do not mix. With «name:» a network gets exactly the name that you choose.',
      },
    },
    'network-other-driver': {
      title: 'The network is of another kind',
      message: ({ name, driver }, { network }) => `${name} has the driver ${network?.driver}, not ${driver}.`,
      next: () => 'The driver is chosen when a network is made, and cannot be changed later.',
      page: {
        what: 'The network exists, but was made with another driver than the task asks for.',
        see: ['docker network inspect --format "{{.Driver}}" NAME', 'docker network ls'],
        why: 'The driver decides how packets travel: bridge joins containers of one machine, host does without a network of its own, macvlan gives containers addresses of the outer network.',
      },
    },
    'not-attached': {
      title: 'A container is not on the network',
      catalogue: ['M91'],
      message: ({ name }, { inside }) =>
        `${named(outsiders(name, inside))} ${outsiders(name, inside).length > 1 ? 'are' : 'is'} not on ${name}.`,
      next: () => 'A container can be put on a network when it is made, and also later, without a restart.',
      page: {
        what: 'The network and the container exist, but the container is on other networks only.',
        see: [
          'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME',
          'docker network inspect NETWORK',
        ],
        why: 'A container can be on several networks, and reaches only those that share one with it. «docker network connect» and «disconnect» change that while it runs.',
      },
    },
    'on-default-bridge': {
      title: 'Only on the default network, where names do not resolve',
      catalogue: ['M90', 'M93'],
      message: ({ name }, { inside }) =>
        `${named(name && outsiders(name, inside).length > 0 ? outsiders(name, inside) : inside)}: on the default bridge only, which knows no names.`,
      next: () => "Docker's name service works only on networks of one kind. Which one is that?",
      page: {
        what: 'The containers are on the network called bridge, which Docker takes when none is chosen.',
        see: [
          'docker network ls',
          'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME',
          'docker exec NAME cat /etc/resolv.conf',
        ],
        why: 'On a network that you made, Docker answers for the names of the containers (at 127.0.0.11). On the default bridge it does not: there, containers reach each other by address only. --link writes a name into /etc/hosts of one container, in one direction, and is kept only for old set-ups.',
      },
    },
    'different-networks': {
      title: 'The containers have no network in common',
      catalogue: ['M91'],
      message: (_, { inside }) => `${inside.map(where).join('; ')}. So they cannot reach each other.`,
      next: () => 'One network that both are on is enough.',
      page: {
        what: 'Each container is on a network, but there is none that all of them are on.',
        see: [
          'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME',
          'docker network inspect NETWORK',
        ],
        why: 'Networks keep containers apart: what is on one cannot reach what is on another. A container may be on several, and so stand in both.',
      },
    },
    'no-own-network': {
      title: 'A container has no network of its own',
      catalogue: ['M08'],
      message: ({ name }, { inside }) =>
        outsiders(name, inside)
          .filter(isWithoutNetwork)
          .map((one) => `${one.name} was made with the network mode ${one.networkMode.replace(/:.*/, '')}.`)
          .join(' '),
      next: () => 'With such a mode a container cannot be put on another network. It takes a new container.',
      page: {
        what: 'The container was made with --network host, none or container:NAME.',
        see: ['docker inspect --format "{{.HostConfig.NetworkMode}}" NAME'],
        why: 'host means the network of the machine itself, none means no network at all, and container: means that of another container. None of them can be joined with a network that you made.',
      },
    },
    'names-resolve': {
      title: 'The containers reach each other by name, and should not',
      message: (_, { inside }) =>
        `${named(inside)} are together on ${sharedNetworks(inside).join(', ')}, where names resolve.`,
      next: () => 'On which network do names not resolve?',
      page: {
        what: "The task asks for containers that do not find each other by name, but they share a network that was made, and Docker's name service works there.",
        see: ['docker network inspect NETWORK', 'docker exec NAME ping -c 1 OTHER'],
        why: 'Every network that you make has a name service. Only the default bridge has none.',
      },
    },
    'not-isolated': {
      title: 'Containers that should be apart share a network',
      message: (_, { inside, apart }) => {
        const pairs = apart.flatMap((other) => inside.map((one) => [one, other] as const))
        const [one, other] = pairs.find((pair) => sharedNetworks([...pair]).length > 0) ?? []
        return `${one?.name} and ${other?.name} are both on ${one && other ? sharedNetworks([one, other]).join(', ') : ''}.`
      },
      next: () =>
        'Without --network, a container is put on the default bridge. And a network can be left again.',
      page: {
        what: 'Two containers that the task wants apart are on one network.',
        see: [
          'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME',
          'docker network disconnect NETWORK NAME',
        ],
        why: 'Sharing one network is enough to reach each other, whatever other networks there are.',
      },
    },
  } satisfies Record<string, Diagnosis<Want, NetworkFacts>>,
}
