import type { Docker } from '../docker/port/docker.ts'
import { record, required, text, texts } from '../docker/port/json.ts'
import { forExplanation } from '../grading/contract/for-explanation.ts'
import type { Owned } from '../lab/lab.ts'
import {
  LAB_LABEL,
  type RefusedWith,
  removeContainer,
  removeImage,
  removeNetwork,
  removeVolume,
} from './changes.ts'
import { readList } from './read-list.ts'
import type { Workshop } from './workshop.ts'

/** Something that a lab's `reset` removes. */
export interface Belonging {
  kind: 'container' | 'network' | 'volume' | 'image'
  name: string
  remove(): Promise<RefusedWith>
}

/**
 * What is on the engine of what a lab owns, in the order in which it can be removed: exactly these names, and the
 * containers that `docker-lab start` made for the lab.
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
  const found: Belonging[] = [
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
  const ids = new Map([
    ...containers,
    ...networks.flatMap((one) => (one ? [[one.id, one.name] as const] : [])),
  ])
  return found.map(({ remove, ...one }) => ({
    ...one,
    async remove() {
      const refusal = await remove()
      return refusal === undefined ? undefined : inNames(refusal, ids, docker)
    },
  }))
}

/** The engine's words, with a name for each id: what is in use, and by which container, is known by its name. */
async function inNames(refusal: string, ids: ReadonlyMap<string, string>, docker: Docker): Promise<string> {
  const others = (await forExplanation(docker.containers())) ?? []
  const known = [...ids, ...others.map(({ id, name }) => [id, name] as const)]
  return known.reduce(
    (text, [id, name]) =>
      name === '' ? text : text.replaceAll(id, name).replaceAll(id.slice(0, SHORT_ID), name),
    refusal,
  )
}

/** As many digits of an id as Docker shows. */
const SHORT_ID = 12

/** Not every engine heeds the filter, so that the label itself decides. */
async function madeByStart(
  { ask }: Pick<Workshop, 'ask'>,
  slug: string,
): Promise<{ id: string; name: string }[]> {
  const filters = JSON.stringify({ label: [`${LAB_LABEL}=${slug}`] })
  const rows = await ask.json('/containers/json', { query: { all: '1', filters } })
  const containers = readList(ask, rows, 'containers', ({ Id, Names, Labels }) => {
    const id = required(Id, 'Id')
    const label = text(record(Labels, 'Labels')[LAB_LABEL], 'Labels')
    const names = texts(Names, 'Names').map((name) => name.replace(/^\//, ''))
    // What is just being removed has no name any more.
    const name = names.find((one) => !one.includes('/')) ?? names[0] ?? id.slice(0, SHORT_ID)
    return { id, name, label }
  })
  return containers.filter(({ label }) => label === slug)
}
