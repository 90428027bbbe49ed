import type { Docker } from '../docker/port/docker.ts'
import { forExplanation } from '../grading/contract/for-explanation.ts'
import type { StartRecord } from '../grading/contract/world.ts'
import type { Lab } from '../lab/lab.ts'
import {
  type RefusedWith,
  removeContainer,
  removeImage,
  removeNetwork,
  removeService,
  removeVolume,
} from './changes.ts'
import { type Labelled, madeByStart, SHORT_ID } from './made-by-start.ts'
import type { Workshop } from './workshop.ts'

/** Something that a lab's `reset` removes. */
export interface Belonging {
  kind: 'service' | 'container' | 'network' | 'volume' | 'image'
  name: string
  remove(): Promise<RefusedWith>
}

/**
 * What is on the engine of what a lab owns, in the order in which it can be removed: exactly these names, and what
 * `docker-lab start` made for the lab.
 * @param noted what `start` noted
 */
export async function belongings(
  { ask, docker }: Workshop,
  lab: Pick<Lab, 'owns' | 'slug' | 'environment'>,
  noted?: StartRecord,
): Promise<Belonging[]> {
  const { owns } = lab
  const [services, own, ownNetworks, ownVolumes, images, nameless, labelled] = await Promise.all([
    Promise.all(owns.services.map((name) => docker.service(name))),
    Promise.all(owns.containers.map((name) => docker.container(name))),
    Promise.all(owns.networks.map((name) => docker.network(name))),
    Promise.all(owns.volumes.map((name) => docker.volume(name))),
    Promise.all(owns.images.map(async (name) => ((await docker.image(name)) ? [name] : []))),
    Promise.all(Object.values(noted?.danglingImages ?? {}).map((id) => docker.image(id))),
    madeByStart(ask, lab.slug),
  ])
  const made = labelled.filter((one) => isOfStart(one, lab, noted))
  const all = (kind: Labelled['kind'], named: readonly ({ id?: string; name: string } | undefined)[]) =>
    [
      ...new Map(
        [...named.flatMap((one) => one ?? []), ...made.filter((one) => one.kind === kind)].map(
          ({ id, name }) => [id ?? name, name],
        ),
      ),
    ].map(([id, name]) => ({ kind, id, name }))
  const containers = all('container', own)
  const networks = all('network', ownNetworks)
  const volumes = all('volume', ownVolumes)
  const found: Belonging[] = [
    ...services
      .flatMap((one) => (one.kind === 'service' ? [one] : []))
      .map(({ name, id }) => ({
        kind: 'service' as const,
        name,
        remove: () => removeService(ask, id),
      })),
    ...containers.map(({ id, ...one }) => ({ ...one, remove: () => removeContainer(ask, id) })),
    ...networks.map(({ id, ...one }) => ({ ...one, remove: () => removeNetwork(ask, id) })),
    ...volumes.map((one) => ({ kind: one.kind, name: one.name, remove: () => removeVolume(ask, one.name) })),
    ...images.flat().map((name) => ({ kind: 'image' as const, name, remove: () => removeImage(ask, name) })),
    // One that was given a name since is the student's.
    ...nameless
      .flatMap((image) => (image && image.tags.length === 0 ? [image.id] : []))
      .map((id) => ({ kind: 'image' as const, name: shortId(id), remove: () => removeImage(ask, id) })),
  ]
  const ids = new Map([...containers, ...networks].map(({ id, name }) => [id, name]))
  return found.map(({ remove, ...one }) => ({
    ...one,
    async remove() {
      const refusal = await remove()
      return refusal === undefined ? undefined : inNames(refusal, ids, docker)
    },
  }))
}

/**
 * Whether `start` made it, and not somebody who copied the label: it is noted, or it has a name that `start` gives, so
 * that what an interrupted `start` left behind can be removed as well.
 */
function isOfStart(
  { kind, id, name }: Labelled,
  { environment }: Pick<Lab, 'environment'>,
  noted: StartRecord | undefined,
): boolean {
  const { containers, networks, volumes } = environment
  switch (kind) {
    case 'container':
      return (
        containers.some((one) => one.name === name) ||
        Object.values(noted?.containers ?? {}).some((one) => one.id === id)
      )
    case 'network':
      return networks.includes(name)
    case 'volume':
      return volumes.includes(name) || Object.values(noted?.anonymousVolumes ?? {}).includes(name)
  }
}

const shortId = (id: string) => id.replace(/^sha256:/, '').slice(0, SHORT_ID)

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
