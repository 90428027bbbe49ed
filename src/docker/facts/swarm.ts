import { SETTLED_AFTER_MS } from '../port/facts.ts'
import { type Json, list, number, record, required, text, understood, unknownValue } from '../port/json.ts'
import { familiar } from '../port/reference.ts'
import type { Service, ServiceFact, ServiceTask } from '../port/services.ts'
import type { Ask } from '../wire/ask.ts'
import { Refusal, readJsonAnswer } from '../wire/read-answer.ts'
import { engineTime } from './settle.ts'

const MAX_BYTES = 8 * 1024 * 1024
/** How much longer than one before it a task has to run. */
const SLACK_MS = 1000
/** What ran for longer than this before it ended, once, is no service that crashes: somebody can have stopped it. */
const LONGEST_WAIT_MS = 30_000

/**
 * The service of exactly this name. An engine that is in no swarm refuses to say anything of services.
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Service/operation/ServiceList
 */
export async function service(ask: Ask, name: string): Promise<ServiceFact> {
  const services = await listOf(ask, '/services', { status: 'true' })
  if (!services) return { kind: 'no-swarm' }
  const rows = understood(ask.endpoint, () => services.rows.map((row) => record(row, 'service')))
  const names = understood(ask.endpoint, () => rows.map(nameOf))
  const raw = rows[names.indexOf(name)]
  if (!raw) return { kind: 'absent', names }
  const tasks = await listOf(ask, '/tasks', { filters: JSON.stringify({ service: [name] }) })
  return understood(ask.endpoint, () => toService(raw, tasks?.rows ?? [], tasks?.now ?? services.now))
}

/** The rows, with the engine's own time; undefined where it is in no swarm. */
async function listOf(ask: Ask, path: string, query: Record<string, string>) {
  const answer = await ask.stream(path, { query })
  try {
    const json = await readJsonAnswer(answer, ask.endpoint, MAX_BYTES)
    const rows = understood(ask.endpoint, () => list(json, path))
    return { rows, now: engineTime(answer.headers.date, Date.now()) }
  } catch (error) {
    // A worker is in a swarm, but cannot say what is in it. Podman has no swarms.
    const isInNone =
      error instanceof Refusal && [503, 404].includes(error.status) && !/worker nodes can't/i.test(error.said)
    if (isInNone && (error.status === 404 || /not a swarm manager/i.test(error.said))) return undefined
    throw error
  }
}

const specOf = (raw: Json) => record(raw.Spec, 'Spec')

const nameOf = (raw: Json) => required(specOf(raw).Name, 'Name')

/** One service, of `GET /services?status=true` and `GET /tasks`. Times are in ms. @throws WrongShape */
export function toService(raw: Json, tasks: unknown[], now: number): Service {
  const { Replicated, Global } = record(specOf(raw).Mode, 'Mode')
  const rows = tasks.map((row) => record(row, 'task'))
  // One that is to follow another is only `ready` until the delay between the two is over.
  const wanted = rows.filter((row) => /^(running|ready)$/.test(text(row.DesiredState, 'DesiredState')))
  const { DesiredTasks } = record(raw.ServiceStatus, 'ServiceStatus')
  const { ContainerSpec } = record(specOf(raw).TaskTemplate, 'TaskTemplate')
  const isGlobal = Global !== undefined && Global !== null
  const desired = isGlobal
    ? number(DesiredTasks ?? wanted.length, 'DesiredTasks')
    : number(record(Replicated, 'Replicated').Replicas, 'Replicas')
  const changes = [
    timeOf(raw.UpdatedAt, 'UpdatedAt'),
    ...wanted.map((row) => timeOf(row.CreatedAt, 'CreatedAt')),
  ]
  return {
    kind: 'service',
    id: required(raw.ID, 'ID'),
    name: nameOf(raw),
    image: familiar(text(record(ContainerSpec, 'ContainerSpec').Image, 'Image').replace(/@.*$/, '')),
    desired,
    isGlobal,
    tasks: wanted.map((row) => toTask(row, rows, now)),
    ageMs: Math.max(0, now - Math.max(...changes)),
  }
}

/** States in which a task has ended by itself, and not because it should. */
const ENDED = ['failed', 'rejected', 'complete', 'orphaned']

function toTask(row: Json, rows: Json[], now: number): ServiceTask {
  const before = rows.filter((other) => isBefore(other, row))
  const { state, error, at } = statusOf(row)
  const lives = before.map((other) => statusOf(other).at - timeOf(other.CreatedAt, 'CreatedAt') + SLACK_MS)
  const needed = Math.max(SETTLED_AFTER_MS, ...lives.filter((life) => life <= LONGEST_WAIT_MS))
  const upMs = state === 'running' ? now - at : undefined
  const settled = upMs !== undefined && upMs >= needed
  const waits = upMs !== undefined && !settled
  const last = before.map(statusOf).sort((one, other) => other.at - one.at)[0]
  return {
    state,
    settled,
    ...(waits && { settlesInMs: Math.max(1, needed - upMs) }),
    error: error || last?.error || '',
    ended: before.length,
  }
}

/** Whether a task has ended in the place of this one, of the service as it is now. */
const isBefore = (other: Json, row: Json): boolean =>
  ENDED.includes(statusOf(other).state) && placeOf(other) === placeOf(row)

/** A number, or a node, and the version of the service. */
const placeOf = ({ Slot, NodeID, SpecVersion }: Json): string => {
  const slot = number(Slot, 'Slot')
  const place = slot > 0 ? slot : text(NodeID, 'NodeID')
  return `${place} ${number(record(SpecVersion, 'SpecVersion').Index, 'SpecVersion')}`
}

function statusOf(row: Json): { state: string; error: string; at: number } {
  const { State, Err, Timestamp } = record(row.Status, 'Status')
  return { state: text(State, 'State'), error: text(Err, 'Err'), at: timeOf(Timestamp, 'Timestamp') }
}

/** In ms since 1970. @throws WrongShape */
function timeOf(value: unknown, name: string): number {
  const said = required(value, name)
  const time = Date.parse(said)
  if (Number.isNaN(time)) throw unknownValue(said, name)
  return time
}
