import { expect, test } from 'vitest'
import { connected, web } from './connected.ts'

const PORTS = { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8080' }] }
const NETWORKS = { shop: { IPAddress: '172.18.0.2', Aliases: null } }

/** A container of the engine: one that lends its network, unless the test says otherwise. */
function inspected(name: string, mode = 'shop', over: object = {}, state: object = { Running: true }) {
  const hasOwn = !mode.startsWith('container:')
  return web(
    {
      Id: name.padEnd(64, '0'),
      Name: `/${name}`,
      HostConfig: { NetworkMode: mode, ...(hasOwn && { PortBindings: PORTS }) },
      NetworkSettings: hasOwn ? { Ports: PORTS, Networks: NETWORKS } : { Ports: {}, Networks: {} },
      ...over,
    },
    state,
  )
}
const uses = (name: string) => `container:${name.padEnd(64, '0')}`

test('a container that uses the network of another has its ports and networks', async () => {
  await using there = await connected({ containers: [inspected('gw'), inspected('app', uses('gw'))] })
  expect(await there.docker.container('app')).toMatchObject({
    networkMode: uses('gw'),
    networkOf: { name: 'gw', networkMode: 'shop' },
    ports: [{ port: 80, hostPort: 8080 }],
    requestedPorts: [{ port: 80, hostPort: 8080 }],
    networks: [{ name: 'shop' }],
  })
})

test('a container with a network of its own is asked for alone', async () => {
  await using there = await connected({ containers: [inspected('gw')] })
  expect(await there.docker.container('gw')).not.toHaveProperty('networkOf')
  expect(there.daemon.asked.filter((one) => /containers/.test(one))).toHaveLength(1)
})

test('who lends a network can have borrowed it', async () => {
  const containers = [inspected('gw'), inspected('app', uses('gw')), inspected('log', uses('app'))]
  await using there = await connected({ containers })
  expect(await there.docker.container('log')).toMatchObject({
    networkOf: { name: 'gw' },
    ports: [{ port: 80 }],
  })
})

test.each([
  ['was started before', 'shop', '2026-01-01T00:00:01Z', false],
  ['was started again since', 'shop', '2026-01-01T00:00:03Z', true],
  ['was started again since, on the network of the host', 'host', '2026-01-01T00:00:03Z', false],
])('a container whose lender %s', async (_, mode, StartedAt, isLeft) => {
  const started = (at: string) => ({ Status: 'running', Running: true, StartedAt: at })
  const gw = inspected('gw', mode, {}, started(StartedAt))
  const app = inspected('app', uses('gw'), {}, started('2026-01-01T00:00:02Z'))
  await using there = await connected({ containers: [gw, app] })
  const { networkOf, ports } = (await there.docker.container('app')) ?? {}
  expect(networkOf?.isLeft).toBe(isLeft || undefined)
  expect(ports).toHaveLength(isLeft ? 0 : 1)
})

test.each([
  ['is gone', []],
  ['borrows from the other', [inspected('gw', uses('app'))]],
])('a container whose lender %s has no ports and no networks', async (_, others) => {
  await using there = await connected({ containers: [...others, inspected('app', uses('gw'))] })
  const app = await there.docker.container('app')
  expect(app).toMatchObject({ networkOf: { name: '' }, ports: [], networks: [] })
})

test('what has no port of the host is not published, though it was asked for', async () => {
  const routed = { Ports: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '' }] }, Networks: NETWORKS }
  await using there = await connected({ containers: [inspected('web', 'shop', { NetworkSettings: routed })] })
  expect(await there.docker.container('web')).toMatchObject({
    ports: [],
    requestedPorts: [{ hostPort: 8080 }],
  })
})

test('a lender that has ended publishes nothing', async () => {
  const containers = [inspected('gw', 'shop', {}, { Running: false }), inspected('app', uses('gw'))]
  await using there = await connected({ containers })
  expect(await there.docker.container('app')).toMatchObject({ networkOf: { name: 'gw' }, ports: [] })
})

test('of all containers that are up, it is known whose network they use', async () => {
  const containers = [
    inspected('log', uses('app')),
    inspected('app', uses('gw')),
    inspected('gw'),
    inspected('db'),
  ]
  await using there = await connected({ containers })
  const running = await there.docker.running()
  const [gw, db] = ['gw', 'db'].map((name) => name.padEnd(64, '0'))
  expect(running.map(({ name, networkId }) => [name, networkId])).toEqual([
    ['log', gw],
    ['app', gw],
    ['gw', gw],
    ['db', db],
  ])
  expect(there.daemon.asked.at(-1)).toBe('GET /v1.44/containers/json')
})

test('borrowers in a circle end', async () => {
  const containers = [inspected('a1', uses('b1')), inspected('b1', uses('a1'))]
  await using there = await connected({ containers })
  expect(await there.docker.running()).toHaveLength(2)
})

test('all networks are listed, with their addresses', async () => {
  const networks = [
    { Id: 'n1', Name: 'shop', Driver: 'bridge', IPAM: { Config: [{ Subnet: '172.18.0.0/16' }] } },
    { Id: 'n2', Name: 'host', Driver: 'host', IPAM: { Config: null } },
  ]
  await using there = await connected({ networks })
  expect(await there.docker.networks()).toEqual([
    { name: 'shop', driver: 'bridge', subnets: ['172.18.0.0/16'] },
    { name: 'host', driver: 'host', subnets: [] },
  ])
})

test('the programs of a container are those that the engine lists', async () => {
  await using there = await connected({
    containers: [inspected('gw')],
    programs: { gw: ['nginx: master process nginx', 'sleep 60'] },
  })
  expect(await there.docker.programs('gw')).toEqual(['nginx: master process nginx', 'sleep 60'])
  expect(await there.docker.programs('nobody')).toBeUndefined()
})

const PODMAN = { 'Libpod-API-Version': '5.8.6' }

test('Podman lists no network, so each container is asked whose it uses', async () => {
  const containers = [inspected('gw'), inspected('app', uses('gw'))]
  await using there = await connected({ containers, headers: PODMAN })
  const running = await there.docker.running()
  expect(new Set(running.map(({ networkId }) => networkId)).size).toBe(1)
})

test.each([
  ['an internal network', { shop: {} }, true, 0],
  ['a network that leads in', { shop: {} }, false, 1],
  ['an internal network and another', { shop: {}, back: {} }, false, 1],
  ['no network any more', {}, false, 0],
])(
  'Podman lists the ports of a container on %s, whether they lead in or not',
  async (_, Networks, Internal, ports) => {
    const settings = { NetworkSettings: { Ports: PORTS, Networks }, HostConfig: { NetworkMode: 'bridge' } }
    await using there = await connected({
      containers: [inspected('web', 'bridge', settings)],
      networks: [
        { Id: 'n1', Name: 'shop', Internal },
        { Id: 'n2', Name: 'back', Internal: true },
      ],
      headers: PODMAN,
    })
    expect((await there.docker.container('web'))?.ports).toHaveLength(ports)
  },
)

test('Podman lists no network where it makes one without root', async () => {
  const settings = { NetworkSettings: { Ports: PORTS, Networks: {} }, HostConfig: { NetworkMode: 'pasta' } }
  await using there = await connected({ containers: [inspected('web', 'pasta', settings)], headers: PODMAN })
  expect((await there.docker.container('web'))?.ports).toHaveLength(1)
})
