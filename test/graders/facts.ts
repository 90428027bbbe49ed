import type {
  Container,
  ContainerState,
  ContainerSummary,
  Image,
  Mount,
  PublishedPort,
  RunningContainer,
} from '../../src/docker/port/docker.ts'
import type { ContainerFacts } from '../../src/grading/contract/container/container.ts'

/** Plain facts for tables: of a healthy nginx, except for what a test says. */

export function anImage(over: Partial<Image> = {}): Image {
  return {
    id: 'sha256:aaaa',
    tags: ['nginx:latest'],
    digests: ['nginx@sha256:1111'],
    created: '2026-01-01T00:00:00Z',
    author: '',
    comment: '',
    exposed: [{ port: 80, protocol: 'tcp' }],
    volumes: [],
    entrypoint: ['/docker-entrypoint.sh'],
    command: ['nginx', '-g', 'daemon off;'],
    env: { PATH: '/usr/sbin:/usr/bin', NGINX_VERSION: '1.29.1' },
    workdir: '',
    user: '',
    labels: {},
    layers: ['sha256:base', 'sha256:nginx'],
    ...over,
  }
}

type Shorthand = { state?: Partial<ContainerState> }

/** A container that has been running for a minute. */
export function aContainer({
  state,
  ...over
}: Partial<Omit<Container, 'state'>> & Shorthand = {}): Container {
  const image = 'image' in over ? over.image : anImage()
  const container = {
    id: 'c0ffee',
    name: 'web',
    created: '2026-01-02T00:00:00Z',
    state: {
      status: 'running' as const,
      exitCode: 0,
      error: '',
      outOfMemory: false,
      startedAt: '2026-01-02T00:00:01Z',
      restartCount: 0,
      ...state,
    },
    settled: true,
    ageMs: 60_000,
    imageId: image?.id ?? 'sha256:aaaa',
    imageName: 'nginx',
    argv: ['/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'],
    entrypoint: ['/docker-entrypoint.sh'],
    command: ['nginx', '-g', 'daemon off;'],
    tty: false,
    stdin: false,
    env: { PATH: '/usr/sbin:/usr/bin' },
    workdir: '',
    user: '',
    labels: {},
    ports: [],
    requestedPorts: [],
    publishAll: false,
    mounts: [],
    volumesFrom: [],
    networks: [{ name: 'bridge', ip: '172.17.0.2', aliases: [] }],
    networkMode: 'bridge',
    restart: { policy: 'no' as const, maximumRetries: 0 },
    limits: { memoryBytes: 0, cpus: 0, pids: 0 },
    privileged: false,
    readOnlyRoot: false,
    capabilities: ['CHOWN', 'NET_BIND_SERVICE', 'NET_RAW', 'SETUID'],
    noNewPrivileges: false,
    logDriver: 'json-file',
    ...over,
  }
  return image ? { ...container, image } : without(container, 'image')
}

/** A container that has ended, one second after its start unless the test says otherwise. */
export function anEnded(
  exitCode: number,
  { state, ...over }: Parameters<typeof aContainer>[0] = {},
): Container {
  const finishedAt = '2026-01-02T00:00:02Z'
  return aContainer({ ...over, state: { status: 'exited', exitCode, finishedAt, ...state } })
}

/** A different container, as `docker ps -a` lists it. */
export function another(name: string, over: Partial<ContainerSummary> = {}): ContainerSummary {
  return {
    id: `id-${name}`,
    name,
    imageName: 'nginx',
    imageId: 'sha256:aaaa',
    status: 'running',
    ports: [],
    ...over,
  }
}

/** The same, of one that is up, with the network that it uses: its own unless the test says otherwise. */
export function running(name: string, over: Partial<RunningContainer> = {}): RunningContainer {
  const summary = another(name, over)
  return { ...summary, networkId: over.networkId ?? summary.id }
}

/** The facts of a check kind about one container: the container, or the other containers if it is missing. */
export function facts(container: Container | undefined, others: ContainerSummary[] = []): ContainerFacts {
  return { wanted: container?.name ?? 'web', container, others, lastLine: '' }
}

export function aPort(hostPort: number, port: number, over: Partial<PublishedPort> = {}): PublishedPort {
  return { port, hostPort, hostIp: '0.0.0.0', protocol: 'tcp', ...over }
}

/** A volume named `data`, mounted at `/data`. */
export function aMount(over: Partial<Mount> = {}): Mount {
  const mount = {
    type: 'volume' as const,
    name: 'data',
    source: '/var/lib/docker/volumes/data/_data',
    destination: '/data',
    writable: true,
    anonymous: false,
    ...over,
  }
  return mount.type === 'volume' ? mount : without(mount, 'name')
}

function without<T extends object, K extends PropertyKey>(value: T, key: K): Omit<T, K> {
  const { [key as never]: _, ...rest } = value as Record<never, unknown>
  return rest as Omit<T, K>
}
