import * as z from 'zod'
import { defineGrader, diagnoseContainer, observeContainer } from '../../src/grading/contract/contract.ts'
import {
  diagnoseApart,
  isPredefined,
  isWithoutNetwork,
  type NetworkFacts,
  prefixed,
  sharedNetworks,
} from './facts.ts'
import { networkTexts } from './texts.ts'

const containers = () => z.array(z.string()).min(1)

const NO_CONTAINER = { wanted: '', container: undefined, others: [], lastLine: '' }

export default defineGrader({
  summary: 'A network exists, and containers are on it together or kept apart',
  schema: () =>
    z
      .strictObject({
        name: z.string().optional().describe('name of the network; any, when left out'),
        driver: z.string().optional().describe('bridge, host, macvlan, …'),
        containers: containers()
          .optional()
          .describe('containers that must be on it, or on one network together'),
        user_defined: z
          .literal(true)
          .optional()
          .describe('it must be a network that was made, not the default bridge'),
        names_resolve: z
          .boolean()
          .optional()
          .describe(
            'whether the containers, which must run, reach each other by name; by what Docker knows of their networks',
          ),
        isolated_from: containers().optional().describe('containers that must share no network with them'),
      })
      .refine(
        ({ name, containers }) => name || containers,
        'say which network: by name, by its containers, or both',
      )
      .refine(({ name, driver }) => name || !driver, 'driver needs the name of the network')
      .refine(
        ({ containers, names_resolve, isolated_from }) =>
          containers || (names_resolve === undefined && !isolated_from),
        'names_resolve and isolated_from are about containers: say which',
      ),
  example: { name: 'my-net', containers: ['web', 'db'], names_resolve: true },

  async observe({ name, containers = [], isolated_from = [], names_resolve }, docker): Promise<NetworkFacts> {
    const must = names_resolve === undefined ? 'exist' : 'run'
    const look = (names: string[]) => Promise.all(names.map((one) => observeContainer(one, docker, must)))
    const [network, inside, apart] = await Promise.all([
      name ? docker.network(name) : undefined,
      look(containers),
      look(isolated_from),
    ])
    const looked = [...inside, ...apart]
    const first = looked.find((facts) => diagnoseContainer(facts, must)) ?? looked[0] ?? NO_CONTAINER
    const present = (facts: typeof looked) => facts.flatMap(({ container }) => container ?? [])
    return { ...first, network, inside: present(inside), apart: present(apart) }
  },

  judge({ name, driver, user_defined, names_resolve }, facts) {
    const { wanted, network, inside, apart } = facts
    const absent = wanted
      ? diagnoseContainer(facts, names_resolve === undefined ? 'exist' : 'run')
      : undefined
    if (absent) return absent
    if (name && !network) return prefixed(name, inside) ? 'network-name-prefixed' : 'network-missing'
    if (driver && network?.driver !== driver) return 'network-other-driver'
    const separate = names_resolve === false && !name ? undefined : diagnoseApart(name, inside)
    if (separate) return separate
    const made = (name ? [name] : sharedNetworks(inside)).filter((one) => !isPredefined(one))
    if ((user_defined || names_resolve) && made.length === 0) {
      return inside.some(isWithoutNetwork) ? 'no-own-network' : 'on-default-bridge'
    }
    if (
      names_resolve === false &&
      inside.length > 1 &&
      sharedNetworks(inside).some((one) => !isPredefined(one))
    ) {
      return 'names-resolve'
    }
    return apart.some((other) => inside.some((one) => sharedNetworks([one, other]).length > 0))
      ? 'not-isolated'
      : 'pass'
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
  ageMs: ({ container }) => (container?.state.status === 'running' ? container.ageMs : undefined),
  diagnoses: networkTexts.diagnoses,
})
