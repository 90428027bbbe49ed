import * as z from 'zod'
import { diagnoseContainer, observeContainer } from '../../src/grading/contract/container/container.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import {
  diagnoseApart,
  isPredefined,
  isWithoutNetwork,
  type NetworkFacts,
  prefixed,
  sharedNetworks,
} from './facts.ts'
import { networkTexts } from './texts.ts'

export const containers = () => z.array(z.string()).min(1)

const NO_CONTAINER = { wanted: '', container: undefined, others: [], lastLine: '' }

export default defineKind({
  schema: () =>
    z
      .strictObject({
        name: z.string().optional(),
        driver: z.string().optional(),
        containers: containers().optional(),
        user_defined: z.literal(true).optional(),
        names_resolve: z.boolean().optional(),
        isolated_from: containers().optional(),
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

  ageMs: ({ container }) => (container?.state.status === 'running' ? container.ageMs : undefined),
  codes: {
    'network-missing': { see: ['docker network ls', 'docker network create NAME'] },
    'network-name-prefixed': { see: ['docker network ls', 'docker compose config'] },
    'network-other-driver': {
      see: ['docker network inspect --format "{{.Driver}}" NAME', 'docker network ls'],
    },
    'not-attached': {
      mistakes: ['M91'],
      see: [
        'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME',
        'docker network inspect NETWORK',
      ],
    },
    'on-default-bridge': {
      mistakes: ['M90', 'M93'],
      see: [
        'docker network ls',
        'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME',
        'docker exec NAME cat /etc/resolv.conf',
      ],
    },
    'different-networks': {
      mistakes: ['M91'],
      see: [
        'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME',
        'docker network inspect NETWORK',
      ],
    },
    'no-own-network': {
      mistakes: ['M08'],
      see: ['docker inspect --format "{{.HostConfig.NetworkMode}}" NAME'],
    },
    'names-resolve': { see: ['docker network inspect NETWORK', 'docker exec NAME ping -c 1 OTHER'] },
    'not-isolated': {
      see: [
        'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME',
        'docker network disconnect NETWORK NAME',
      ],
    },
  },
})
