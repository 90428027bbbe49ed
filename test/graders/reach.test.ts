import { expect, test } from 'vitest'
import reach from '../../graders/reach/reach.ts'
import type { ReachFacts } from '../../graders/reach/want.ts'
import type { Container } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, another } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const IDS: Record<string, string> = { web: 'aaaaaaaaaaaaaaaa', db: 'bbbbbbbbbbbbbbbb' }
/** A container with an address of its own on each network. */
const on = (name: string, networks: string[], over: Partial<Container> = {}) =>
  aContainer({
    name,
    id: IDS[name] ?? name,
    networks: networks.map((one) => ({ name: one, ip: `${name}@${one}`, aliases: [] })),
    networkMode: networks[0] ?? 'none',
    ...over,
  })
const inside = (name: string, of: string, networks: string[]) =>
  on(name, networks, {
    networkMode: `container:${IDS[of]}`,
    networkOf: { id: IDS[of] ?? of, name: of, networkMode: networks[0] ?? 'none' },
  })
const onHost = (name: string) => on(name, ['host'], { networkMode: 'host' })

const seen = (containers: Container[], over: Partial<ReachFacts> = {}): ReachFacts => ({
  wanted: 'web',
  container: containers[0],
  others: [],
  lastLine: '',
  containers: Object.fromEntries(containers.map((one) => [one.name, one])),
  hosts: {},
  apart: [],
  listening: {},
  ...over,
})
const want = { from: 'web', to: ['db'] }
const not = { ...want, reachable: false }
const port = { ...want, port: 6379 }
const together = [on('web', ['bridge', 'my-net']), on('db', ['my-net'])]
const strangers = [on('web', ['bridge']), on('db', ['my-net'])]
const bridged = [on('web', ['bridge']), on('db', ['bridge'])]
const listens = (address: string, at = 6379) => ({ listening: { db: [{ address, port: at }] } })
const hosts = (line: string) => ({ hosts: { web: `127.0.0.1 localhost\n# db@bridge db\n${line}\n` } })
const LINK = `db@bridge cache ${IDS.db?.slice(0, 12)} db`

const accepted: Accepted<ReachFacts>[] = [
  ['one network of the student', want, seen(together)],
  ['it in both directions', { ...want, mutual: true }, seen(together)],
  ['it, with a line in the hosts file besides', want, seen(together, hosts('db@my-net db'))],
  ['the network of another, which is on it', want, seen([inside('web', 'gw', ['a']), on('db', ['a'])])],
  ['addresses on the default bridge', { ...want, by: 'address' }, seen(bridged)],
  ['addresses, from the host', { ...want, by: 'address' }, seen([onHost('web'), on('db', ['a'])])],
  [
    'addresses of one network',
    { ...want, by: 'address' },
    seen([on('web', ['a']), inside('db', 'web', ['a'])]),
  ],
  ['a port', port, seen(together, listens('0.0.0.0'))],
  ['a port of IPv6', port, seen(together, listens('::'))],
  [
    'a port at localhost, where both have one network',
    { ...port, by: 'address' },
    seen([on('web', ['a']), inside('db', 'web', ['a'])], listens('127.0.0.1')),
  ],
  ['no network in common', not, seen(strangers)],
  ['no names on the default bridge', not, seen(bridged)],
  ['no network at all', { ...not, by: 'address' }, seen([on('web', ['none']), on('db', ['none'])])],
  ['a line that leads to an address nobody has', not, seen(bridged, hosts('db@old db'))],
  ['a line that leads to an address out of reach', not, seen(strangers, hosts('db@my-net db'))],
  ['a line for a different name', not, seen(bridged, hosts('db@bridge db2'))],
  ['a network that keeps apart', { ...not, by: 'address' }, seen(bridged, { apart: ['bridge'] })],
  ['no names on the network of the host', not, seen([onHost('web'), on('db', ['a'])])],
]

const rejected: Rejected<ReachFacts>[] = [
  ['no network in common', want, seen(strangers), 'no-way'],
  ['no address in common', { ...want, by: 'address' }, seen(strangers), 'no-way'],
  ['the default bridge', want, seen(bridged), 'no-names-there'],
  ['--link', want, seen(bridged, hosts(LINK)), 'name-from-hosts-file'],
  ['--add-host', want, seen(bridged, hosts('db@bridge DB')), 'name-from-hosts-file'],
  [
    '--link in one direction only',
    { ...want, mutual: true },
    seen(bridged, hosts(LINK)),
    'name-from-hosts-file',
  ],
  ['one network for both', want, seen([on('web', ['a']), inside('db', 'web', ['a'])]), 'reaches-itself'],
  ['the network of the host for both', want, seen([onHost('web'), onHost('db')]), 'reaches-itself'],
  ['a network that keeps apart', want, seen(together, { apart: ['my-net'] }), 'network-keeps-apart'],
  ['a different port', port, seen(together, listens('0.0.0.0', 80)), 'port-not-listening'],
  ['a port at localhost', port, seen(together, listens('127.0.0.1')), 'port-on-loopback'],
  ['a port of which nothing is known', port, seen(together), 'port-unclear'],
  ['names that should not resolve', not, seen(together), 'reached'],
  ['addresses that should be out of reach', { ...not, by: 'address' }, seen(bridged), 'reached'],
  ['one network that should be two', not, seen([on('web', ['a']), inside('db', 'web', ['a'])]), 'reached'],
  ['the host', { ...not, by: 'address' }, seen([onHost('web'), on('db', ['a'])]), 'reached'],
  ['--link that should not be', not, seen(bridged, hosts(LINK)), 'reached-by-hosts-file'],
  ['--add-host that should not be', not, seen(bridged, hosts('db@bridge db')), 'reached-by-hosts-file'],
  [
    'a line in the hosts file of the host',
    not,
    seen([onHost('web'), on('db', ['a'])], hosts('db@a db')),
    'reached-by-hosts-file',
  ],
  ['the second of two', { ...not, to: ['api', 'db'] }, seen([...together, on('api', ['b'])]), 'reached'],
  [
    'a container that is not there',
    want,
    { ...seen([]), wanted: 'db', container: undefined, others: [another('api')] },
    'container-missing',
  ],
]

accepts('reach', reach, accepted)
rejects('reach', reach, rejected)
coversEveryDiagnosis('reach', reach, rejected)
refuses('reach', reach, [['a port that must not be reached', { ...not, port: 80 }, 'port-needs-reachable']])

const asks = async (yaml: object) => {
  const { world, asked } = anEngine({
    container: (name: string) => on(name, ['my-net', 'bridge']),
    file: { kind: 'file', size: 9, mode: 420, text: '1.2.3.4 db', truncated: false },
    network: (name: string) => ({ keepsApart: name === 'bridge' || undefined }),
    listening: [],
  })
  const facts = await reach.observe(reach.schema().parse(yaml), world)
  return { asked: asked.slice(2), facts }
}

test('reach asks for the hosts file and the networks', async () => {
  const { asked, facts } = await asks(want)
  expect(asked).toEqual(['file web /etc/hosts', 'network my-net', 'network bridge'])
  expect(facts).toMatchObject({ hosts: { web: '1.2.3.4 db' }, apart: ['bridge'] })
})

test('in both directions, of both', async () =>
  expect((await asks({ ...want, mutual: true })).asked.slice(0, 2)).toEqual([
    'file web /etc/hosts',
    'file db /etc/hosts',
  ]))

test('by address, for no hosts file; with a port, for what listens', async () =>
  expect((await asks({ ...port, by: 'address' })).asked).toEqual([
    'network my-net',
    'network bridge',
    'listening db',
  ]))
