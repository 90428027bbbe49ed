import { buffer } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { withAlgorithm } from '../docker/port/image-id.ts'
import { parseJson, record, required, text, understood } from '../docker/port/json.ts'
import { parseReference } from '../docker/port/reference.ts'
import type { Ask, EngineAnswer, Question } from '../docker/wire/ask.ts'
import { quote, readText } from '../docker/wire/read-answer.ts'
import { readList } from './read-list.ts'

/**
 * The only requests that change an engine. Each is about one thing, by its id or its exact name. They give the
 * engine's words where it refused, and reject with `CouldNotLook` where it did not answer, or made no sense.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/}
 */
export type RefusedWith = string | undefined

/** The label of what `docker-lab start` makes; its value is the lab's slug. */
export const LAB_LABEL = 'docker-lab.lab'

export interface NewContainer {
  name: string
  image: string
  /** As `-p` writes them, host first. */
  ports: string[]
  env: Record<string, string>
  labels: Record<string, string>
  /** What comes after the image's name in `docker run`; the image's own where it is empty. */
  command?: string[]
  /** As `-v` writes them. */
  mounts?: string[]
  /** How many CPUs it can use at most; no limit where there is none. */
  cpus?: number | undefined
  /** The network that it begins on; the default one where there is none. */
  network?: string | undefined
}

/** What the engine made, or its words where it refused. */
type Made<What> = What | { refusal: string }

/** Makes a container and gives its id. */
export async function createContainer(ask: Ask, made: NewContainer): Promise<Made<{ id: string }>> {
  const ports = made.ports.map((port) => {
    const [host = '', container = ''] = port.split(':')
    return { host, container: container.includes('/') ? container : `${container}/tcp` }
  })
  const body = {
    Image: made.image,
    Env: Object.entries(made.env).map(([name, value]) => `${name}=${value}`),
    Labels: made.labels,
    ...(made.command?.length && { Cmd: made.command }),
    ExposedPorts: Object.fromEntries(ports.map(({ container }) => [container, {}])),
    HostConfig: {
      PortBindings: Object.fromEntries(ports.map(({ host, container }) => [container, [{ HostPort: host }]])),
      ...(made.mounts?.length && { Binds: made.mounts }),
      ...(made.network !== undefined && { NetworkMode: made.network }),
      ...(made.cpus !== undefined && { NanoCpus: Math.round(made.cpus * 1e9) }),
    },
  }
  const said = await make(ask, '/containers/create', { query: { name: made.name }, body })
  return named(ask, said, 'Id', (id) => ({ id }))
}

/** @param name the engine makes one up where there is none */
export async function createVolume(
  ask: Ask,
  { name, labels }: { name?: string; labels: Record<string, string> },
): Promise<Made<{ name: string }>> {
  const said = await make(ask, '/volumes/create', { body: { ...(name && { Name: name }), Labels: labels } })
  return named(ask, said, 'Name', (given) => ({ name: given }))
}

export async function createNetwork(
  ask: Ask,
  { name, labels, internal }: { name: string; labels: Record<string, string>; internal?: boolean },
): Promise<Made<{ id: string }>> {
  const body = {
    Name: name,
    Driver: 'bridge',
    CheckDuplicate: true,
    Labels: labels,
    ...(internal && { Internal: true }),
  }
  return named(ask, await make(ask, '/networks/create', { body }), 'Id', (id) => ({ id }))
}

/** Makes an image of a container, without a name but with its labels, and gives its id as the port names it. */
export async function commitContainer(ask: Ask, id: string): Promise<Made<{ id: string }>> {
  // Podman 4 refuses a request without a body; an empty one changes nothing.
  const said = await make(ask, '/commit', { query: { container: id }, body: {} })
  return named(ask, said, 'Id', (image) => ({ id: withAlgorithm(image) }))
}

async function make(
  ask: Ask,
  path: string,
  question: Omit<Question, 'method'>,
): Promise<Made<{ said: string }>> {
  const { status, body } = await ask.stream(path, { ...question, method: 'POST' })
  const said = (await readText(body, 100_000)).text
  return status === 201 ? { said } : { refusal: quote(said) }
}

/** What was made, by the field of the engine's answer that says what it is. */
function named<What>(
  { endpoint }: Ask,
  made: Made<{ said: string }>,
  field: string,
  read: (value: string) => What,
): Made<What> {
  if ('refusal' in made) return made
  return understood(endpoint, () => read(required(record(parseJson(made.said), 'answer')[field], field)))
}

export function connectContainer(ask: Ask, network: string, id: string): Promise<RefusedWith> {
  return refusalOf(
    ask.stream(`/networks/${network}/connect`, { method: 'POST', body: { Container: id } }),
    [],
  )
}

export function pauseContainer(ask: Ask, id: string): Promise<RefusedWith> {
  return refusalOf(ask.stream(`/containers/${id}/pause`, { method: 'POST' }), [])
}

/** Waits until a container's program has ended. */
export function waitForEnd(ask: Ask, id: string): Promise<RefusedWith> {
  return refusalOf(ask.stream(`/containers/${id}/wait`, { method: 'POST' }), [])
}

export function startContainer(ask: Ask, id: string): Promise<RefusedWith> {
  return refusalOf(ask.stream(`/containers/${id}/start`, { method: 'POST' }), [])
}

/** Puts a text file into a container, running or not. @param path from the root, without a slash in front */
export async function putFile(ask: Ask, id: string, path: string, content: string): Promise<RefusedWith> {
  const { pack } = await import('tar-stream')
  const archive = pack()
  archive.entry({ name: path }, content)
  archive.finalize()
  const body = await buffer(archive)
  return refusalOf(ask.stream(`/containers/${id}/archive`, { method: 'PUT', query: { path: '/' }, body }), [])
}

/** Removes a container, even a running one, and its anonymous volumes. */
export function removeContainer(ask: Ask, id: string): Promise<RefusedWith> {
  return refusalOf(ask.stream(`/containers/${id}`, { method: 'DELETE', query: { force: '1', v: '1' } }))
}

/** Removes this name; the image itself goes with its last name. Parents that have no name stay. */
export function removeImage(ask: Ask, name: string): Promise<RefusedWith> {
  return refusalOf(ask.stream(`/images/${encodeURI(name)}`, { method: 'DELETE', query: { noprune: '1' } }))
}

export function removeVolume(ask: Ask, name: string): Promise<RefusedWith> {
  return refusalOf(ask.stream(`/volumes/${encodeURIComponent(name)}`, { method: 'DELETE' }))
}

export function removeNetwork(ask: Ask, id: string): Promise<RefusedWith> {
  return refusalOf(ask.stream(`/networks/${id}`, { method: 'DELETE' }))
}

/** How long the containers of a service can take to stop, in ms: 10 s for each program that does not heed the signal. */
const STOPPED_WITHIN_MS = 60_000
const LOOK_AGAIN_MS = 200

/** Removes a service, and waits until its tasks are gone: they use networks and volumes for as long as they stop. */
export async function removeService(ask: Ask, id: string): Promise<RefusedWith> {
  const refusal = await refusalOf(ask.stream(`/services/${id}`, { method: 'DELETE' }))
  if (refusal !== undefined) return refusal
  const late = AbortSignal.timeout(STOPPED_WITHIN_MS)
  while (!late.aborted && (await hasTasks(ask, id))) await delay(LOOK_AGAIN_MS)
  return undefined
}

async function hasTasks(ask: Ask, id: string): Promise<boolean> {
  const tasks = readList(ask, await ask.json('/tasks'), 'tasks', (row) => text(row.ServiceID, 'ServiceID'))
  return tasks.includes(id)
}

/** @param done the statuses of an error after which nothing is left to do: what is to be removed is not there */
async function refusalOf(asked: Promise<EngineAnswer>, done = [404]): Promise<RefusedWith> {
  const { status, body } = await asked
  const said = (await readText(body, 100_000)).text
  return status < 400 || done.includes(status) ? undefined : quote(said)
}

/** Pulls an image, and reports how far it is: the layers that are done, of those that are known so far. */
export async function pull(
  ask: Ask,
  image: string,
  onProgress: (done: number, layers: number) => void,
): Promise<RefusedWith> {
  const { status, body } = await ask.stream('/images/create', { method: 'POST', query: placeOf(image) })
  if (status !== 200) return quote((await readText(body, 100_000)).text)
  const layers = new Map<string, boolean>()
  let refusal: RefusedWith
  for await (const line of linesOf(body)) {
    const { id, status, error } = understood(ask.endpoint, () => pullLine(line))
    if (error) refusal = error
    if (!/^[0-9a-f]{12}$/.test(id)) continue
    layers.set(id, layers.get(id) || /^(Pull complete|Already exists)/.test(status))
    onProgress([...layers.values()].filter(Boolean).length, layers.size)
  }
  return refusal
}

/** What is not the name of an image goes as it is, so that the engine says what is wrong with it. */
function placeOf(image: string): Record<string, string> {
  const parsed = parseReference(image)
  if (!parsed) return { fromImage: image }
  return {
    fromImage: `${parsed.registry}/${parsed.repository}`,
    tag: parsed.digest ?? parsed.tag ?? 'latest',
  }
}

/** @throws WrongShape */
function pullLine(line: string): { id: string; status: string; error: string } {
  const { id, status, error } = record(parseJson(line), 'line')
  return { id: text(id, 'id'), status: text(status, 'status'), error: text(error, 'error') }
}

async function* linesOf(body: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = (lines.pop() ?? '').slice(-1_000_000)
    yield* lines.filter((line) => line.trim())
  }
  if (rest.trim()) yield rest
}
