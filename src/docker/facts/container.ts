import type { Container, ContainerState, ContainerSummary } from '../port/docker.ts'
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
  unknownValue,
} from '../port/json.ts'
import type { Dialect } from './dialects/dialect.ts'
import { withAlgorithm } from './image.ts'
import { toMounts } from './mounts.ts'
import { toAttachments } from './network.ts'
import { toListedPorts, toPublishedPorts } from './ports.ts'

/** What the inspected JSON alone does not say. */
export interface Context {
  dialect: Dialect
  /** The volumes that somebody named, among those whose names look invented. */
  namedVolumes: string[]
  /** The engine's own time, in ms since 1970. */
  now: number
}

/** A container, except for what takes more than one question. */
export type InspectedContainer = Omit<Container, 'image' | 'settled' | 'settlesInMs'>

/**
 * `GET /containers/{name}/json`, of Docker and Podman.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerInspect
 */
export function toContainer(answer: unknown, { dialect, namedVolumes, now }: Context): InspectedContainer {
  const raw = record(answer, 'container')
  const config = record(raw.Config, 'Config')
  const host = record(raw.HostConfig, 'HostConfig')
  const network = record(raw.NetworkSettings, 'NetworkSettings')
  const restart = toRestart(host.RestartPolicy)
  const state = toState(raw, restart.policy !== 'no', dialect)
  const id = required(raw.Id, 'Id')
  const networks = toAttachments(network.Networks, id, dialect)
  const mode = text(host.NetworkMode, 'NetworkMode')
  const names = networks.map((one) => one.name)
  return {
    id,
    name: toName(required(raw.Name, 'Name')),
    created: text(raw.Created, 'Created'),
    state,
    ...(state.startedAt !== undefined && { ageMs: Math.max(0, now - Date.parse(state.startedAt)) }),
    imageId: withAlgorithm(text(raw.Image, 'Image')),
    imageName: dialect.imageName(text(config.Image, 'Image')),
    argv: [...(raw.Path ? [text(raw.Path, 'Path')] : []), ...texts(raw.Args, 'Args')],
    entrypoint: texts(config.Entrypoint, 'Entrypoint'),
    command: texts(config.Cmd, 'Cmd'),
    tty: flag(config.Tty, 'Tty'),
    stdin: flag(config.OpenStdin, 'OpenStdin'),
    env: environment(config.Env, 'Env'),
    workdir: text(config.WorkingDir, 'WorkingDir'),
    user: text(config.User, 'User'),
    labels: textRecord(config.Labels, 'Labels'),
    ports: dialect.publishes(state.status) ? toPublishedPorts(network.Ports, 'Ports') : [],
    requestedPorts: toPublishedPorts(host.PortBindings, 'PortBindings'),
    publishAll: flag(host.PublishAllPorts, 'PublishAllPorts'),
    mounts: toMounts(raw.Mounts, host, namedVolumes),
    volumesFrom: texts(host.VolumesFrom, 'VolumesFrom').map((from) => from.replace(/:.*$/, '')),
    networks,
    networkMode: dialect.networkMode(mode, names),
    restart,
    limits: toLimits(host),
    privileged: flag(host.Privileged, 'Privileged'),
    readOnlyRoot: flag(host.ReadonlyRootfs, 'ReadonlyRootfs'),
  }
}

/** A row of `GET /containers/json`. A container that others link to has their names for it as well. */
export function toSummary(answer: unknown, dialect: Dialect): ContainerSummary {
  const raw = record(answer, 'container')
  const names = texts(raw.Names, 'Names').map(toName)
  const status = toStatus(text(raw.State, 'State'), false, dialect)
  return {
    id: required(raw.Id, 'Id'),
    name: names.find((name) => !name.includes('/')) ?? names[0] ?? '',
    imageName: dialect.imageName(text(raw.Image, 'Image')),
    imageId: withAlgorithm(text(raw.ImageID, 'ImageID')),
    status,
    ports: dialect.publishes(status) ? toListedPorts(raw.Ports, 'Ports') : [],
  }
}

function toState(raw: Json, restarts: boolean, dialect: Dialect): ContainerState {
  const state = record(raw.State, 'State')
  const startedAt = toTime(state.StartedAt)
  const finishedAt = toTime(state.FinishedAt)
  return {
    status: toStatus(required(state.Status, 'Status'), restarts, dialect),
    exitCode: number(state.ExitCode, 'ExitCode'),
    error: text(state.Error, 'Error'),
    outOfMemory: flag(state.OOMKilled, 'OOMKilled'),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    restartCount: number(raw.RestartCount, 'RestartCount'),
  }
}

function toStatus(word: string, restarts: boolean, dialect: Dialect): ContainerState['status'] {
  const status = dialect.status(word, restarts)
  if (!status) throw unknownValue(word, 'State.Status')
  return status
}

/** Go's zero time means never. */
function toTime(value: unknown): string | undefined {
  const time = text(value, 'time')
  if (time === '' || time.startsWith('0001-')) return undefined
  if (Number.isNaN(Date.parse(time))) throw unknownValue(time, 'time')
  return time
}

function toRestart(value: unknown): Container['restart'] {
  const { Name, MaximumRetryCount } = record(value, 'RestartPolicy')
  const policy = text(Name, 'RestartPolicy') || 'no'
  if (policy !== 'no' && policy !== 'always' && policy !== 'unless-stopped' && policy !== 'on-failure') {
    throw unknownValue(policy, 'RestartPolicy')
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
export function containerName(answer: unknown): string {
  return toName(required(record(answer, 'container').Name, 'Name'))
}
