import * as z from 'zod'
import type { Container, Network } from '../../src/docker/port/docker.ts'
import { isInside } from '../../src/grading/contract/connection/subnet.ts'
import {
  ageMs,
  type ContainerFacts,
  containerCause,
  diagnoseContainer,
  NO_CONTAINER,
  observeContainer,
  settlesInMs,
} from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { codes } from './codes.ts'
import { hostsOf, namedByHosts } from './hosts.ts'
import {
  diagnoseApart,
  haveOneNetwork,
  isPredefined,
  isWithoutNetwork,
  joinedPair,
  meant,
  networksOf,
  onRemovedNetwork,
  prefixed,
  resolvingNetworks,
  usesNetworkOfAnother,
  withOtherAddress,
  withoutAlias,
} from './membership.ts'

/** The container that is missing or does not run, if there is one; otherwise the first. */
export interface NetworkFacts extends ContainerFacts {
  network: Network | undefined
  /** The containers that must be together. */
  inside: Container[]
  /** Those that must be apart from them. */
  apart: Container[]
  /** Only when the network is missing: the names of all networks, to explain. */
  networks: string[]
  /** Only where names must not resolve: the `/etc/hosts` of each container, by its name. */
  hosts?: Record<string, string> | undefined
}

/** The code of what is wrong with the addresses of a network, or with its way out. */
function diagnoseSettings(
  { subnet, internal }: { subnet?: string | undefined; internal?: boolean | undefined },
  network: Network,
) {
  if (subnet !== undefined && !network.subnets.some((one) => isSame(one, subnet)))
    return 'network-other-subnet'
  if (internal === undefined || internal === network.internal) return undefined
  return internal ? 'network-not-internal' : 'network-internal'
}

/** The same addresses, however they are written. */
function isSame(one: string, other: string): boolean {
  const [address = '', length] = one.split('/')
  return length === other.split('/')[1] && isInside(address, other)
}

/** A container's name resolves, and it has an address, only while it is running. */
const must = (want: { names_resolve?: boolean | undefined; address?: string | undefined }) =>
  (want.names_resolve ?? want.address) === undefined ? 'exist' : 'run'

export default defineKind({
  schema: () =>
    z
      .strictObject({
        name: field.network().optional(),
        state: field.presence(),
        driver: field.driver().optional(),
        subnet: field.subnet().optional(),
        internal: z.boolean().optional(),
        containers: field.containers().optional(),
        user_defined: z.literal(true).optional(),
        names_resolve: z.boolean().optional(),
        isolated_from: field.containers().optional(),
        only: z.literal(true).optional(),
        alias: z
          .string()
          .regex(/^[a-zA-Z0-9][\w.-]*$/, 'docker-name')
          .optional(),
        address: z.union([z.ipv4(), z.ipv6()]).optional(),
      })
      .refine(({ name, containers }) => name || containers, { error: 'needs-name-or-containers' })
      .refine(
        ({ name, driver, subnet, internal }) =>
          name !== undefined || (driver ?? subnet ?? internal) === undefined,
        { error: 'driver-needs-name' },
      )
      .refine(
        ({ name, state, ...asked }) =>
          state === 'present' || (name && Object.values(asked).every((one) => one === undefined)),
        { error: 'absent-takes-only-name' },
      )
      .refine(
        ({ containers, names_resolve, isolated_from }) =>
          containers || (names_resolve === undefined && !isolated_from),
        { error: 'needs-containers' },
      )
      .refine(({ name, containers, only }) => !only || (name && containers), { error: 'only-needs-both' })
      .refine(({ name, containers, alias }) => alias === undefined || (name && containers), {
        error: 'alias-needs-both',
      })
      .refine(
        ({ name, containers, address }) => address === undefined || (name && containers?.length === 1),
        { error: 'address-needs-one' },
      ),
  example: { name: 'my-net', containers: ['web', 'db'], names_resolve: true },

  async observe(want, world): Promise<NetworkFacts> {
    const { name, containers = [], isolated_from = [] } = want
    const look = (names: string[]) =>
      Promise.all(names.map((one) => observeContainer(one, world, must(want))))
    const [network, inside, apart] = await Promise.all([
      name ? world.docker.network(name) : undefined,
      look(containers),
      look(isolated_from),
    ])
    const looked = [...inside, ...apart]
    const first = looked.find((facts) => diagnoseContainer(facts, must(want))) ?? looked[0] ?? NO_CONTAINER
    const present = (facts: ContainerFacts[]) => facts.flatMap(({ container }) => container ?? [])
    const all =
      name && !network && want.state === 'present' ? await forExplanation(world.docker.networks()) : undefined
    const networks = (all ?? []).map((one) => one.name)
    const facts = { ...first, network, inside: present(inside), apart: present(apart), networks }
    if (want.names_resolve !== false || diagnoseContainer(first, 'run')) return facts
    return { ...facts, hosts: await hostsOf(facts.inside, world.docker) }
  },

  judge(want, facts) {
    const { name, driver, user_defined, names_resolve } = want
    const { wanted, network, inside, apart } = facts
    if (want.state === 'absent') return network ? 'network-still-there' : 'pass'
    const absent = wanted ? diagnoseContainer(facts, must(want)) : undefined
    if (absent) return absent
    if (name && !network) {
      if (prefixed(name, facts)) return 'network-name-prefixed'
      return meant(name, facts) ? 'network-name-differs' : 'network-missing'
    }
    if (driver && network?.driver !== driver) return 'network-other-driver'
    const settings = network && diagnoseSettings(want, network)
    if (settings) return settings
    const separate = names_resolve === false && !name ? undefined : diagnoseApart(name, inside)
    if (separate) return separate
    if (onRemovedNetwork(network, inside).length > 0) return 'on-removed-network'
    if (want.only && inside.some((one) => networksOf(one).length > 1)) return 'on-more-networks'
    if (withoutAlias(want, inside).length > 0)
      return isPredefined(name ?? '') ? 'on-default-bridge' : 'alias-missing'
    if (withOtherAddress(want, inside)) return 'network-address-differs'
    const resolves = name ? !isPredefined(name) : resolvingNetworks(inside).length > 0
    if (names_resolve === true && inside.some(usesNetworkOfAnother)) return 'no-own-network'
    if (names_resolve === false && haveOneNetwork(inside)) return 'no-own-network'
    if ((user_defined || names_resolve) && !resolves)
      return inside.some(isWithoutNetwork) ? 'no-own-network' : 'on-default-bridge'
    if (names_resolve === false && inside.length > 1 && resolvingNetworks(inside).length > 0)
      return 'names-resolve'
    if (names_resolve === false && namedByHosts(facts)) return 'names-in-hosts-file'
    return joinedPair(inside, apart) ? 'not-isolated' : 'pass'
  },
  pending: (want, facts) => settlesInMs(facts, must(want)),
  // A running container can be connected at any time, so its age says nothing.
  ageMs: (facts) => (facts.container ? undefined : ageMs(facts)),

  codes,
  causes: [containerCause],
  authoring: {
    subject: ['name'],
    single: ['state', 'driver', 'subnet', 'internal'],
    passesAtOnce({ name = '', state, ...asked }, { networks }) {
      if (state === 'absent') return !networks.includes(name)
      return networks.includes(name) && Object.values(asked).every((one) => one === undefined)
    },
    runs: ({ containers = [], names_resolve }) => (names_resolve === undefined ? [] : containers),
    groups({ name, containers = [], names_resolve, isolated_from = [] }) {
      const pairs = containers.flatMap((one, at) =>
        containers.slice(at + 1).map((two) => [one, two] as const),
      )
      return {
        together: names_resolve === false && !name ? [] : pairs,
        apart: containers.flatMap((one) => isolated_from.map((two) => [one, two] as const)),
        named: names_resolve ? pairs : [],
        nameless: names_resolve === false ? pairs : [],
      }
    },
    neverFails({ name, state, driver, subnet, internal, containers, user_defined, isolated_from }) {
      const asked = containers ?? driver ?? subnet ?? internal
      if (name && state === 'present' && isPredefined(name) && asked === undefined)
        return { path: ['name'], why: 'always-there' }
      const isAlone = new Set(containers).size === 1
      return isAlone && !name && !isolated_from && !user_defined
        ? { path: ['containers'], why: 'any-network' }
        : undefined
    },
  },
})
