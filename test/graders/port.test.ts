import { expect, test } from 'vitest'
import port from '../../graders/port/port.ts'
import type { WayIn } from '../../graders/port/way-in.ts'
import type { Container, PublishedPort } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, anEnded, anImage, aPort, facts } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof port.observe>>
type Ports = Parameters<typeof aContainer>[0]

const web = { container: 'web', port: 80, host_port: 8080 }
const seen = (container: Container, over: Partial<WayIn> = {}): Facts => ({
  ...facts(container),
  internal: [],
  ofEngine: [],
  ...over,
})
const published = (ports: PublishedPort[], over: Ports = {}, way: Partial<WayIn> = {}) =>
  seen(aContainer({ ports, requestedPorts: ports, ...over }), way)
/** Asked for with `-p 8080:80`, and not given. */
const inVain = (over: Ports = {}, way: Partial<WayIn> = {}) =>
  published([], { requestedPorts: [aPort(8080, 80, { hostIp: '' })], ...over }, way)
const borrowed = (networkMode: string) => ({
  networkMode: 'container:f00',
  networkOf: { id: 'f00', name: 'gw', networkMode },
})
const openToAll = { ...web, open_to_all: true }
const on = (hostIp: string) => [aPort(8080, 80, { hostIp })]

const right: Accepted<Facts>[] = [
  ['-p 8080:80', web, published([aPort(8080, 80)])],
  ['127.0.0.1', web, published([aPort(8080, 80, { hostIp: '127.0.0.1' })])],
  ['IPv6 alone', web, published([aPort(8080, 80, { hostIp: '::' })])],
  ['both families', web, published([aPort(8080, 80), aPort(8080, 80, { hostIp: '::' })])],
  ['one right port among others', web, published([aPort(8443, 443), aPort(8080, 80)])],
  ['the same port twice', web, published([aPort(9090, 80), aPort(8080, 80)])],
  ['any host port', { container: 'web', port: 80 }, published([aPort(32768, 80)])],
  ['udp', { ...web, protocol: 'udp' }, published([aPort(8080, 80, { protocol: 'udp' })])],
  ['all addresses', openToAll, published([aPort(8080, 80)])],
  ['all addresses of IPv6', openToAll, published(on('::'))],
  ['an address that the engine does not report', openToAll, published(on(''))],
  ['the address in the network of the machine', openToAll, published(on('192.168.1.5'))],
  ['the loopback address besides', openToAll, published([...on('127.0.0.1'), aPort(8080, 80)])],
  ['the ports of the container whose network it uses', web, published([aPort(8080, 80)], borrowed('shop'))],
]

const loopback = [aPort(8080, 80, { hostIp: '127.0.0.1' }), aPort(8080, 80, { hostIp: '::1' })]
const wrong: Rejected<Facts>[] = [
  ['the two numbers swapped', web, published([aPort(80, 8080)]), 'port-reversed'],
  ['a different port inside', web, published([aPort(8080, 8081)]), 'port-wrong-container-port'],
  ['a different port of the host', web, published([aPort(9090, 80)]), 'port-other-host-port'],
  ['-P', web, published([aPort(32768, 80)], { publishAll: true, requestedPorts: [] }), 'port-random'],
  ['-p 80', web, published([aPort(32768, 80)], { requestedPorts: [aPort(0, 80)] }), 'port-random'],
  ['no -p', web, published([]), 'port-not-published'],
  [
    '-p on a routed network',
    web,
    inVain({ networks: [{ name: 'lan', ip: '', aliases: [] }] }),
    'port-not-opened',
  ],
  ['-p on an internal network', web, inVain({}, { internal: ['back'] }), 'port-not-opened'],
  ['-p without a network', web, inVain({ networkMode: 'none' }), 'port-not-opened'],
  [
    '-p without a network, on an engine that lists it all the same',
    web,
    published([aPort(8080, 80)], { networkMode: 'none' }),
    'port-not-opened',
  ],
  ['-p of a container that was disconnected', web, inVain({ networks: [] }), 'port-not-opened'],
  [
    '-P without a network',
    { container: 'web', port: 80 },
    published([], { publishAll: true, networks: [] }),
    'port-not-opened',
  ],
  ['another port, asked for in vain', web, inVain({ requestedPorts: [aPort(9090, 80)] }), 'port-not-opened'],
  ['no -p and no EXPOSE', web, published([], { image: anImage({ exposed: [] }) }), 'port-not-published'],
  ['udp for tcp', web, published([aPort(8080, 80, { protocol: 'udp' })]), 'port-wrong-protocol'],
  ['loopback of both families', { ...web, open_to_all: true }, published(loopback), 'port-loopback-only'],
  [
    'the gateway of a network of Docker',
    openToAll,
    published(on('172.18.0.1'), {}, { ofEngine: [{ address: '172.18.0.1', network: 'shop' }] }),
    'port-internal-address',
  ],
  [
    'the network of a container on the network of the host',
    web,
    published([], borrowed('host')),
    'host-network',
  ],
  ['--network host', web, published([], { networkMode: 'host' }), 'host-network'],
  ['no container', web, { ...facts(undefined), internal: [], ofEngine: [] }, 'container-missing'],
]

accepts('port', port, right)
rejects('port', port, wrong)
coversEveryDiagnosis('port', port, wrong)

const observe = async (yaml: object, container: Container, more: Parameters<typeof anEngine>[0] = {}) => {
  const { world, asked } = anEngine({ container, ...more })
  const want = port.schema().parse(yaml)
  return { code: port.judge(want, await port.observe(want, world)), asked }
}

test.each([
  ['a right port', web, aContainer({ ports: [aPort(8080, 80)] })],
  ['a port that is open to all', openToAll, aContainer({ ports: [aPort(8080, 80)] })],
  ['a wrong port', web, aContainer({ ports: [aPort(80, 8080)] })],
])('port asks for nothing but the container of %s', async (_, yaml, container) => {
  expect((await observe(yaml, container)).asked).toEqual(['container web'])
})

test('port asks for the networks of a container whose port is not open', async () => {
  const container = aContainer({ requestedPorts: [aPort(8080, 80)] })
  const { asked } = await observe(web, container, { network: { name: 'bridge', internal: false } })
  expect(asked).toEqual(['container web', 'network bridge'])
})

test.each([
  ['172.18.0.1', 'port-internal-address'],
  ['172.19.0.1', 'pass'],
  ['fd00:18::1', 'port-internal-address'],
  ['192.168.1.5', 'pass'],
])('port that is published on %s: %s', async (address, code) => {
  const networks = [
    { name: 'host', driver: 'host', subnets: [] },
    { name: 'lan', driver: 'macvlan', subnets: ['192.168.1.0/24'] },
    { name: 'shop', driver: 'bridge', subnets: ['172.18.0.0/16', 'fd00:18::/64'] },
  ]
  const found = await observe(openToAll, aContainer({ ports: on(address) }), { networks })
  expect(found).toEqual({ code, asked: ['container web', 'networks'] })
})

const stopped = { ...web, running: false }

test.for([
  ['the port that it asks for', stopped, [aPort(8080, 80)], 'pass'],
  ['a different host port', { ...stopped, host_port: 80 }, [aPort(8080, 80)], 'port-other-host-port'],
  ['no port', stopped, [], 'port-not-published'],
  ['where it must run', web, [aPort(8080, 80)], 'container-stopped'],
] satisfies [string, object, PublishedPort[], string][])(
  'port of a container that has ended: %s',
  async ([, asked, requestedPorts, verdict]) => {
    const { world } = anEngine({
      container: anEnded(0, { ports: [], requestedPorts }),
      containers: [],
      logs: { text: '', truncated: false, readable: true },
    })
    const want = port.schema().parse(asked)
    expect(port.judge(want, await port.observe(want, world))).toBe(verdict)
  },
)

test('port of a container that runs counts what is open, not what it asks for', async () => {
  const { world } = anEngine({
    container: aContainer({
      ports: [],
      requestedPorts: [aPort(8080, 80)],
      networkMode: 'none',
      networks: [],
    }),
  })
  const want = port.schema().parse(stopped)
  expect(port.judge(want, await port.observe(want, world))).toBe('port-not-opened')
})
