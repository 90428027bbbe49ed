import type { Detail } from './could-not-look.ts'

/** How long a container must have been up, in ms, before `running` is believed. */
export const SETTLED_AFTER_MS = 2000

export type ContainerStatus = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'

export interface ContainerState {
  status: ContainerStatus
  exitCode: number
  /** The engine's own words when the start failed, else ''. */
  error: string
  /** It was created, and the engine does not keep whether somebody tried to start it. */
  startUnknown?: true
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
  /** Where it is not up: milliseconds since it was created, or ended, by the engine's clock. */
  inStateMs?: number
  /** How often it crashes and is restarted, in ms, where its restarts and its age show a rhythm. */
  restartsEveryMs?: number
  /** The image's id, and the name that was typed when the container was made. */
  imageId: string
  imageName: string
  /** The digest of the manifest that it was created from, where the engine says it. */
  manifest?: string
  /** The image itself, or one that was built again from the same; undefined when it was removed since. */
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
  /** What the engine really published, each on a port of the host. */
  ports: PublishedPort[]
  /** What was asked for with `-p`; hostPort 0 means any. Differs from `ports` when the container isn't up. */
  requestedPorts: PublishedPort[]
  /** `-P`. */
  publishAll: boolean
  mounts: Mount[]
  /** There can be more: the engine does not list directories of the host that came from a container that is gone. */
  mountsUnknown?: true
  /** Container names that `--volumes-from` named. */
  volumesFrom: string[]
  networks: NetworkAttachment[]
  /** `bridge` for the default bridge (also Podman's), `host`, `none`, `container:…`, or a network's name. */
  networkMode: string
  /** The container whose network it uses; `ports`, `requestedPorts` and `networks` are then that one's. */
  networkOf?: NetworkOwner
  restart: { policy: 'no' | 'always' | 'unless-stopped' | 'on-failure'; maximumRetries: number }
  /** 0 means no limit. */
  limits: {
    memoryBytes: number
    cpus: number
    pids: number
    /** `--memory-reservation`, where it is set. */
    reservedBytes?: number
    /** `--memory-swap`: memory and swap together, where that is limited. */
    withSwapBytes?: number
  }
  privileged: boolean
  readOnlyRoot: boolean
  /** What its processes can be allowed to do, without `CAP_`: `CHOWN`. */
  capabilities: string[]
  /** `--security-opt no-new-privileges`. */
  noNewPrivileges: boolean
  /** The command of its health check; absent where it has none. */
  healthCheck?: string[]
  /** What that found, where it has run, or is about to. */
  health?: Health
  /** `json-file`, which is also what Podman's own files are called. */
  logDriver: string
  notUnderstood?: NotUnderstood
}

/**
 * By the name of a fact: what of the engine's answer was not understood. In its place is nothing, which is not to be
 * believed: a check that needs the fact is one that we could not look at.
 */
export type NotUnderstood = Record<string, Detail>

/** {@link https://docs.docker.com/reference/dockerfile/#healthcheck} */
export interface Health {
  status: 'starting' | 'healthy' | 'unhealthy'
  /** What the last check printed, and its exit code; '' and 0 where none has ended yet. */
  lastOutput: string
  lastExitCode: number
  /** How long after the start a failed check does not count. */
  startPeriodMs: number
}

export interface ContainerSummary {
  id: string
  name: string
  imageName: string
  imageId: string
  status: ContainerStatus
  ports: PublishedPort[]
  /** The service of a Compose file that it was made for. */
  service?: string
}

export interface ImageSummary {
  id: string
  /** Familiar names with a tag; none for a dangling image. */
  tags: string[]
}

/** Which of a list: those with a label (`KEY` or `KEY=VALUE`), those that have no name or that nothing uses. */
export interface ListedOnly {
  label?: string
  dangling?: true
}

/** A container that Compose made for a service of a Compose file. */
export interface ServiceContainer {
  id: string
  name: string
  status: ContainerStatus
  project: string
  /** The project's folder, on the machine where Compose ran; undefined where that is not noted. */
  folder?: string
}

export interface RunningContainer extends ContainerSummary {
  /** The id of the container whose network it uses, or its own. */
  networkId: string
}

/** With `--network container:…`. {@link https://docs.docker.com/engine/network/#container-networks} */
export interface NetworkOwner {
  id: string
  /** '' for one that is gone. */
  name: string
  networkMode: string
  /** That one was started again since, and has a new network: this one is left with the old, which nothing leads to. */
  isLeft?: true
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
  /** The path of a bind as it was asked for, where the engine shows a different one: Docker Desktop has its own. */
  askedSource?: string
  /** In the one spelling that all of a path's spellings share. */
  destination: string
  writable: boolean
  /** Nobody named the volume, so the engine made up its name. */
  anonymous: boolean
  /** The directory of the volume that alone is mounted: `volume-subpath`. */
  subpath?: string
  /** It came by `--volumes-from` from a container that is gone, so it is not known whether only a part is mounted. */
  partUnknown?: true
}

export interface NetworkAttachment {
  name: string
  /** A network that was removed and created again has its old name, and a new id. Absent where the engine does not say it. */
  networkId?: string
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
  /** The message of `docker commit`, or ''. */
  comment: string
  /** What else than a registry it came from, where it says so. */
  madeBy?: 'buildkit' | 'import'
  /** The id of the image that it was committed from, or built on by the classic builder. */
  parent?: string
  /** Familiar repositories that the engine knows to have pulled it from or pushed it to; a tag never adds one. */
  verified?: string[]
  /** All familiar names that it ever had, where the engine keeps them and knows that it was given some of them by hand. */
  everNamed?: { pulled: string[]; byHand: string[] }
  exposed: { port: number; protocol: Protocol }[]
  volumes: string[]
  entrypoint: string[]
  command: string[]
  env: Record<string, string>
  workdir: string
  user: string
  labels: Record<string, string>
  /** The command of its health check; absent where it has none. */
  healthCheck?: string[]
  /** The rest of its configuration, to compare: health check, stop signal, shell, ONBUILD. Absent where it has none. */
  behaviour?: string
  /** Digests of the uncompressed layers, base first: the same on every kind of image store. */
  layers: string[]
  notUnderstood?: NotUnderstood
}

/** A step by which an image was built, as its history has it. */
export interface BuildStep {
  /** In capitals: `ENV`. A commit counts as `RUN`, of what ran in the container; '' of an import. */
  instruction: string
  /** What comes after it, as the builder writes it: with the shell that ran it, and values in place of variables. */
  text: string
}

/** A name that an image was given by a pull or by hand (`docker tag`, a build, a commit), or that was taken from it. */
export interface Naming {
  action: 'pull' | 'tag' | 'untag'
  /** Familiar; '' where the engine does not say which name was taken away. */
  name: string
  /** The image's id; '' of a pull, which does not say it. */
  id: string
  /** When, in ms since 1970 by the engine's clock. */
  at: number
}

export interface Volume {
  name: string
  driver: string
  created: string
  labels: Record<string, string>
  anonymous: boolean
  /** Where it really is, if not in the engine's own folder: a directory of the host, or a network share. */
  device?: string
  /** It is mounted read-only itself (`--opt o=…,ro`), whatever its mounts allow. */
  isReadOnly?: true
}

export interface Network {
  id: string
  name: string
  driver: string
  internal: boolean
  /** Names of the attached running containers. */
  containers: string[]
  subnets: string[]
  /** Its own address in each of its subnets, where the engine says which it is. */
  gateways?: string[]
  /** Its containers cannot reach each other: `com.docker.network.bridge.enable_icc=false`. */
  keepsApart?: true
}

export interface NetworkSummary {
  name: string
  driver: string
  subnets: string[]
}

/** What the containers of an engine can have a limit for. */
export type Limited = 'memory' | 'swap' | 'cpus' | 'pids'

/** The engine itself. */
export interface Engine {
  name: 'docker' | 'podman'
  version: string
  storageDriver: string
  /** What containers get by default. */
  logDriver: string
  /** What it cannot limit, because its machine lacks what that needs; absent where it can limit everything. */
  cannotLimit?: Limited[]
  /** Names of what separates containers from the host: `seccomp`, `apparmor`, `rootless`. */
  security: string[]
  /** What it is in a swarm: `inactive` where it is in none, or has not joined one yet. */
  swarm: 'inactive' | 'worker' | 'manager'
  notUnderstood?: NotUnderstood
}

/** How much of a file or folder a {@link FileFact} holds: bytes of text, the largest file that is hashed, names. */
export const FILE_LIMITS = { textBytes: 64 * 1024, hashedBytes: 16 * 1024 * 1024, entries: 100 }
