import type { Container, ContainerState, ContainerStatus, ContainerSummary, Image } from '../port/docker.ts'
import { familiarOnPodman } from '../port/reference.ts'
import type { EngineIdentity } from '../wire/negotiate.ts'
import {
  environment,
  flag,
  type Json,
  number,
  record,
  required,
  text,
  textRecord,
  texts,
  WrongShape,
} from './fields.ts'
import { withAlgorithm } from './image.ts'
import { toMounts } from './mounts.ts'
import { toAttachments, toNetworkMode } from './network.ts'
import { toListedPorts, toPublishedPorts } from './ports.ts'

/** What the inspected JSON alone does not say. */
export interface Seen {
  engine: EngineIdentity['name']
  image: Image | undefined
  /** Podman alone: the volumes that somebody named, among those whose names look invented. */
  typedVolumes?: string[] | undefined
  settled: boolean
  /** The engine's own time, in ms since 1970. */
  now: number
}

/**
 * `GET /containers/{name}/json`, of Docker and Podman.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerInspect
 */
export function toContainer(answer: unknown, seen: Seen): Container {
  const raw = record(answer, 'the container')
  const config = record(raw.Config, 'Config')
  const host = record(raw.HostConfig, 'HostConfig')
  const network = record(raw.NetworkSettings, 'NetworkSettings')
  const restart = toRestart(host.RestartPolicy)
  const state = toState(raw, restart.policy)
  const id = required(raw.Id, 'Id')
  const networks = toAttachments(network.Networks, id, seen.engine)
  const typed = text(config.Image, 'Image')
  return {
    id,
    name: toName(required(raw.Name, 'Name')),
    created: text(raw.Created, 'Created'),
    state,
    settled: seen.settled,
    ...(state.startedAt !== undefined && { ageMs: Math.max(0, seen.now - Date.parse(state.startedAt)) }),
    imageId: seen.image?.id ?? withAlgorithm(text(raw.Image, 'Image')),
    imageName: seen.engine === 'podman' ? familiarOnPodman(typed) : typed,
    ...(seen.image && { image: seen.image }),
    argv: [...(raw.Path ? [text(raw.Path, 'Path')] : []), ...texts(raw.Args, 'Args')],
    entrypoint: texts(config.Entrypoint, 'Entrypoint'),
    command: texts(config.Cmd, 'Cmd'),
    tty: flag(config.Tty, 'Tty'),
    stdin: flag(config.OpenStdin, 'OpenStdin'),
    env: environment(config.Env, 'Env'),
    workdir: text(config.WorkingDir, 'WorkingDir'),
    user: text(config.User, 'User'),
    labels: textRecord(config.Labels, 'Labels'),
    ports: publishesNothing(state.status, seen.engine) ? [] : toPublishedPorts(network.Ports, 'Ports'),
    requestedPorts: toPublishedPorts(host.PortBindings, 'PortBindings'),
    publishAll: flag(host.PublishAllPorts, 'PublishAllPorts'),
    mounts: toMounts(raw.Mounts, host, seen.typedVolumes),
    volumesFrom: texts(host.VolumesFrom, 'VolumesFrom').map((from) => from.replace(/:.*$/, '')),
    networks,
    networkMode: toNetworkMode(text(host.NetworkMode, 'NetworkMode'), networks, seen.engine),
    restart,
    limits: toLimits(host),
    privileged: flag(host.Privileged, 'Privileged'),
    readOnlyRoot: flag(host.ReadonlyRootfs, 'ReadonlyRootfs'),
  }
}

/** A row of `GET /containers/json`. A container that others link to has their names for it as well. */
export function toSummary(answer: unknown, engine: EngineIdentity['name']): ContainerSummary {
  const raw = record(answer, 'a container of the list')
  const names = texts(raw.Names, 'Names').map(toName)
  const typed = text(raw.Image, 'Image')
  const status = toStatus(text(raw.State, 'State'))
  return {
    id: required(raw.Id, 'Id'),
    name: names.find((name) => !name.includes('/')) ?? names[0] ?? '',
    imageName: engine === 'podman' ? familiarOnPodman(typed) : typed,
    imageId: withAlgorithm(text(raw.ImageID, 'ImageID')),
    status,
    ports: publishesNothing(status, engine) ? [] : toListedPorts(raw.Ports, 'Ports'),
  }
}

function toState(raw: Json, policy: Container['restart']['policy']): ContainerState {
  const state = record(raw.State, 'State')
  const status = required(state.Status, 'Status')
  const startedAt = toTime(state.StartedAt)
  const finishedAt = toTime(state.FinishedAt)
  return {
    // Podman restarts without a pause, from its own «stopped»; one that stays down is «exited» a moment later.
    status: status === 'stopped' && policy !== 'no' ? 'restarting' : toStatus(status),
    exitCode: number(state.ExitCode, 'ExitCode'),
    error: text(state.Error, 'Error'),
    outOfMemory: flag(state.OOMKilled, 'OOMKilled'),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    restartCount: number(raw.RestartCount, 'RestartCount'),
  }
}

/** Podman lists as published what was asked for, also of a container that is not up. */
const publishesNothing = (status: ContainerStatus, engine: EngineIdentity['name']) =>
  engine === 'podman' && status !== 'running' && status !== 'paused'

const STATUSES: ContainerStatus[] = [
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]
/** Podman's own words, which reach its Docker API before 5.6. */
const PODMAN_STATUSES: Record<string, ContainerStatus> = {
  configured: 'created',
  initialized: 'created',
  stopping: 'running',
  stopped: 'exited',
}

function toStatus(word: string): ContainerStatus {
  const status = STATUSES.find((known) => known === word) ?? PODMAN_STATUSES[word]
  if (!status) throw new WrongShape(`«${word}» is no state of a container`)
  return status
}

/** Go's zero time means «never». */
function toTime(value: unknown): string | undefined {
  const time = text(value, 'a time')
  if (time === '' || time.startsWith('0001-')) return undefined
  if (Number.isNaN(Date.parse(time))) throw new WrongShape(`«${time}» is no time`)
  return time
}

function toRestart(value: unknown): Container['restart'] {
  const { Name, MaximumRetryCount } = record(value, 'RestartPolicy')
  const policy = text(Name, 'RestartPolicy') || 'no'
  if (policy !== 'no' && policy !== 'always' && policy !== 'unless-stopped' && policy !== 'on-failure') {
    throw new WrongShape(`«${policy}» is no restart policy`)
  }
  return { policy, maximumRetries: number(MaximumRetryCount, 'MaximumRetryCount') }
}

/** `--cpus` is kept as NanoCpus, `--cpu-quota` as a share of a period, which is 100 ms unless it is said. */
function toLimits(host: Json): Container['limits'] {
  const nano = number(host.NanoCpus, 'NanoCpus')
  const quota = Math.max(0, number(host.CpuQuota, 'CpuQuota'))
  const period = number(host.CpuPeriod, 'CpuPeriod') || 100_000
  return {
    memoryBytes: Math.max(0, number(host.Memory, 'Memory')),
    cpus: nano > 0 ? nano / 1e9 : quota / period,
    pids: Math.max(0, number(host.PidsLimit, 'PidsLimit')),
  }
}

const toName = (name: string) => name.replace(/^\//, '')

/** The name in an inspected container, before anything else of it is believed. */
export function nameOf(answer: unknown): string {
  return toName(required(record(answer, 'the container').Name, 'Name'))
}
