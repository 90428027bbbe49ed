import {
  LAB_LABEL,
  type Refusal,
  removeContainer,
  removeImage,
  removeNetwork,
  removeVolume,
} from './changes.ts'
import type { Workshop } from './workshop.ts'

/** Something that a lab's `reset` removes. */
export interface Belonging {
  kind: 'container' | 'network' | 'volume' | 'image'
  name: string
  remove(): Promise<Refusal>
}

interface Owned {
  containers: string[]
  images: string[]
  volumes: string[]
  networks: string[]
}

/**
 * What is there of what a lab owns, in the order in which it can be removed: exactly these names, and the
 * containers that `docker-lab start` made for it.
 */
export async function belongings({ ask, docker }: Workshop, owns: Owned, slug: string): Promise<Belonging[]> {
  const [own, made, networks, volumes, images] = await Promise.all([
    Promise.all(owns.containers.map((name) => docker.container(name))),
    madeByStart({ ask }, slug),
    Promise.all(owns.networks.map((name) => docker.network(name))),
    Promise.all(owns.volumes.map((name) => docker.volume(name))),
    Promise.all(owns.images.map(async (name) => ((await docker.image(name)) ? [name] : []))),
  ])
  const containers = new Map([...own.flatMap((one) => one ?? []), ...made].map(({ id, name }) => [id, name]))
  return [
    ...[...containers].map(([id, name]) => ({
      kind: 'container' as const,
      name,
      remove: () => removeContainer(ask, id),
    })),
    ...networks
      .flatMap((one) => one ?? [])
      .map(({ id, name }) => ({ kind: 'network' as const, name, remove: () => removeNetwork(ask, id) })),
    ...volumes
      .flatMap((one) => one ?? [])
      .map(({ name }) => ({ kind: 'volume' as const, name, remove: () => removeVolume(ask, name) })),
    ...images.flat().map((name) => ({ kind: 'image' as const, name, remove: () => removeImage(ask, name) })),
  ]
}

async function madeByStart(
  { ask }: Pick<Workshop, 'ask'>,
  slug: string,
): Promise<{ id: string; name: string }[]> {
  const filters = JSON.stringify({ label: [`${LAB_LABEL}=${slug}`] })
  const rows = await ask.json<{ Id: string; Names: string[] }[]>('/containers/json', {
    query: { all: '1', filters },
  })
  return (rows ?? []).map(({ Id, Names }) => ({ id: Id, name: `${Names[0] ?? Id}`.replace(/^\//, '') }))
}
