import { CouldNotLook, type Detail } from '../port/could-not-look.ts'
import type { Container, ContainerSummary, Docker, Image } from '../port/docker.ts'
import { list, number, record, required, texts, understood, WrongShape } from '../port/json.ts'
import { parseReference } from '../port/reference.ts'
import type { Ask } from '../wire/ask.ts'
import { arrivalOf, engineApi } from '../wire/engine-api.ts'
import type { EngineIdentity } from '../wire/negotiate.ts'
import { unlessAbsent } from '../wire/read-answer.ts'
import { containerName, toContainer, toSummary } from './container.ts'
import { dialectOf } from './dialects/dialects.ts'
import { insecureIn } from './engine-settings.ts'
import { toImage } from './image.ts'
import { mountingOf } from './mounting.ts'
import { toNetwork } from './network.ts'
import { builtAgain } from './rebuilt.ts'
import { engineTime, rememberUnsettled } from './settle.ts'
import { toVolume } from './volume.ts'

/** The questions about what is in an engine; the others are probes. */
type Looks = Pick<
  Docker,
  | 'container'
  | 'containerName'
  | 'containers'
  | 'containersOf'
  | 'image'
  | 'imageNames'
  | 'namings'
  | 'insecureRegistries'
  | 'volume'
  | 'volumeNames'
  | 'network'
>

/**
 * One look at each kind of object. The engine takes the beginning of an id wherever it takes a name, so an object
 * that has a different name is not there.
 */
export function looks(ask: Ask, engine: Pick<EngineIdentity, 'name' | 'api'>): Looks {
  const api = engineApi(ask)
  const speaking = dialectOf(engine.name)
  const settlingOf = rememberUnsettled()
  const read = <T>(facts: () => T): T => understood(ask.endpoint, facts)

  /** For readers that ask more questions. */
  async function readMore<T>(facts: Promise<T>): Promise<T> {
    try {
      return await facts
    } catch (error) {
      if (!(error instanceof WrongShape)) throw error
      throw new CouldNotLook('engine-answer', ask.endpoint, error.detail, { cause: error })
    }
  }

  async function inspectImage(name: string): Promise<Image | undefined> {
    const raw = await unlessAbsent(api.getImage(encodeURI(name)).inspect())
    if (raw === undefined) return undefined
    const dialect = await speaking
    const image = read(() => toImage(raw, dialect))
    return { ...image, ...(await readMore(dialect.origins(ask, image))) }
  }

  async function inspectContainer(name: string) {
    if (!/^[a-zA-Z0-9][\w.-]+$/.test(name)) return undefined
    const raw = await unlessAbsent(api.getContainer(name).inspect())
    if (raw === undefined || read(() => containerName(raw)) !== name) return undefined
    const { headers, at } = arrivalOf(raw)
    const now = engineTime(headers.date, at)
    const dialect = await speaking
    const inspected = read(() => record(raw, 'container'))
    const mountsAre = await unlessNotUnderstood(
      readMore(mountingOf(ask, inspected, { dialect, api: engine.api })),
    )
    const mounting = 'is' in mountsAre ? mountsAre.is : NO_MOUNTING
    const ownState = await readMore(dialect.ownState(ask, inspected))
    return { ...read(() => toContainer(raw, { dialect, mounting, now, ownState })), mountsAre }
  }

  async function listed(query: Record<string, string>): Promise<ContainerSummary[]> {
    const rows = await api.listContainers({ all: '1', ...query })
    const dialect = await speaking
    return read(() => list(rows, 'containers').map((row) => toSummary(row, dialect)))
  }

  return {
    async container(name): Promise<Container | undefined> {
      const inspected = await inspectContainer(name)
      const settling = settlingOf(name, inspected)
      if (!inspected) return undefined
      const { mountsAre, ...container } = inspected
      const imageIs = await unlessNotUnderstood(
        inspectImage(container.imageId).then((found) => found ?? builtAgain(ask, container, inspectImage)),
      )
      const image = 'is' in imageIs ? imageIs.is : undefined
      const notUnderstood = {
        ...container.notUnderstood,
        ...('detail' in mountsAre && { mounts: mountsAre.detail }),
        ...('detail' in imageIs && { image: imageIs.detail }),
      }
      return {
        ...container,
        ...settling,
        ...(image && { image, imageId: image.id }),
        ...(Object.keys(notUnderstood).length > 0 && { notUnderstood }),
      }
    },

    async containerName(id) {
      if (!/^[0-9a-f]{64}$/.test(id)) return undefined
      const raw = await unlessAbsent(api.getContainer(id).inspect())
      if (raw === undefined) return undefined
      return read(() => (required(record(raw, 'container').Id, 'Id') === id ? containerName(raw) : undefined))
    },

    containers: () => listed({ limit: '100' }),

    async containersOf(image, { status, exitCode }) {
      const filters = {
        ancestor: [image],
        ...(status !== undefined && { status: [status] }),
        ...(exitCode !== undefined && { exited: [`${exitCode}`] }),
      }
      return listed({ filters: JSON.stringify(filters) })
    },

    async image(reference) {
      if (/^sha256:[0-9a-f]+$/.test(reference)) {
        const found = await inspectImage(reference)
        return found?.id.startsWith(reference) ? found : undefined
      }
      if (!parseReference(reference)) return undefined
      const { familiar, places } = await speaking
      for (const place of places(reference)) {
        const found = await inspectImage(place)
        if (found && [...found.tags, ...found.digests].includes(familiar(reference))) return found
      }
      return undefined
    },

    async imageNames() {
      const rows = await api.listImages()
      const { familiar } = await speaking
      return read(() =>
        list(rows, 'images')
          .map((row) => record(row, 'image'))
          .sort((one, other) => number(other.Created, 'Created') - number(one.Created, 'Created'))
          .flatMap((row) => texts(row.RepoTags, 'RepoTags'))
          .filter((name) => !name.startsWith('<none>'))
          .map(familiar),
      )
    },

    async namings() {
      return readMore((await speaking).namings(ask))
    },

    async insecureRegistries() {
      const info = await api.info()
      return read(() => insecureIn(record(info, 'info')))
    },

    async volume(name) {
      if (leadsElsewhere(name)) return undefined
      const raw = await unlessAbsent(api.getVolume(encodeURIComponent(name)).inspect())
      const volume = raw === undefined ? undefined : read(() => toVolume(raw))
      return volume?.name === name ? volume : undefined
    },

    async volumeNames() {
      const answer = await api.listVolumes()
      return read(() => list(record(answer, 'volumes').Volumes, 'Volumes').map((row) => toVolume(row).name))
    },

    async network(name) {
      if (leadsElsewhere(name)) return undefined
      const raw = await unlessAbsent(api.getNetwork(encodeURIComponent(name)).inspect())
      if (raw === undefined) return undefined
      const dialect = await speaking
      const network = read(() => toNetwork(raw, dialect))
      return network.name === dialect.networkName(name) ? network : undefined
    },
  }
}

const NO_MOUNTING = { requests: [], anonymous: [], canBeParts: false }

/** A part of an answer that came, and perhaps was not understood: what needs it could not be looked at, and nothing else. */
async function unlessNotUnderstood<T>(looked: Promise<T>): Promise<{ is: T } | { detail: Detail }> {
  try {
    return { is: await looked }
  } catch (error) {
    if (!(error instanceof CouldNotLook) || error.code !== 'engine-answer') throw error
    return { detail: error.detail }
  }
}

/** As a part of a path, these would ask for something else. */
const leadsElsewhere = (name: string) => /^\.{0,2}$/.test(name) || name.includes('/')
