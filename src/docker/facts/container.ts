import { cleanPath } from '../port/container-path.ts'
import type { Container, ContainerState, ContainerSummary } from '../port/docker.ts'
import { withAlgorithm } from '../port/image-id.ts'
import {
  environment,
  flag,
  type Json,
  number,
  own,
  present,
  record,
  required,
  text,
  textRecord,
  texts,
  unknownValue,
} from '../port/json.ts'
import { capabilitiesOf, gainsNoPrivileges } from './capabilities.ts'
import type { Dialect } from './dialects/dialect.ts'
import { toHealth, toHealthCheck } from './health.ts'
import { type Mounting, toMounts } from './mounts.ts'
import { toAttachments } from './network.ts'
import { toListedPorts, toPublishedPorts, toRequestedPorts } from './ports.ts'
import { manifestOf } from './rebuilt.ts'
import { periodMs } from './rhythm.ts'
import { tolerant } from './tolerant.ts'

/** @see https://docs.docker.com/reference/compose-file/ */
export const SERVICE_LABEL = 'com.docker.compose.service'

/** What the inspected JSON alone does not say. */
export interface Context {
  dialect: Dialect
  mounting: Mounting
  /** The engine's own time, in ms since 1970. */
  now: number
  /** The engine's own word for its state, where the JSON has a different one. */
  ownState?: string | undefined
}

/** A container, except for what takes more than one question. */
export type InspectedContainer = Omit<Container, 'image' | 'settled' | 'settlesInMs'>

/**
 * `GET /containers/{name}/json`, of Docker and Podman.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerInspect
 */
export function toContainer(
  answer: unknown,
  { dialect, mounting, now, ownState }: Context,
): InspectedContainer {
  const raw = record(answer, 'container')
  const config = () => record(raw.Config, 'Config')
  const host = () => record(raw.HostConfig, 'HostConfig')
  const network = () => record(raw.NetworkSettings, 'NetworkSettings')
  const { read, rest } = tolerant()
  const restart = read('restart', () => toRestart(host().RestartPolicy), NO_RESTART)
  const status = toStatus(
    ownState ?? required(record(raw.State, 'State').Status, 'Status'),
    restart.policy !== 'no',
    dialect,
  )
  const state = read('state', () => toState(raw, status, dialect), { ...UNREAD_STATE, status })
  const id = required(raw.Id, 'Id')
  const created = read('created', () => text(raw.Created, 'Created'), '')
  const restartsEveryMs = periodMs(state, created)
  const networks = read('networks', () => toAttachments(network().Networks, id, dialect), [])
  const names = networks.map((one) => one.name)
  return {
    id,
    name: toName(required(raw.Name, 'Name')),
    created,
    state,
    ...agesOf(created, state, now),
    ...(restartsEveryMs !== undefined && { restartsEveryMs }),
    imageId: read('imageId', () => withAlgorithm(text(raw.Image, 'Image')), ''),
    ...read('manifest', () => fromManifest(raw), {}),
    imageName: read('imageName', () => dialect.imageName(text(config().Image, 'Image')), ''),
    argv: read('argv', () => toArgv(raw, config()), []),
    entrypoint: read('entrypoint', () => texts(config().Entrypoint, 'Entrypoint'), []),
    command: read('command', () => texts(config().Cmd, 'Cmd'), []),
    tty: read('tty', () => flag(config().Tty, 'Tty'), false),
    stdin: read('stdin', () => flag(config().OpenStdin, 'OpenStdin'), false),
    env: read('env', () => environment(config().Env, 'Env'), {}),
    workdir: read('workdir', () => cleanPath(text(config().WorkingDir, 'WorkingDir')), ''),
    user: read('user', () => text(config().User, 'User'), ''),
    labels: read('labels', () => textRecord(config().Labels, 'Labels'), {}),
    ports: read(
      'ports',
      () => (dialect.publishes(status) ? toPublishedPorts(portsIn(network()), 'Ports') : []),
      [],
    ),
    requestedPorts: read('requestedPorts', () => toRequestedPorts(host().PortBindings, 'PortBindings'), []),
    publishAll: read('publishAll', () => flag(host().PublishAllPorts, 'PublishAllPorts'), false),
    mounts: read('mounts', () => toMounts(raw.Mounts, host(), mounting), []),
    ...(mounting.lent && !mounting.lent.areAll && { mountsUnknown: true as const }),
    volumesFrom: read('volumesFrom', () => toVolumesFrom(host()), []),
    networks,
    networkMode: read(
      'networkMode',
      () => dialect.networkMode(text(host().NetworkMode, 'NetworkMode'), names),
      '',
    ),
    restart,
    limits: read('limits', () => toLimits(host()), NO_LIMITS),
    privileged: read('privileged', () => flag(host().Privileged, 'Privileged'), false),
    readOnlyRoot: read('readOnlyRoot', () => flag(host().ReadonlyRootfs, 'ReadonlyRootfs'), false),
    capabilities: read('capabilities', () => capabilitiesOf(host(), dialect.capabilities), []),
    noNewPrivileges: read('noNewPrivileges', () => gainsNoPrivileges(host()), false),
    ...read('healthCheck', () => toHealthCheck(config()), {}),
    ...read('health', () => toHealth(record(raw.State, 'State'), config()), {}),
    logDriver: read('logDriver', () => text(record(host().LogConfig, 'LogConfig').Type, 'LogConfig'), ''),
    ...rest(),
  }
}

const NO_RESTART: Container['restart'] = { policy: 'no', maximumRetries: 0 }
const NO_LIMITS: Container['limits'] = { memoryBytes: 0, cpus: 0, pids: 0 }
function fromManifest(raw: Json): Pick<Container, 'manifest'> {
  const manifest = manifestOf(raw)
  return manifest === '' ? {} : { manifest }
}

const UNREAD_STATE = { exitCode: 0, error: '', outOfMemory: false, restartCount: 0 }

/**
 * The program and its arguments. Podman writes the only word of a command twice: as the program, and as its argument.
 * @see https://github.com/containers/podman/blob/main/libpod/container_inspect.go
 */
function toArgv(raw: Json, config: Json): string[] {
  const argv = [...(raw.Path ? [text(raw.Path, 'Path')] : []), ...texts(raw.Args, 'Args')]
  const [program, again, ...others] = argv
  const words = [...texts(config.Entrypoint, 'Entrypoint'), ...texts(config.Cmd, 'Cmd')]
  const isTwice = program !== undefined && program === again && others.length === 0 && words.length === 1
  return isTwice ? [program] : argv
}

/** Null for none; engines differ in that. But each says something, and a list that is not there says nothing. */
const portsIn = ({ Ports }: Json) => (Ports === undefined ? present(Ports, 'Ports') : Ports)

const toVolumesFrom = (host: Json) =>
  texts(host.VolumesFrom, 'VolumesFrom').map((from) => from.replace(/:.*$/, ''))

/** How long ago it started, and, where it is not up, came into its state. Absent where the engine does not say. */
function agesOf(created: string, { status, startedAt, finishedAt }: ContainerState, now: number) {
  const since = (time = '') =>
    Number.isNaN(Date.parse(time)) ? undefined : Math.max(0, now - Date.parse(time))
  const ended = status === 'exited' || status === 'dead' ? finishedAt : undefined
  const ageMs = since(startedAt)
  const inStateMs = since(status === 'created' ? created : ended)
  return { ...(ageMs !== undefined && { ageMs }), ...(inStateMs !== undefined && { inStateMs }) }
}

/** A row of `GET /containers/json`. A container that others link to has their names for it as well. */
export function toSummary(answer: unknown, dialect: Dialect): ContainerSummary {
  const raw = record(answer, 'container')
  const names = texts(raw.Names, 'Names').map(toName)
  const status = toStatus(text(raw.State, 'State'), false, dialect)
  const { read } = tolerant()
  const service = read('service', () => own(textRecord(raw.Labels, 'Labels'), SERVICE_LABEL), undefined)
  return {
    id: required(raw.Id, 'Id'),
    name: names.find((name) => !name.includes('/')) ?? names[0] ?? '',
    imageName: dialect.imageName(text(raw.Image, 'Image')),
    imageId: withAlgorithm(text(raw.ImageID, 'ImageID')),
    status,
    ports: dialect.publishes(status) ? read('ports', () => toListedPorts(raw.Ports, 'Ports'), []) : [],
    ...(service !== undefined && { service }),
  }
}

function toState(
  raw: Json,
  status: ContainerState['status'],
  { keepsFailedStarts, exitCode }: Dialect,
): ContainerState {
  const state = record(raw.State, 'State')
  const error = text(state.Error, 'Error')
  const startedAt = toTime(state.StartedAt)
  const finishedAt = toTime(state.FinishedAt)
  return {
    status,
    exitCode: exitCode(number(state.ExitCode, 'ExitCode'), error),
    error,
    ...(status === 'created' && error === '' && !keepsFailedStarts && { startUnknown: true as const }),
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
  const reserved = number(host.MemoryReservation, 'MemoryReservation')
  const withSwap = number(host.MemorySwap, 'MemorySwap')
  return {
    memoryBytes: Math.max(0, number(host.Memory, 'Memory')),
    cpus: nano > 0 ? nano / 1e9 : quota / period,
    pids: Math.max(0, number(host.PidsLimit, 'PidsLimit')),
    ...(reserved > 0 && { reservedBytes: reserved }),
    ...(withSwap > 0 && { withSwapBytes: withSwap }),
  }
}

const toName = (name: string) => name.replace(/^\//, '')

/** The name in an inspected container, before anything else of it is believed. */
export function containerName(answer: unknown): string {
  return toName(required(record(answer, 'container').Name, 'Name'))
}
