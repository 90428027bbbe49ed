import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { own } from '../../src/docker/port/json.ts'
import type { StartRecord, World } from '../../src/grading/contract/world.ts'
import type { Compared } from './compare.ts'
import type { SinceStartWant } from './want.ts'

/**
 * Looks at each thing by what `start` noted of it: a container, a network and an image by their ids, a volume by its name
 * and when it was created. A copied name or label is not the thing itself.
 */
export async function observe(want: SinceStartWant, { docker, started }: World): Promise<Compared[]> {
  const record = await started.record()
  if (!record) throw new CouldNotLook('not-started', '')
  const { containers = [], images = [], volumes = [], networks = [] } = want
  const { dangling_images: danglingImages = [], anonymous_volumes: anonymousVolumes = [] } = want
  return Promise.all([
    ...containers.map((name) => container(name, noted(record.containers, name), docker)),
    ...images.map(async (name): Promise<Compared> => {
      const id = noted(record.images, name)
      const [there, itself] = await Promise.all([docker.image(name), docker.image(id)])
      const isItself = there ? there.id === id : itself !== undefined
      return { kind: 'image', name, now: stateOf(isItself, there) }
    }),
    ...danglingImages.map(async (name): Promise<Compared> => {
      const itself = await docker.image(noted(record.danglingImages, name))
      return {
        kind: 'image',
        name: shortId(noted(record.danglingImages, name)),
        now: itself ? 'same' : 'gone',
      }
    }),
    ...volumes.map(async (name): Promise<Compared> => {
      const there = await docker.volume(name)
      return { kind: 'volume', name, now: stateOf(there?.created === noted(record.volumes, name), there) }
    }),
    ...anonymousVolumes.map(async (called): Promise<Compared> => {
      const name = noted(record.anonymousVolumes, called)
      return { kind: 'volume', name, now: (await docker.volume(name)) ? 'same' : 'gone' }
    }),
    ...networks.map(async (name): Promise<Compared> => {
      const there = await docker.network(name)
      const now = stateOf(there?.id === noted(record.networks, name), there)
      return { kind: 'network', name, now, ...(there && { containers: there.containers }) }
    }),
  ])
}

async function container(
  name: string,
  { id, startedAt }: StartRecord['containers'][string],
  docker: World['docker'],
): Promise<Compared> {
  const there = await docker.container(name)
  if (there?.id === id) {
    const { state } = there
    const restarted = state.startedAt !== startedAt
    return { kind: 'container', name, now: 'same', status: state.status, restarted }
  }
  const newName = await docker.containerName(id)
  const status = there && { status: there.state.status }
  if (newName !== undefined) return { kind: 'container', name, now: 'renamed', newName, ...status }
  return { kind: 'container', name, now: stateOf(false, there), ...status }
}

const stateOf = (isItself: boolean, there: object | undefined): Compared['now'] =>
  isItself ? 'same' : there ? 'recreated' : 'gone'

/** What `start` noted of a thing. A note without it is from a different version of the lab. */
function noted<T>(record: Record<string, T>, name: string): T {
  const one = own(record, name)
  if (one === undefined) throw new CouldNotLook('not-started', '', { name: '' })
  return one
}

/** As much of an id as Docker shows. */
const shortId = (id: string) => id.replace(/^sha256:/, '').slice(0, 12)
