import { expect, test } from 'vitest'
import { DOCKER_CAPABILITIES, PODMAN_CAPABILITIES } from '../../src/docker/facts/capabilities.ts'
import { type Context, toContainer, toSummary } from '../../src/docker/facts/container.ts'
import { docker } from '../../src/docker/facts/dialects/docker.ts'
import { podman } from '../../src/docker/facts/dialects/podman.ts'
import { WrongShape } from '../../src/docker/port/json.ts'
import { docker28, docker29, docker2010, HEX, podman as podmanJson } from './engine-json.ts'

const now = Date.parse('2026-01-01T12:01:00.430Z')
const seen = (dialect = docker, anonymous = [HEX]): Context => ({
  dialect,
  mounting: { requests: [], anonymous, canBeParts: true },
  now,
})

const web = {
  id: docker2010.Id,
  name: 'web',
  created: '2026-01-01T11:59:59Z',
  state: {
    status: 'running',
    exitCode: 0,
    error: '',
    outOfMemory: false,
    startedAt: '2026-01-01T12:00:00.430077783Z',
    restartCount: 0,
  },
  ageMs: 60_000,
  imageId: `sha256:${'8'.repeat(64)}`,
  imageName: 'nginx',
  argv: ['/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'],
  entrypoint: ['/docker-entrypoint.sh'],
  command: ['nginx', '-g', 'daemon off;'],
  tty: false,
  stdin: false,
  env: { A: 'b=c', EMPTY: '', PATH: '/bin' },
  workdir: '',
  user: '',
  labels: { k: 'v' },
  ports: [
    { port: 80, protocol: 'tcp', hostIp: '0.0.0.0', hostPort: 8080 },
    { port: 80, protocol: 'tcp', hostIp: '::', hostPort: 8080 },
  ],
  requestedPorts: [{ port: 80, protocol: 'tcp', hostIp: '', hostPort: 8080 }],
  publishAll: false,
  mounts: [
    {
      type: 'volume',
      name: 'data',
      source: '/v/data/_data',
      destination: '/data',
      writable: true,
      anonymous: false,
    },
    {
      type: 'volume',
      name: HEX,
      source: `/v/${HEX}/_data`,
      destination: '/anon',
      writable: true,
      anonymous: true,
    },
    { type: 'bind', source: '/home/me', destination: '/site', writable: false, anonymous: false },
  ],
  volumesFrom: [],
  networks: [{ name: 'lab', ip: '172.18.0.2', aliases: ['www'] }],
  networkMode: 'bridge',
  restart: { policy: 'no', maximumRetries: 0 },
  limits: { memoryBytes: 0, cpus: 0.5, pids: 0 },
  privileged: false,
  readOnlyRoot: false,
  capabilities: DOCKER_CAPABILITIES,
  noNewPrivileges: false,
  logDriver: 'json-file',
}

const withOwnName = [{ name: 'lab', ip: '172.18.0.2', aliases: ['web', 'www'] }]
test.each([
  ['Docker 20.10', docker2010, web],
  ['Docker 28', docker28, { ...web, networks: [{ ...withOwnName[0], aliases: ['www', 'web'] }] }],
  ['Docker 29, API 1.52', docker29, { ...web, networks: withOwnName }],
])('a container of %s', (_, raw, facts) => {
  expect(toContainer(raw, seen())).toEqual(facts)
})

test('a container of Podman', () => {
  expect(toContainer(podmanJson, seen(podman))).toEqual({
    ...web,
    imageName: 'nginx:latest',
    ports: [{ port: 80, protocol: 'tcp', hostIp: '', hostPort: 8080 }],
    requestedPorts: [{ port: 80, protocol: 'tcp', hostIp: '0.0.0.0', hostPort: 8080 }],
    networks: [{ name: 'bridge', ip: '10.88.0.2', aliases: ['www'] }],
    limits: { memoryBytes: 0, cpus: 0.5, pids: 2048 },
    capabilities: PODMAN_CAPABILITIES,
  })
})

const variant = (over: object, host: object = {}, dialect = docker) =>
  toContainer({ ...docker2010, ...over, HostConfig: { ...docker2010.HostConfig, ...host } }, seen(dialect))

test.each([
  { Cmd: ['bash'], Path: 'bash', Args: ['bash'], argv: ['bash'] },
  { Entrypoint: ['sh'], Cmd: null, Path: 'sh', Args: ['sh'], argv: ['sh'] },
  { Cmd: ['sleep', '9'], Path: 'sleep', Args: ['9'], argv: ['sleep', '9'] },
  // Said twice by whoever ran it.
  { Cmd: ['echo', 'echo'], Path: 'echo', Args: ['echo'], argv: ['echo', 'echo'] },
  { Entrypoint: ['yes'], Cmd: ['yes'], Path: 'yes', Args: ['yes'], argv: ['yes', 'yes'] },
])('Podman writes a command of one word twice: $Path $Args is $argv', ({ argv, Path, Args, ...Config }) => {
  const raw = { Path, Args, Config: { ...podmanJson.Config, Entrypoint: null, ...Config } }
  expect(toContainer({ ...podmanJson, ...raw }, seen(podman)).argv).toEqual(argv)
})

test.each([
  ['configured', 'created'],
  ['initialized', 'created'],
  ['stopped', 'exited'],
  ['stopping', 'running'],
  ['exited', 'exited'],
  ['dead', 'dead'],
])("Podman's state %s is %s", (Status, status) => {
  expect(variant({ State: { Status } }, {}, podman).state.status).toBe(status)
})

test("Docker does not have Podman's states", () => {
  expect(() => variant({ State: { Status: 'configured' } })).toThrow(WrongShape)
})

test.each([
  ['exited', 'no', 'exited', 0],
  ['stopped', 'no', 'exited', 0],
  // Podman restarts without a pause: this is what it says between two starts.
  ['stopped', 'always', 'restarting', 0],
  ['exited', 'always', 'exited', 0],
  ['configured', 'no', 'created', 0],
  ['running', 'no', 'running', 1],
  ['paused', 'no', 'paused', 1],
])('Podman, %s with the restart policy %s: %s, and %i published', (Status, Name, status, ports) => {
  const HostConfig = { ...podmanJson.HostConfig, RestartPolicy: { Name, MaximumRetryCount: 0 } }
  const container = toContainer({ ...podmanJson, HostConfig, State: { Status } }, seen(podman))
  expect([container.state.status, container.ports.length]).toEqual([status, ports])
})

test('Podman lists the ports of containers that are not up, which publish nothing', () => {
  const row = {
    Id: HEX,
    Names: ['/web'],
    Image: 'docker.io/library/nginx:latest',
    ImageID: 'sha256:8afd',
    Ports: [{ PrivatePort: 80, PublicPort: 8080, Type: 'tcp' }],
  }
  expect(toSummary({ ...row, State: 'running' }, podman).ports).toEqual([
    { port: 80, protocol: 'tcp', hostIp: '', hostPort: 8080 },
  ])
  expect(toSummary({ ...row, State: 'exited' }, podman).ports).toEqual([])
})

test('a container that never started has no age', () => {
  const { state, ageMs } = variant({ State: { ...docker2010.State, StartedAt: '0001-01-01T00:00:00Z' } })
  expect([state.startedAt, ageMs]).toEqual([undefined, undefined])
})

test('a container is never younger than nothing', () => {
  expect(toContainer(docker2010, { ...seen(), now: 0 }).ageMs).toBe(0)
})

test.each([
  ['default', docker, 'bridge'],
  ['', docker, 'bridge'],
  ['host', docker, 'host'],
  ['container:abc', docker, 'container:abc'],
  ['lab', docker, 'lab'],
  ['pasta', podman, 'lab'],
  ['bridge', podman, 'lab'],
  ['none', podman, 'none'],
] as const)('network mode "%s" (%#) is %s', (NetworkMode, dialect, mode) => {
  expect(variant({}, { NetworkMode }, dialect).networkMode).toBe(mode)
})

test('a rootless Podman container can be on no network that has a name', () => {
  const raw = { ...podmanJson, NetworkSettings: { Networks: {} } }
  expect(toContainer(raw, seen(podman))).toMatchObject({ networkMode: 'bridge', networks: [], ports: [] })
})

test('what was asked for', () => {
  const ranges = {
    '80/tcp': [{ HostIp: '', HostPort: '' }],
    '53/udp': [{ HostIp: '127.0.0.1', HostPort: '8000-8010' }],
  }
  const host = {
    PortBindings: ranges,
    PublishAllPorts: true,
    VolumesFrom: ['db:ro', 'app'],
    CpuQuota: 50_000,
    NanoCpus: 0,
  }
  expect(variant({}, { ...host, RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 } })).toMatchObject(
    {
      requestedPorts: [
        { port: 80, protocol: 'tcp', hostIp: '', hostPort: 0 },
        { port: 53, protocol: 'udp', hostIp: '127.0.0.1', hostPort: 0 },
      ],
      publishAll: true,
      volumesFrom: ['db', 'app'],
      limits: { cpus: 0.5 },
      restart: { policy: 'on-failure', maximumRetries: 3 },
    },
  )
})

test('a row of the list', () => {
  const row = {
    Id: 'c0ffee',
    Names: ['/app/db', '/web'],
    Image: 'nginx',
    ImageID: `sha256:${'8'.repeat(64)}`,
    State: 'running',
    Ports: [
      { IP: '::', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
      { PrivatePort: 443, Type: 'tcp' },
    ],
  }
  expect(toSummary(row, docker)).toEqual({
    id: 'c0ffee',
    name: 'web',
    imageName: 'nginx',
    imageId: `sha256:${'8'.repeat(64)}`,
    status: 'running',
    ports: [{ port: 80, protocol: 'tcp', hostIp: '::', hostPort: 8080 }],
  })
})

const capabilities = (host: object, dialect = docker) => variant({}, host, dialect).capabilities

test.each([
  ['one dropped', { CapDrop: ['CAP_CHOWN'] }, DOCKER_CAPABILITIES.filter((one) => one !== 'CHOWN')],
  ['all dropped', { CapDrop: ['ALL'] }, []],
  ['all dropped, one kept', { CapDrop: ['all'], CapAdd: ['net_bind_service'] }, ['NET_BIND_SERVICE']],
  [
    'one added',
    { CapAdd: ['CAP_SYS_TIME'] },
    [...DOCKER_CAPABILITIES.slice(0, -1), 'SYS_CHROOT', 'SYS_TIME'],
  ],
  ['one added and dropped', { CapAdd: ['CHOWN'], CapDrop: ['CHOWN'] }, DOCKER_CAPABILITIES],
  ['each dropped', { CapDrop: DOCKER_CAPABILITIES }, []],
])('the capabilities of a container with %s', (_, host, left) => {
  expect(capabilities(host)).toEqual(left)
})

test('Podman lists what differs from its own', () => {
  const most = PODMAN_CAPABILITIES.filter((one) => one !== 'KILL')
  expect(capabilities({ CapAdd: ['SYS_ADMIN'], CapDrop: most }, podman)).toEqual(['KILL', 'SYS_ADMIN'])
})

test('a container with all privileges has all capabilities, whatever was dropped', () => {
  const all = capabilities({ Privileged: true, CapDrop: ['ALL'] })
  expect(all).toHaveLength(41)
  expect(capabilities({ CapAdd: ['ALL'], CapDrop: ['SYS_ADMIN'] })).toEqual(
    all.filter((one) => one !== 'SYS_ADMIN'),
  )
})

test.each([
  [null, false],
  [['seccomp=unconfined'], false],
  [['no-new-privileges'], true],
  [['no-new-privileges:true'], true],
  [['no-new-privileges=true'], true],
  [['no-new-privileges:false'], false],
  [['no-new-privileges:true', 'no-new-privileges:false'], false],
])('with the security options %j, no new privileges: %j', (SecurityOpt, is) => {
  expect(variant({}, { SecurityOpt }).noNewPrivileges).toBe(is)
})
