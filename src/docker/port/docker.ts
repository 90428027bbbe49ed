import type { ExecResult, FileFact, HttpAnswer, Listener, Logs, RegistryAnswer, TcpAnswer } from './probed.ts'

export type * from './probed.ts'

/**
 * The port to an engine: everything that a check kind can ask, as plain, normalised facts.
 *
 * Every method looks and none changes anything. All of them reject with {@link CouldNotLook} when the
 * engine, or the service behind it, could not be asked; "it is not there" is an answer, never an error.
 * Nulls, name prefixes, units and the differences between engines end in `facts/`. Facts are codes, numbers, names and
 * what programs said: never a sentence of ours, since each language has its own.
 */
export interface Docker {
  /** The container with exactly this name (never an id prefix), or undefined. */
  container(name: string): Promise<Container | undefined>
  /** The newest containers, running or not, at most 100: to explain a failure, never to judge. */
  containers(): Promise<ContainerSummary[]>
  /** The image that a name, a `name@sha256:…` or an id resolves to here, or undefined. Nothing is pulled. */
  image(reference: string): Promise<Image | undefined>
  /** The familiar names of all images that have one: to explain a failure, never to judge. */
  imageNames(): Promise<string[]>
  /** The volume with exactly this name, or undefined. */
  volume(name: string): Promise<Volume | undefined>
  /** The names of all volumes: to explain a failure, never to judge. */
  volumeNames(): Promise<string[]>
  /** The network with exactly this name, or undefined. */
  network(name: string): Promise<Network | undefined>
  /** What is at an absolute path inside a container, running or not, read by the engine itself. */
  file(container: string, path: string): Promise<FileFact>
  /** The last lines that the container's main process printed, at most 200 lines and 64 KiB. */
  logs(container: string): Promise<Logs>
  /** Runs a program in a running container, with a deadline that also ends the program. */
  exec(container: string, command: string[], timeoutMs?: number): Promise<ExecResult>
  /** What listens in the container, from the kernel's socket table; undefined where that is not known. */
  listening(container: string): Promise<Listener[] | undefined>
  /** One GET to a port as the engine's own host sees it. */
  http(url: string): Promise<HttpAnswer>
  /** One connection to a port as the engine's own host sees it. */
  tcp(address: string, port: number): Promise<TcpAnswer>
  /** What the registry that the reference names holds under it, verified blob by blob. */
  registry(reference: string): Promise<RegistryAnswer>
}

/** How long a container must have been up, in ms, before `running` is believed. */
export const SETTLED_AFTER_MS = 2000

export type ContainerStatus = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'

export interface ContainerState {
  status: ContainerStatus
  exitCode: number
  /** The engine's own words when the start failed, else ''. */
  error: string
  outOfMemory: boolean
  /** ISO 8601, by the engine's clock; undefined if it never started. */
  startedAt?: string
  finishedAt?: string
  restartCount: number
}

export interface Container {
  id: string
  name: string
  created: string
  state: ContainerState
  /**
   * Whether its state can be believed: it is not running, or has been up for long enough. An engine calls a container
   * that is about to die, or that restarts again and again, `running`.
   */
  settled: boolean
  /** In how many ms a container that has just started will have settled; undefined when waiting tells no more. */
  settlesInMs?: number
  /** Milliseconds since it started, by the engine's clock; undefined if it never started. */
  ageMs?: number
  /** The image's id, and the name that was typed when the container was made. */
  imageId: string
  imageName: string
  /** The image itself, or undefined when it was removed since. */
  image?: Image
  /** The program and arguments that are really run: entrypoint and command together. */
  argv: string[]
  entrypoint: string[]
  command: string[]
  tty: boolean
  stdin: boolean
  env: Record<string, string>
  workdir: string
  user: string
  labels: Record<string, string>
  /** What the engine really published. */
  ports: PublishedPort[]
  /** What was asked for with `-p`; hostPort 0 means any. Differs from `ports` when the container isn't up. */
  requestedPorts: PublishedPort[]
  /** `-P`. */
  publishAll: boolean
  mounts: Mount[]
  /** Container names that `--volumes-from` named. */
  volumesFrom: string[]
  networks: NetworkAttachment[]
  /** `bridge` for the default bridge (also Podman's), `host`, `none`, `container:…`, or a network's name. */
  networkMode: string
  restart: { policy: 'no' | 'always' | 'unless-stopped' | 'on-failure'; maximumRetries: number }
  /** 0 means no limit. */
  limits: { memoryBytes: number; cpus: number; pids: number }
  privileged: boolean
  readOnlyRoot: boolean
}

export interface ContainerSummary {
  id: string
  name: string
  imageName: string
  imageId: string
  status: ContainerStatus
  ports: PublishedPort[]
}

export type Protocol = 'tcp' | 'udp' | 'sctp'

export interface PublishedPort {
  port: number
  protocol: Protocol
  /** `0.0.0.0`, `::`, `127.0.0.1`, …; '' where the engine doesn't say. */
  hostIp: string
  hostPort: number
}

export interface Mount {
  type: 'volume' | 'bind' | 'tmpfs' | 'other'
  /** The volume's name; undefined for other types. */
  name?: string
  /** The folder on the engine's host. */
  source: string
  destination: string
  writable: boolean
  /** The name was invented by the engine. */
  anonymous: boolean
}

export interface NetworkAttachment {
  name: string
  ip: string
  aliases: string[]
}

export interface Image {
  id: string
  /** Familiar names with a tag, such as `nginx:latest` or `localhost:5000/me/app:1`. */
  tags: string[]
  /** Familiar names with a digest, such as `nginx@sha256:…`. */
  digests: string[]
  created: string
  author: string
  comment: string
  exposed: { port: number; protocol: Protocol }[]
  volumes: string[]
  entrypoint: string[]
  command: string[]
  env: Record<string, string>
  workdir: string
  user: string
  labels: Record<string, string>
  /** Digests of the uncompressed layers, base first: the same on every kind of image store. */
  layers: string[]
}

export interface Volume {
  name: string
  driver: string
  created: string
  labels: Record<string, string>
  anonymous: boolean
}

export interface Network {
  id: string
  name: string
  driver: string
  internal: boolean
  /** Names of the attached running containers. */
  containers: string[]
  subnets: string[]
}

/** How much of a file or folder a {@link FileFact} holds: bytes of text, the largest file that is hashed, names. */
export const FILE_LIMITS = { textBytes: 64 * 1024, hashedBytes: 16 * 1024 * 1024, entries: 100 }
