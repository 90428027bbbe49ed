import { CouldNotLook } from '../port/could-not-look.ts'
import type { Container, ContainerSummary, Image, Network, Volume } from '../port/docker.ts'
import { familiar, familiarOnPodman, parseReference } from '../port/reference.ts'
import type { Ask } from '../wire/ask.ts'
import type { EngineIdentity } from '../wire/negotiate.ts'
import { readJson } from '../wire/read-answer.ts'
import { nameOf, type Seen, toContainer, toSummary } from './container.ts'
import { list, record, texts, WrongShape } from './fields.ts'
import { toImage } from './image.ts'
import { toVolume } from './mounts.ts'
import { toNetwork } from './network.ts'
import { engineTime } from './settle.ts'

/**
 * One look at each kind of object. The engine takes the beginning of an id wherever it takes a name, so an object
 * whose name is another is not there.
 */
export function looks(ask: Ask, { name: engine }: Pick<EngineIdentity, 'name'>) {
  /** The facts, or `CouldNotLook` where the JSON has not the shape of the API. */
  function read<T>(facts: () => T): T {
    try {
      return facts()
    } catch (error) {
      throw understood(error)
    }
  }

  function understood(error: unknown): unknown {
    if (!(error instanceof WrongShape)) return error
    return new CouldNotLook('engine-answer', ask.endpoint, error.message, { cause: error })
  }

  async function inspect<T>(
    kind: 'images' | 'volumes' | 'networks',
    name: string,
    facts: (raw: unknown) => T,
  ) {
    // As a path, these would lead elsewhere.
    if (/^\.{0,2}$/.test(name) || (kind !== 'images' && name.includes('/'))) return undefined
    const place = kind === 'images' ? encodeURI(name) : encodeURIComponent(name)
    const raw = await ask.json<unknown>(`/${kind}/${place}${kind === 'images' ? '/json' : ''}`)
    return raw === undefined ? undefined : read(() => facts(raw))
  }

  async function inspectImage(name: string): Promise<Image | undefined> {
    const found = await inspect('images', name, (raw) => toImage(raw, engine))
    if (!found || engine !== 'podman') return found
    const { podmanOrigins } = await import('./dialects/podman-origins.ts')
    try {
      const digests = await podmanOrigins(ask, found.id)
      return digests ? { ...found, digests: digests.map(familiarOnPodman) } : found
    } catch (error) {
      throw understood(error)
    }
  }

  async function typedOnPodman(container: Record<string, unknown>): Promise<string[]> {
    const { typedVolumes } = await import('./dialects/podman-volumes.ts')
    return typedVolumes(ask, container).catch((error: unknown) => {
      throw understood(error)
    })
  }

  async function container(name: string) {
    if (!/^[a-zA-Z0-9][\w.-]+$/.test(name)) return undefined
    const answer = await ask.stream(`/containers/${name}/json`)
    const now = engineTime(answer.headers.date, Date.now())
    const raw = await readJson<Record<string, unknown>>(answer, ask.endpoint)
    if (raw === undefined || read(() => nameOf(raw)) !== name) return undefined
    const typedVolumes = engine === 'podman' ? await typedOnPodman(raw) : undefined
    const sight = (seen: Omit<Seen, 'engine' | 'now' | 'typedVolumes'>): Container =>
      read(() => toContainer(raw, { ...seen, engine, now, typedVolumes }))
    const { state, ageMs, imageId } = sight({ image: undefined, settled: false })
    return { state, ...(ageMs !== undefined && { ageMs }), imageId, sight }
  }

  async function image(reference: string): Promise<Image | undefined> {
    if (/^sha256:[0-9a-f]+$/.test(reference)) {
      const found = await inspectImage(reference)
      return found?.id.startsWith(reference) ? found : undefined
    }
    if (!parseReference(reference)) return undefined
    const wanted = engine === 'podman' ? familiarOnPodman(reference) : familiar(reference)
    const places = engine === 'podman' ? [reference, `localhost/${reference}`] : [reference]
    for (const place of places) {
      const found = await inspectImage(place)
      if (found && [...found.tags, ...found.digests].includes(wanted)) return found
    }
    return undefined
  }

  async function volume(name: string): Promise<Volume | undefined> {
    const found = await inspect('volumes', name, toVolume)
    return found?.name === name ? found : undefined
  }

  async function imageNames(): Promise<string[]> {
    const rows = await ask.json<unknown>('/images/json')
    const spell = engine === 'podman' ? familiarOnPodman : familiar
    return read(() =>
      list(rows, 'the list of images')
        .flatMap((row) => texts(record(row, 'an image').RepoTags, 'RepoTags'))
        .filter((name) => !name.startsWith('<none>'))
        .map(spell),
    )
  }

  async function volumeNames(): Promise<string[]> {
    const answer = await ask.json<unknown>('/volumes')
    return read(() => list(record(answer, 'the volumes').Volumes, 'Volumes').map((row) => toVolume(row).name))
  }

  async function network(name: string): Promise<Network | undefined> {
    const found = await inspect('networks', name, (raw) => toNetwork(raw, engine))
    const wanted = engine === 'podman' && name === 'podman' ? 'bridge' : name
    return found?.name === wanted ? found : undefined
  }

  async function containers(): Promise<ContainerSummary[]> {
    const rows = await ask.json<unknown>('/containers/json', { query: { all: '1', limit: '100' } })
    return read(() => list(rows, 'the list of containers').map((row) => toSummary(row, engine)))
  }

  return { container, containers, inspectImage, image, imageNames, volume, volumeNames, network }
}
