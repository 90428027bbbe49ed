import { parseReference } from '../docker/port/reference.ts'
import type { Answer, Ask } from '../docker/wire/ask.ts'
import { quote, readText } from '../docker/wire/read-answer.ts'

/**
 * The only requests that change an engine. Each is about one thing, by its id or its exact name. They give the
 * engine's words where it refused, and reject with `CouldNotLook` only where it did not answer.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/}
 */
export type Refusal = string | undefined

/** What `docker-lab start` makes carries this label, with the lab's slug. */
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
  const { text } = await readText(answer.body, 100_000)
  return answer.status === 201 ? { id: `${JSON.parse(text).Id}` } : { refusal: quote(text) }
}

export function startContainer(ask: Ask, id: string): Promise<Refusal> {
  return refusalOf(ask.stream(`/containers/${id}/start`, { method: 'POST' }))
}

/** Also one that runs, and with it the volumes that the engine named for it. */
export function removeContainer(ask: Ask, id: string): Promise<Refusal> {
  return refusalOf(ask.stream(`/containers/${id}`, { method: 'DELETE', query: { force: '1', v: '1' } }))
}

/** Takes this name away; the image itself goes with its last name. Parents that have no name stay. */
export function removeImage(ask: Ask, name: string): Promise<Refusal> {
  return refusalOf(ask.stream(`/images/${encodeURI(name)}`, { method: 'DELETE', query: { noprune: '1' } }))
}

export function removeVolume(ask: Ask, name: string): Promise<Refusal> {
  return refusalOf(ask.stream(`/volumes/${encodeURIComponent(name)}`, { method: 'DELETE' }))
}

export function removeNetwork(ask: Ask, id: string): Promise<Refusal> {
  return refusalOf(ask.stream(`/networks/${id}`, { method: 'DELETE' }))
}

async function refusalOf(asked: Promise<Answer>): Promise<Refusal> {
  const { status, body } = await asked
  const { text } = await readText(body, 100_000)
  // 304: it is as it should be already. 404: somebody else was quicker.
  return status < 400 || status === 404 ? undefined : quote(text)
}

/** Fetches an image, and tells how far it is: layers that are there, of those that are known so far. */
export async function pull(
  ask: Ask,
  image: string,
  onProgress: (done: number, layers: number) => void,
): Promise<Refusal> {
  const parsed = parseReference(image)
  if (!parsed) return `${image} is not the name of an image`
  const tag = parsed.digest ?? parsed.tag ?? 'latest'
  const query = { fromImage: `${parsed.registry}/${parsed.repository}`, tag }
  const { status, body } = await ask.stream('/images/create', { method: 'POST', query })
  if (status !== 200) return quote((await readText(body, 100_000)).text)
  const layers = new Map<string, boolean>()
  let refusal: Refusal
  for await (const { id, status, error } of jsonLines(body)) {
    refusal = error ?? refusal
    if (!id || !/^[0-9a-f]{12}$/.test(id)) continue
    layers.set(id, layers.get(id) || /^(Pull complete|Already exists)/.test(status ?? ''))
    onProgress([...layers.values()].filter(Boolean).length, layers.size)
  }
  return refusal
}

interface PullLine {
  id?: string
  status?: string
  error?: string
}

async function* jsonLines(body: AsyncIterable<Buffer>): AsyncGenerator<PullLine> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = (lines.pop() ?? '').slice(-1_000_000)
    for (const line of lines) if (line.trim()) yield JSON.parse(line) as PullLine
  }
  if (rest.trim()) yield JSON.parse(rest) as PullLine
}
