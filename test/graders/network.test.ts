import { expect, test } from 'vitest'
import network, { type NetworkFacts } from '../../graders/network/network.ts'
import type { Container, Network } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, anEnded, another } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const on = (name: string, networks: string[], over: Partial<Container> = {}) =>
  aContainer({
    name,
    networks: networks.map((one) => ({ name: one, ip: '172.20.0.2', aliases: [] })),
    networkMode: networks[0] ?? 'none',
    ...over,
  })
const web = (...networks: string[]) => on('web', networks)
const db = (...networks: string[]) => on('db', networks)
const myNet: Network = {
  id: 'n1',
  name: 'my-net',
  driver: 'bridge',
  internal: false,
  containers: [],
  subnets: [],
}

const seen = (inside: Container[], over: Partial<NetworkFacts> = {}): NetworkFacts => ({
  wanted: inside[0]?.name ?? '',
  container: inside[0],
  others: [],
  lastLine: '',
  network: myNet,
  inside,
  apart: [],
  networks: [],
  ...over,
})
/** A container that uses the network of `web`. */
const joined = (name: string, ...networks: string[]) =>
  on(name, networks, {
    id: `id-${name}`,
    networkMode: 'container:c0ffee',
    networkOf: { id: 'c0ffee', name: 'web', networkMode: networks[0] ?? 'none' },
  })
const both = { name: 'my-net', containers: ['web', 'db'] }
const any = { containers: ['web', 'db'] }
const named = { ...any, names_resolve: true }

const OLD_ID = '0a'.repeat(32)
/** A container with the id of its network. */
const onId = (name: string, network: string, networkId?: string) =>
  on(name, [network], { networks: [{ name: network, ip: '', aliases: [], ...(networkId && { networkId }) }] })
const noNames = { ...any, names_resolve: false }
/** Two on the default bridge, of which web has these lines in its `/etc/hosts`. */
const withHosts = (hosts: string) =>
  seen([on('web', ['bridge'], { id: 'id-web' }), on('db', ['bridge'], { id: 'd1'.repeat(32) })], {
    hosts: { web: hosts, db: '' },
  })

const accepted: Accepted<NetworkFacts>[] = [
  [
    'containers on it, by its id',
    both,
    seen([onId('web', 'my-net', OLD_ID), onId('db', 'my-net', OLD_ID)], {
      network: { ...myNet, id: OLD_ID },
    }),
  ],
  ['a container on it that was never started', both, seen([onId('web', 'my-net'), onId('db', 'my-net')])],
  [
    'the default bridge, which an engine makes anew',
    { name: 'bridge', containers: ['web'] },
    seen([onId('web', 'bridge', OLD_ID)], { network: { ...myNet, name: 'bridge' } }),
  ],
  ['no names, and lines that lead elsewhere', noNames, withHosts('127.0.0.1 localhost\n10.1.1.1 db\n')],
  ['a network', { name: 'my-net', driver: 'bridge' }, seen([])],
  [
    'its subnet, and a way out',
    { name: 'my-net', subnet: '10.10.0.0/24', internal: false },
    seen([], { network: { ...myNet, subnets: ['fd00::/64', '10.10.0.0/24'] } }),
  ],
  [
    'its subnet, written in a different way',
    { name: 'my-net', subnet: 'FD00:0::/64' },
    seen([], { network: { ...myNet, subnets: ['fd00::/64'] } }),
  ],
  [
    'an internal network',
    { name: 'my-net', internal: true },
    seen([], { network: { ...myNet, internal: true } }),
  ],
  ['no network', { name: 'my-net', state: 'absent' }, seen([], { network: undefined })],
  [
    'an address on it',
    { name: 'my-net', containers: ['web'], address: '10.10.0.5' },
    seen([aContainer({ networks: [{ name: 'my-net', ip: '10.10.0.5', aliases: [] }] })]),
  ],
  [
    'an alias on it',
    { name: 'my-net', containers: ['web', 'db'], alias: 'db' },
    seen([
      aContainer({ networks: [{ name: 'my-net', ip: '', aliases: ['web', 'db'] }] }),
      aContainer({ name: 'db', networks: [{ name: 'my-net', ip: '', aliases: [] }] }),
    ]),
  ],
  ['containers on it', both, seen([web('bridge', 'my-net'), db('my-net')])],
  [
    'a stopped container on it',
    both,
    seen([{ ...anEnded(0), name: 'web', networks: web('my-net').networks }, db('my-net')]),
  ],
  ['a container that uses the network of one on it', both, seen([web('my-net'), joined('db', 'my-net')])],
  [
    'isolated from a container of another network, though it uses that of a third',
    { containers: ['db'], isolated_from: ['api'] },
    seen([joined('db', 'my-net')], { apart: [on('api', ['b'], { id: 'id-api' })] }),
  ],
  [
    'a container on the default bridge alone',
    { name: 'bridge', containers: ['web'], only: true },
    seen([web('bridge')], { network: { ...myNet, name: 'bridge' } }),
  ],
  ['any network in common', any, seen([web('bridge'), db('bridge')])],
  ['names on any user-defined network', named, seen([web('bridge', 'a'), db('a', 'b')])],
  ['a user-defined network', { ...any, user_defined: true }, seen([web('a'), db('a')])],
  ['no names on the default bridge', { ...any, names_resolve: false }, seen([web('bridge'), db('bridge')])],
  ['no names on different networks', { ...any, names_resolve: false }, seen([web('a'), db('b')])],
  [
    'isolated containers',
    { containers: ['web'], isolated_from: ['db'] },
    seen([web('a')], { apart: [db('bridge')] }),
  ],
  [
    'isolated without any network',
    { containers: ['web'], isolated_from: ['db'] },
    seen([web('none')], { apart: [db('none')] }),
  ],
]
const rejected: Rejected<NetworkFacts>[] = [
  ...['10.10.0.2', ''].map(
    (ip): Rejected<NetworkFacts> => [
      `the address "${ip}"`,
      { name: 'my-net', containers: ['web'], address: '10.10.0.5' },
      seen([
        aContainer({
          networks: [
            { name: 'my-net', ip, aliases: [] },
            { name: 'b', ip: '10.10.0.5', aliases: [] },
          ],
        }),
      ]),
      'network-address-differs',
    ],
  ),
  [
    'a network that was removed and created again',
    both,
    seen([onId('web', 'my-net', OLD_ID), onId('db', 'my-net')]),
    'on-removed-network',
  ],
  [
    'networks of one name, of which one was removed',
    any,
    seen([onId('web', 'my-net', OLD_ID), onId('db', 'my-net', '0b'.repeat(32))]),
    'different-networks',
  ],
  ['a name by --add-host', noNames, withHosts('172.20.0.2\tdb\n'), 'names-in-hosts-file'],
  ['a name by --link', noNames, withHosts('172.20.0.2\tdb d1d1d1d1d1d1\n'), 'names-in-hosts-file'],
  [
    'an alias on a different network',
    { name: 'my-net', containers: ['web'], alias: 'site' },
    seen([
      aContainer({
        networks: [
          { name: 'my-net', ip: '', aliases: ['web', 'www'] },
          { name: 'other', ip: '', aliases: ['site'] },
        ],
      }),
    ]),
    'alias-missing',
  ],
  [
    'an alias on the default bridge',
    { name: 'bridge', containers: ['web'], alias: 'site' },
    seen([web('bridge')], { network: { ...myNet, name: 'bridge' } }),
    'on-default-bridge',
  ],
  [
    'one more network than allowed',
    { ...both, only: true },
    seen([web('my-net', 'a'), db('my-net')]),
    'on-more-networks',
  ],
  ['a network that should be gone', { name: 'my-net', state: 'absent' }, seen([]), 'network-still-there'],
  [
    'a network that should be gone, in use',
    { name: 'my-net', state: 'absent' },
    seen([], { network: { ...myNet, containers: ['web', 'db'] } }),
    'network-still-there',
  ],
  [
    'a container that is not there',
    both,
    seen([], { wanted: 'web', others: [another('db')] }),
    'container-missing',
  ],
  [
    'names of a container that has ended',
    named,
    seen([anEnded(0, { name: 'web', argv: ['/run'] }), db('a')]),
    'exited-at-once',
  ],
  ['no such network', { name: 'my-net' }, seen([], { network: undefined }), 'network-missing'],
  [
    'a network of compose',
    both,
    seen([web('shop_my-net'), db('shop_my-net')], { network: undefined }),
    'network-name-prefixed',
  ],
  [
    'a network with another name',
    both,
    seen([web('mynet')], { network: undefined, networks: ['bridge', 'mynet'] }),
    'network-name-differs',
  ],
  [
    'a network of compose that no container is on',
    { name: 'my-net' },
    seen([], { network: undefined, networks: ['shop_my-net'] }),
    'network-name-prefixed',
  ],
  [
    'no network but those that every engine has',
    { name: 'hosts' },
    seen([], { network: undefined, networks: ['bridge', 'host', 'none'] }),
    'network-missing',
  ],
  [
    'the name of a container without a network of its own',
    named,
    seen([web('my-net'), joined('db', 'my-net')]),
    'no-own-network',
  ],
  [
    'names that should not resolve, of containers that are one on the network',
    { ...any, names_resolve: false },
    seen([web('bridge'), joined('db', 'bridge')]),
    'no-own-network',
  ],
  [
    'isolation from a container whose network it uses',
    { containers: ['web'], isolated_from: ['db'] },
    seen([web('none')], { apart: [joined('db', 'none')] }),
    'not-isolated',
  ],
  [
    'isolation of two that use the network of a third',
    { containers: ['api'], isolated_from: ['db'] },
    seen([joined('api')], { apart: [joined('db')] }),
    'not-isolated',
  ],
  [
    'isolation from a container on the network of the host',
    { containers: ['web'], isolated_from: ['db'] },
    seen([web('my-net')], { apart: [db('host')] }),
    'not-isolated',
  ],
  [
    'a subnet that Docker chose',
    { name: 'my-net', subnet: '10.10.0.0/24' },
    seen([], { network: { ...myNet, subnets: ['172.18.0.0/16'] } }),
    'network-other-subnet',
  ],
  [
    'a larger subnet',
    { name: 'my-net', subnet: '10.10.0.0/24' },
    seen([], { network: { ...myNet, subnets: ['10.10.0.0/16'] } }),
    'network-other-subnet',
  ],
  ['no subnet at all', { name: 'my-net', subnet: '10.10.0.0/24' }, seen([]), 'network-other-subnet'],
  ['a way out', { name: 'my-net', internal: true }, seen([]), 'network-not-internal'],
  [
    'no way out',
    { name: 'my-net', internal: false },
    seen([], { network: { ...myNet, internal: true } }),
    'network-internal',
  ],
  ['a different driver', { name: 'my-net', driver: 'macvlan' }, seen([]), 'network-other-driver'],
  ['one that is not on it', both, seen([web('my-net'), db('other')]), 'not-attached'],
  ['one on the default bridge only', both, seen([web('my-net'), db('bridge')]), 'on-default-bridge'],
  ['both on the default bridge', named, seen([web('bridge'), db('bridge')]), 'on-default-bridge'],
  [
    'one that was disconnected from its only network',
    both,
    seen([on('web', [], { networkMode: 'my-net' }), db('my-net')]),
    'not-attached',
  ],
  ['different networks', named, seen([web('a'), db('b')]), 'different-networks'],
  ['nothing in common at all', any, seen([web('a'), db('bridge')]), 'different-networks'],
  ['the network of the host', both, seen([web('my-net'), on('db', ['host'])]), 'no-own-network'],
  ['both on the network of the host', named, seen([web('host'), db('host')]), 'no-own-network'],
  [
    'the network of the host, as asked, where it must be user-defined',
    { name: 'host', containers: ['web'], user_defined: true },
    seen([web('host')], { network: { ...myNet, name: 'host', driver: 'host' } }),
    'no-own-network',
  ],
  [
    'the network of another container',
    any,
    seen([web('a'), on('db', [], { networkMode: 'container:f00' })]),
    'no-own-network',
  ],
  [
    'names that should not resolve',
    { ...any, names_resolve: false },
    seen([web('a', 'bridge'), db('a')]),
    'names-resolve',
  ],
  [
    'one not on the bridge as asked',
    { ...any, name: 'bridge', names_resolve: false },
    seen([web('bridge'), db('a')]),
    'not-attached',
  ],
  [
    'containers that should be isolated',
    { containers: ['web'], isolated_from: ['db'] },
    seen([web('a', 'bridge')], { apart: [db('bridge')] }),
    'not-isolated',
  ],
]

accepts('network', network, accepted)
rejects('network', network, rejected)
coversEveryDiagnosis('network', network, rejected)

const observe = async (yaml: object, answers: Parameters<typeof anEngine>[0]) => {
  const { world, asked } = anEngine(answers)
  return { facts: await network.observe(network.schema().parse(yaml), world), asked }
}

test('network asks once for the network and for each container', async () => {
  const { asked } = await observe(both, { network: myNet, container: (name: string) => on(name, ['my-net']) })
  expect(asked).toEqual(['network my-net', 'container web', 'container db'])
})

test('network asks for the lines of /etc/hosts where names must not resolve', async () => {
  const file = { kind: 'file', size: 9, mode: 0o644, text: '1.2.3.4 db', truncated: false }
  const container = (name: string) => on(name, ['bridge'])
  const { facts, asked } = await observe(noNames, { container, file })
  expect(facts.hosts).toEqual({ web: '1.2.3.4 db', db: '1.2.3.4 db' })
  expect(asked).toEqual(['container web', 'container db', 'file web /etc/hosts', 'file db /etc/hosts'])
})

test('network reports the container that is missing, not the first one', async () => {
  const container = (name: string) => (name === 'web' ? web('my-net') : undefined)
  const { facts } = await observe(both, { network: myNet, container, containers: [] })
  expect(facts.wanted).toBe('db')
})

test('network asks for the other names when one is missing', async () => {
  const networks = [{ name: 'mynet', driver: 'bridge', subnets: [] }]
  const { facts, asked } = await observe({ name: 'my-net' }, { network: undefined, networks })
  expect(asked).toEqual(['network my-net', 'networks'])
  expect(facts.networks).toEqual(['mynet'])
})

test('network waits for containers that have just started where names must resolve', () => {
  const young = seen([aContainer({ settled: false, settlesInMs: 700 })])
  expect(network.pending?.(network.schema().parse(named), young)).toBe(700)
  expect(network.pending?.(network.schema().parse(both), young)).toBeUndefined()
})

test.each([
  ['the default bridge alone', { name: 'bridge' }, ['name'], 'always-there'],
  ['any network of one container', { containers: ['web', 'web'] }, ['containers'], 'any-network'],
])('network can never fail where it asks for %s', (_, yaml, path, why) => {
  expect(network.authoring?.neverFails?.(network.schema().parse(yaml))).toEqual({ path, why })
})

test.each<object>([
  { name: 'bridge', driver: 'bridge' },
  { name: 'bridge', containers: ['web'] },
  both,
  { containers: ['web'], user_defined: true },
  { containers: ['web'], isolated_from: ['db'] },
])('network can fail where it asks for %j', (yaml) => {
  expect(network.authoring?.neverFails?.(network.schema().parse(yaml))).toBeUndefined()
})

refuses('network', network, [
  ['only, of any network', { ...any, only: true }, 'only-needs-both'],
  ['only, of no container', { name: 'my-net', only: true }, 'only-needs-both'],
  [
    'an address of two',
    { name: 'my-net', containers: ['web', 'db'], address: '10.0.0.2' },
    'address-needs-one',
  ],
  ['an alias on any network', { ...any, alias: 'site' }, 'alias-needs-both'],
  ['no network', {}, 'needs-name-or-containers'],
  ['a driver of no network', { driver: 'bridge', containers: ['web'] }, 'driver-needs-name'],
  ['a subnet of no network', { subnet: '10.0.0.0/8', containers: ['web'] }, 'driver-needs-name'],
  ['a subnet of no network that can be', { name: 'n', subnet: '10.300.0.0/24' }, 'subnet'],
  ['an address for a subnet', { name: 'n', subnet: '10.10.0.1' }, 'subnet'],
  ['names of no containers', { name: 'n', names_resolve: true }, 'needs-containers'],
  ['what is on no network', { ...both, state: 'absent' }, 'absent-takes-only-name'],
  ['the absence of any network', { ...any, state: 'absent' }, 'absent-takes-only-name'],
  ['isolation from nothing', { name: 'n', isolated_from: ['web'] }, 'needs-containers'],
])
