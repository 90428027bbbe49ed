import { expect, test } from 'vitest'
import type { Endpoint } from '../../src/docker/address/address.ts'
import { containerIn } from '../../src/docker/address/in-container.ts'
import { engineHostSeenFrom } from '../../src/docker/probes/engine-host.ts'
import { fakeAsk } from './fake-ask.ts'

const ID = 'c0ffee'.repeat(10).concat('cafe')
const local: Endpoint = {
  kind: 'unix',
  path: '/var/run/docker.sock',
  url: 'unix:///var/run/docker.sock',
  source: '--host',
}
const far: Endpoint = { kind: 'tcp', host: '10.0.0.1', port: 2375, url: 'tcp://10.0.0.1', source: '--host' }

function seen(networkMode: string, gateways: string[], { endpoint = local, id = ID, hostname = 'box' } = {}) {
  const networks = gateways.map((Gateway, index) => [`net${index}`, { Gateway }])
  const body = JSON.stringify({
    Id: ID,
    HostConfig: { NetworkMode: networkMode },
    NetworkSettings: { Networks: Object.fromEntries(networks) },
  })
  const { ask } = fakeAsk({ [`/containers/${ID}/json`]: () => ({ body }) })
  return engineHostSeenFrom(ask, endpoint, { id, hostname })
}

test.each([
  ['on the default bridge', 'bridge', ['172.17.0.1'], {}, '172.17.0.1'],
  ['on networks of which one has no way out', 'a', ['', '172.20.0.1'], {}, '172.20.0.1'],
  ['without a way out', 'inner', [''], {}, 'host.docker.internal'],
  ['without a network', 'none', [], {}, 'host.docker.internal'],
  ['on the network of the host', 'host', [''], {}, undefined],
  ['on the network of Docker Desktop', 'host', [''], { hostname: 'docker-desktop' }, 'host.docker.internal'],
  ['in a container of a different engine', 'bridge', ['172.17.0.1'], { id: 'd'.repeat(64) }, undefined],
  ['where the engine is a different machine', 'bridge', ['172.17.0.1'], { endpoint: far }, undefined],
])('%s, the host of the engine is seen at …', async (_, mode, gateways, more, expected) => {
  expect(await seen(mode, gateways, more)).toBe(expected)
})

test.each([
  ['Docker', `/var/lib/docker/containers/${ID}/resolv.conf /etc/resolv.conf rw`, ID],
  ['Podman', `/storage/overlay-containers/${ID}/userdata/hosts /etc/hosts rw`, ID],
  ['no container', '/home/me/hosts /etc/hosts rw', undefined],
])('by what is mounted, this is a container of %s', (_, mount, expected) => {
  expect(containerIn(`22 27 0:21 / /proc rw - proc proc rw\n99 22 8:1 ${mount} - ext4 /dev/sda1 rw\n`)).toBe(
    expected,
  )
})
