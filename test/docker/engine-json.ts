/** What engines say of one and the same container, shortened to what is read: nginx on 8080, a volume, one network. */

const ID = '921c110d3546a3cc6fdf478470ffc1203b04d9a7c5cde00e06a6d41b73438f7d'
export const HEX = 'c80557f431e5ac739d266a0d7b84776bb45e390ce906c025fc64ca19d24d913d'
const IMAGE = `sha256:${'8'.repeat(64)}`
const STARTED = '2026-01-01T12:00:00.430077783Z'

const state = {
  Status: 'running',
  Running: true,
  OOMKilled: false,
  ExitCode: 0,
  Error: '',
  StartedAt: STARTED,
  FinishedAt: '0001-01-01T00:00:00Z',
}
const config = {
  Tty: false,
  OpenStdin: false,
  Env: ['A=b=c', 'EMPTY=', 'PATH=/bin'],
  Cmd: ['nginx', '-g', 'daemon off;'],
  Image: 'nginx',
  Entrypoint: ['/docker-entrypoint.sh'],
  WorkingDir: '',
  User: '',
  Labels: { k: 'v' },
}
const base = {
  Id: ID,
  Name: '/web',
  Created: '2026-01-01T11:59:59Z',
  Path: '/docker-entrypoint.sh',
  Args: ['nginx', '-g', 'daemon off;'],
  State: state,
  RestartCount: 0,
  Image: IMAGE,
  Config: config,
}
const mounts = [
  { Type: 'volume', Name: 'data', Source: '/v/data/_data', Destination: '/data', Mode: 'z', RW: true },
  { Type: 'volume', Name: HEX, Source: `/v/${HEX}/_data`, Destination: '/anon', Mode: '', RW: true },
  { Type: 'bind', Source: '/home/me', Destination: '/site', Mode: '', RW: false },
]
const ports = {
  '80/tcp': [
    { HostIp: '0.0.0.0', HostPort: '8080' },
    { HostIp: '::', HostPort: '8080' },
  ],
  '443/tcp': null,
}

export const docker2010 = {
  ...base,
  ExecIDs: null,
  HostConfig: {
    Binds: ['data:/data', '/home/me:/site:ro'],
    NetworkMode: 'default',
    PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '8080' }] },
    RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
    VolumesFrom: null,
    Mounts: undefined,
    Memory: 0,
    NanoCpus: 500000000,
    CpuPeriod: 0,
    CpuQuota: 0,
    PidsLimit: null,
    Privileged: false,
    PublishAllPorts: false,
    ReadonlyRootfs: false,
    CapAdd: null,
    CapDrop: null,
    SecurityOpt: null,
    LogConfig: { Type: 'json-file', Config: {} },
  },
  Mounts: mounts,
  NetworkSettings: {
    IPAddress: '172.17.0.3',
    Ports: ports,
    Networks: { lab: { Aliases: ['www', ID.slice(0, 12)], IPAddress: '172.18.0.2' } },
  },
}

/** API 1.44: names are in DNSNames as well, with the container's own. */
export const docker28 = {
  ...docker2010,
  NetworkSettings: {
    IPAddress: '',
    Ports: ports,
    Networks: {
      lab: { Aliases: ['www'], DNSNames: ['web', 'www', ID.slice(0, 12)], IPAddress: '172.18.0.2' },
    },
  },
}

/** API 1.52: no addresses outside Networks, no GraphDriver; what is not set is not there. */
export const docker29 = {
  ...base,
  Config: {
    Image: config.Image,
    Env: config.Env,
    Cmd: config.Cmd,
    Entrypoint: config.Entrypoint,
    Labels: { k: 'v' },
  },
  HostConfig: {
    Binds: docker2010.HostConfig.Binds,
    NetworkMode: 'bridge',
    PortBindings: docker2010.HostConfig.PortBindings,
    RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
    NanoCpus: 500000000,
    LogConfig: { Type: 'json-file', Config: {} },
  },
  Mounts: mounts,
  Storage: { RootFS: { Snapshot: { Name: 'overlayfs' } } },
  NetworkSettings: {
    SandboxID: '1',
    Ports: ports,
    Networks: { lab: { Aliases: null, DNSNames: ['web', 'www', ID.slice(0, 12)], IPAddress: '172.18.0.2' } },
  },
}

/** Podman 4: names in full, every mount among Binds, its own words for a state, `podman` for the default network. */
export const podman = {
  ...base,
  Image: '8'.repeat(64),
  State: { ...state, Status: 'stopping' },
  Config: { ...config, Image: 'docker.io/library/nginx:latest', Volumes: null, OnBuild: null },
  HostConfig: {
    CapAdd: [],
    CapDrop: [],
    SecurityOpt: [],
    LogConfig: { Type: 'json-file', Config: null },
    Binds: [
      'data:/data:rprivate,nosuid,nodev,rbind',
      `${HEX}:/anon:rprivate,nosuid,nodev,rbind`,
      '/home/me:/site:ro,rbind',
    ],
    NetworkMode: 'slirp4netns',
    PortBindings: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8080' }] },
    RestartPolicy: { Name: '', MaximumRetryCount: 0 },
    NanoCpus: 0,
    CpuPeriod: 200000,
    CpuQuota: 100000,
    PidsLimit: 2048,
  },
  Mounts: mounts.map((mount) => ({ ...mount, Mode: '', Propagation: 'rprivate' })),
  NetworkSettings: {
    Ports: { '80/tcp': [{ HostIp: '', HostPort: '8080' }] },
    Networks: { podman: { Aliases: ['www', ID.slice(0, 12)], IPAddress: '10.88.0.2' } },
  },
}

export const image2010 = {
  Id: IMAGE,
  RepoTags: ['nginx:latest', 'localhost:5000/me/nginx:1'],
  RepoDigests: [`nginx@sha256:${'a'.repeat(64)}`],
  Created: '2024-01-01T00:00:00Z',
  Author: '',
  Comment: '',
  Config: {
    ExposedPorts: { '80/tcp': {}, '53/udp': {} },
    Env: ['PATH=/bin'],
    Cmd: ['nginx'],
    Volumes: null,
    WorkingDir: '',
    Entrypoint: null,
    Labels: null,
    User: '',
  },
  RootFS: { Type: 'layers', Layers: ['sha256:base', 'sha256:top'] },
}
/** API 1.52 omits what is not set. */
export const image29 = {
  ...image2010,
  Author: undefined,
  Comment: undefined,
  Config: { ExposedPorts: image2010.Config.ExposedPorts, Env: ['PATH=/bin'], Cmd: ['nginx'] },
}
export const imagePodman = {
  ...image2010,
  Id: '8'.repeat(64),
  RepoTags: ['docker.io/library/nginx:latest', 'localhost:5000/me/nginx:1'],
  RepoDigests: [`docker.io/library/nginx@sha256:${'a'.repeat(64)}`],
}
