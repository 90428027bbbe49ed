import { parseJson, record, required, text, understood } from '../docker/port/json.ts'
import { parseReference } from '../docker/port/reference.ts'
import type { Ask, EngineAnswer } from '../docker/wire/ask.ts'
import { quote, readText } from '../docker/wire/read-answer.ts'

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
}

/** Makes a container and gives its id. */
export async function createContainer(
  ask: Ask,
  made: NewContainer,
): Promise<{ id: string } | { refusal: string }> {
  const ports = made.ports.map((port) => {
    const [host = '', container = ''] = port.split(':')
    return { host, container: container.includes('/') ? container : `${container}/tcp` }
  })
  const body = {
    Image: made.image,
    Env: Object.entries(made.env).map(([name, value]) => `${name}=${value}`),
    Labels: made.labels,
    ExposedPorts: Object.fromEntries(ports.map(({ container }) => [container, {}])),
    HostConfig: {
      PortBindings: Object.fromEntries(ports.map(({ host, container }) => [container, [{ HostPort: host }]])),
    },
  }
  const answer = await ask.stream('/containers/create', { method: 'POST', query: { name: made.name }, body })
  const said = (await readText(answer.body, 100_000)).text
  if (answer.status !== 201) return { refusal: quote(said) }
  return understood(ask.endpoint, () => ({ id: required(record(parseJson(said), 'answer').Id, 'Id') }))
}

export function startContainer(ask: Ask, id: string): Promise<RefusedWith> {
  return refusalOf(ask.stream(`/containers/${id}/start`, { method: 'POST' }), [])
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
