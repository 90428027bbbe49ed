import { setTimeout as delay } from 'node:timers/promises'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { connect } from '../../src/docker/connect.ts'
import type { Docker } from '../../src/docker/port/docker.ts'

const PREFIX = `dl-way-${process.pid}`
const named = (name: string) => `${PREFIX}-${name}`
const made: { containers: string[]; volumes: string[]; networks: string[] } = {
  containers: [],
  volumes: [],
  networks: [],
}
let docker: Docker

async function cli(...words: string[]): Promise<string> {
  return (await execa('docker', words)).stdout.trim()
}

/** `docker run -d` or `docker create`; gives the container's id. */
async function make(verb: 'run' | 'create', name: string, ...words: string[]): Promise<string> {
  const id = await cli(verb, ...(verb === 'run' ? ['-d'] : []), '--name', name, ...words)
  made.containers.push(id)
  return id
}

beforeAll(async () => {
  docker = (await connect(await resolveEndpoint({}), { signal: new AbortController().signal })).docker
})
afterAll(async () => {
  if (made.containers.length > 0) await cli('rm', '-f', '-v', ...made.containers)
  if (made.networks.length > 0) await cli('network', 'rm', ...made.networks)
  if (made.volumes.length > 0) await cli('volume', 'rm', ...made.volumes)
})

test('an engine says who it is in one round trip', async () => {
  const { engine } = await connect(await resolveEndpoint({}), { signal: new AbortController().signal })
  expect(engine.version).toMatch(/^\d+\.\d+/)
  expect(engine.api).toMatch(/^1\.\d\d$/)
})

/** Looks as often as it takes, as the runner does. */
async function untilSettled(name: string) {
  for (;;) {
    const container = await docker.container(name)
    if (container?.settlesInMs === undefined) return container
    await delay(Math.min(container.settlesInMs, 200))
  }
}

describe('the state of a container', () => {
  test('created, and not started', async () => {
    await make('create', named('created'), 'nginx')
    const container = await untilSettled(named('created'))
    expect(container).toMatchObject({ state: { status: 'created' }, settled: true })
    expect(container?.ageMs).toBeUndefined()
  })

  test('running: it has settled when it is two seconds old, and then at once', async () => {
    await make('run', named('running'), 'nginx')
    expect(await docker.container(named('running'))).toMatchObject({ settled: false })
    const started = performance.now()
    expect(await untilSettled(named('running'))).toMatchObject({
      state: { status: 'running' },
      settled: true,
      imageName: 'nginx',
      image: { tags: ['nginx:latest'] },
    })
    expect(performance.now() - started).toBeLessThan(8000)
    const again = performance.now()
    expect(await untilSettled(named('running'))).toMatchObject({ settled: true })
    expect(performance.now() - again).toBeLessThan(1900)
  })

  test('paused', async () => {
    const id = await make('run', named('paused'), 'nginx')
    await cli('pause', id)
    expect(await untilSettled(named('paused'))).toMatchObject({ state: { status: 'paused' } })
    await cli('unpause', id)
  })

  test('exited', async () => {
    const id = await make('run', named('exited'), 'busybox', 'sh', '-c', 'exit 3')
    await cli('wait', id)
    const container = await untilSettled(named('exited'))
    expect(container).toMatchObject({ state: { status: 'exited', exitCode: 3 }, settled: true })
    expect(container?.argv).toEqual(['sh', '-c', 'exit 3'])
  })

  test.each([
    ['at once', 'exit 3'],
    ['after a second', 'sleep 1; exit 3'],
  ])('one that crashes %s, and that the engine restarts for ever, never settles', async (_, script) => {
    const name = named(`crashing-${script.length}`)
    const id = await make('run', name, '--restart', 'always', 'busybox', 'sh', '-c', script)
    for (let look = 0; look < 5; look++) {
      expect(await untilSettled(name)).toMatchObject({ settled: false })
    }
    await cli('rm', '-f', id)
    made.containers.splice(made.containers.indexOf(id), 1)
  })
})

describe('a name', () => {
  test('is never the beginning of an id, nor an id', async () => {
    const id = await make('create', named('other'), 'nginx')
    expect((await docker.container(named('other')))?.id).toBe(id)
    expect(await docker.container(id)).toBeUndefined()
    expect(await docker.container(id.slice(0, 4))).toBeUndefined()
    expect(await untilSettled(id.slice(0, 12))).toBeUndefined()
  })

  test('of hex digits is that container, though the id of another begins so', async () => {
    const other = await make('create', named('hex'), 'nginx')
    const id = await make('create', other.slice(0, 9), 'busybox')
    expect(await docker.container(other.slice(0, 9))).toMatchObject({ id, imageName: 'busybox' })
  })

  test.each(['', '.', '..', '../version', 'a/b', 'a b', `${PREFIX}-nothing`, '\x1b[2J', 'a?all=1', '%2e%2e'])(
    '«%s» is nothing',
    async (name) => {
      expect(await docker.container(name)).toBeUndefined()
      expect(await docker.volume(name)).toBeUndefined()
      expect(await docker.network(name)).toBeUndefined()
      expect(await docker.image(name)).toBeUndefined()
    },
  )

  test('of an image is in any spelling the same, and never the beginning of an id', async () => {
    const image = await docker.image('nginx')
    expect(image?.tags).toContain('nginx:latest')
    for (const spelling of [
      'nginx:latest',
      'docker.io/nginx',
      'docker.io/library/nginx:latest',
      'library/nginx',
    ]) {
      expect((await docker.image(spelling))?.id).toBe(image?.id)
    }
    const digits = image?.id.replace('sha256:', '') ?? ''
    expect(await docker.image(digits.slice(0, 12))).toBeUndefined()
    expect(await docker.image(digits)).toBeUndefined()
    expect((await docker.image(image?.id ?? ''))?.id).toBe(image?.id)
    expect((await docker.image(image?.digests[0] ?? ''))?.id).toBe(image?.id)
  })

  test('of a network or a volume is the whole name', async () => {
    const network = named('net')
    const id = await cli('network', 'create', network)
    made.networks.push(id)
    made.volumes.push(await cli('volume', 'create', named('vol')))
    expect(await docker.network(network)).toMatchObject({
      id,
      name: network,
      driver: 'bridge',
      containers: [],
    })
    expect(await docker.network(id)).toBeUndefined()
    expect(await docker.network(id.slice(0, 8))).toBeUndefined()
    expect(await docker.network(network.slice(0, -1))).toBeUndefined()
    expect(await docker.volume(named('vol'))).toMatchObject({ driver: 'local', anonymous: false })
    expect(await docker.volume(named('vo'))).toBeUndefined()
  })
})

test('what a container was made with', async () => {
  const network = named('lan')
  made.networks.push(await cli('network', 'create', '--subnet', '10.213.7.0/24', network))
  made.volumes.push(named('data'))
  const options = [
    ...['--network', network, '--network-alias', 'www', '-p', '127.0.0.1::80', '-p', '53/udp', '-e', 'A=b=c'],
    ...['-v', `${named('data')}:/data:ro`, '-v', '/anon', '-v', '/etc/hostname:/bind', '--tmpfs', '/tmp'],
    ...['--restart', 'on-failure:3', '--memory', '64m', '--cpus', '0.5', '-l', 'k=v'],
  ]
  const id = await make('run', named('made'), ...options, 'nginx')
  const container = await docker.container(named('made'))
  expect(container).toMatchObject({
    id,
    env: { A: 'b=c' },
    labels: { k: 'v' },
    networkMode: network,
    restart: { policy: 'on-failure', maximumRetries: 3 },
    limits: { memoryBytes: 64 * 1024 ** 2, cpus: 0.5 },
    networks: [{ name: network, aliases: expect.arrayContaining(['www']) }],
  })
  expect(container?.ports.filter((port) => port.protocol === 'tcp')).toEqual([
    { port: 80, protocol: 'tcp', hostIp: '127.0.0.1', hostPort: expect.any(Number) },
  ])
  expect(container?.requestedPorts).toContainEqual({
    port: 80,
    protocol: 'tcp',
    hostIp: '127.0.0.1',
    hostPort: 0,
  })
  const kinds = container?.mounts.map((mount) => [
    mount.destination,
    mount.type,
    mount.writable,
    mount.anonymous,
  ])
  expect(kinds?.sort()).toEqual([
    ['/anon', 'volume', true, true],
    ['/bind', 'bind', true, false],
    ['/data', 'volume', false, false],
    ['/tmp', 'tmpfs', true, false],
  ])
  const anonymous = container?.mounts.find((mount) => mount.anonymous)?.name ?? ''
  expect(await docker.volume(anonymous)).toMatchObject({ anonymous: true })
  expect(await docker.network(network)).toMatchObject({
    containers: [named('made')],
    subnets: ['10.213.7.0/24'],
  })
  expect(await docker.containers()).toContainEqual(
    expect.objectContaining({ id, name: named('made'), imageName: 'nginx', status: 'running' }),
  )
})

test('a container whose image lost its name still has its image', async () => {
  const tag = named('tagged')
  await cli('tag', 'busybox', tag)
  await make('create', named('orphan'), tag)
  await cli('rmi', tag)
  const container = await docker.container(named('orphan'))
  expect(container).toMatchObject({ imageName: tag, image: { id: container?.imageId } })
  expect(container?.image?.tags).not.toContain(`${tag}:latest`)
})

test('the probes go the same way', async () => {
  await make('run', named('probed'), '-p', '127.0.0.1::80', 'nginx')
  const container = await untilSettled(named('probed'))
  const port = container?.ports[0]?.hostPort ?? 0
  expect(await docker.http(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'answer', status: 200 })
  expect(await docker.tcp('127.0.0.1', port)).toMatchObject({ kind: 'connected', address: '127.0.0.1' })
  expect(await docker.file(named('probed'), '/nowhere')).toEqual({ kind: 'absent' })
  expect(await docker.exec(named('probed'), ['echo', 'hi'])).toMatchObject({ kind: 'ended', stdout: 'hi\n' })
  expect((await docker.logs(named('probed'))).text).toContain('nginx')
  expect(await docker.listening(named('probed'))).toContainEqual({ address: '0.0.0.0', port: 80 })
  expect(await docker.registry(`127.0.0.1:${port}/nothing`)).toMatchObject({ kind: 'not-a-registry' })
})
