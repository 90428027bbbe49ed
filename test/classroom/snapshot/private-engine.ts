import type { Docker, Mount } from '../../../src/docker/port/docker.ts'
import type { Grading } from '../../../src/grading/grade.ts'
import { aContainer, aMount, anImage, another, running } from '../../graders/facts.ts'
import { elsewhere } from '../../grading/a-lab.ts'

export const ENGINE = { endpoint: 'unix:///x', name: 'docker', version: '28.5.2', api: '1.44' }

/** What must stay at home unless a report shows it. */
export const SECRETS = {
  PASSWORD: 'hunter2 with spaces',
  TOKEN: 'abcd=efgh/ijkl',
  DEBUG: '1',
}
export const HOME = '/home/wonderland/private-lab'

const bind: Mount = aMount({ type: 'bind', source: `${HOME}/site`, destination: '/usr/share/nginx/html' })
const labels = {
  'com.docker.compose.project.working_dir': HOME,
  'com.docker.compose.project.config_files': `${HOME}/compose.yaml`,
  'com.docker.compose.service': 'web',
}
const env = { PATH: '/usr/sbin:/usr/bin', ...SECRETS }
const image = anImage({ env, labels })

/** An engine with something private in everything that it has: a container, an image, a volume of every name. */
export const privateDocker: Docker = {
  engine: async () => ({
    name: 'docker',
    version: '28.5.2',
    storageDriver: 'overlay2',
    logDriver: 'json-file',
    security: [],
    swarm: 'inactive',
  }),
  container: async (name) =>
    aContainer({
      id: `id-${name}`,
      name,
      env,
      image,
      labels,
      mounts: [bind, aMount({ destination: '/data' })],
      argv: ['nginx'],
    }),
  containerName: async (id) => id.replace(/^id-/, ''),
  containers: async () => [another('web'), another('other')],
  running: async () => [running('web')],
  allContainers: async () => [another('web')],
  containersOf: async () => [another('web')],
  serviceContainers: async (service) => [
    { id: `id-${service}-1`, name: `${service}-1`, status: 'running', project: 'one', folder: HOME },
    { id: `id-${service}-2`, name: `${service}-2`, status: 'running', project: 'two', folder: '/elsewhere' },
  ],
  image: async () => image,
  history: async () => [
    { instruction: 'ENV', text: `PASSWORD=${SECRETS.PASSWORD}` },
    { instruction: 'RUN', text: `|1 TOKEN=${SECRETS.TOKEN} /bin/sh -c make` },
  ],
  imageBytes: async () => 1000,
  imageSizes: async () => [1000],
  imageFile: async () => ({ kind: 'absent' }),
  compareFolders: async () => ({
    one: { kind: 'directory', entries: [], truncated: false },
    other: { kind: 'directory', entries: [], truncated: false },
    missing: [],
    different: [],
  }),
  imageNames: async () => ['nginx:latest'],
  allImages: async () => [],
  namings: async () => [],
  insecureRegistries: async () => [],
  volume: async (name) => ({
    name,
    driver: 'local',
    created: '2026-01-01T00:00:00Z',
    labels: {},
    anonymous: false,
    device: `${HOME}/volume`,
  }),
  volumeNames: async () => ['data'],
  allVolumes: async () => ['data'],
  network: async (name) => ({
    id: `id-${name}`,
    name,
    driver: 'bridge',
    internal: false,
    containers: [],
    subnets: [],
  }),
  networks: async () => [],
  service: async () => ({ kind: 'no-swarm' }),
  file: async () => ({ kind: 'directory', entries: ['index.html'], truncated: false }),
  changes: async () => [],
  showSame: async () => false,
  logs: async () => ({ text: 'ready\n', truncated: false, readable: true }),
  exec: async () => ({ kind: 'ended', exitCode: 0, stdout: '', stderr: '', truncated: false }),
  kernelMounts: async () => [
    { destination: '/usr/share/nginx/html', root: `${HOME}/site`, deleted: false, writable: true },
  ],
  listening: async () => [{ address: '0.0.0.0', port: 80 }],
  ownListening: async () => ({ listeners: [{ address: '0.0.0.0', port: 80 }], isComplete: true }),
  programs: async () => ['nginx'],
  processes: async () => ({ main: 1, all: 1, own: 1 }),
  mainUid: async () => 0,
  http: async () => ({
    kind: 'answer',
    address: '127.0.0.1',
    status: 200,
    headers: {},
    body: 'nginx',
    truncated: false,
    redirects: [],
  }),
  tcp: async (address) => ({ kind: 'connected', address, silent: false }),
  registry: async () => ({
    kind: 'held',
    manifestDigest: 'sha256:1',
    configDigest: 'sha256:aaaa',
    layers: image.layers,
    created: image.created,
    settings: { ...image, platform: 'linux/amd64', exposed: ['80/tcp'] },
  }),
}

/** A student's machine with that engine, at whose paths everything leads to their working directory. */
export const privateGrading = (over: Partial<Grading> = {}): Grading => ({
  ...elsewhere,
  connect: async () => ({ docker: privateDocker, engine: ENGINE }),
  endpoint: ENGINE.endpoint,
  signal: new AbortController().signal,
  folder: {
    file: async () => ({ kind: 'absent' }),
    archive: async () => ({ kind: 'absent' }),
    place: async (path, paths) => ({
      path: `${HOME}/${path}`,
      real: `${HOME}/${path}`,
      isSame: paths.some((one) => one.startsWith(HOME)),
      isUnseen: false,
    }),
  },
  started: () => ({
    record: async () => ({
      at: '2026-01-01T00:00:00Z',
      containers: {},
      images: {},
      volumes: {},
      networks: {},
      danglingImages: {},
      anonymousVolumes: {},
    }),
  }),
  ...over,
})

export const withoutTimes = (report: unknown): string =>
  JSON.stringify(report, (key, value: unknown) => (['time', 'duration_ms'].includes(key) ? undefined : value))
