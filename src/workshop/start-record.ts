import type { Docker } from '../docker/port/docker.ts'
import type { StartRecord } from '../grading/contract/world.ts'
import type { Lab } from '../lab/lab.ts'
import type { Unnamed } from './set-scene.ts'

/** Notes which of the objects that a lab names are on the engine now, and what `start` made without a name. */
export async function recordOf(
  { owns, environment }: Pick<Lab, 'owns' | 'environment'>,
  docker: Docker,
  unnamed: Unnamed,
): Promise<StartRecord> {
  const services = environment.containers
  const [containers, images, volumes, networks] = await Promise.all([
    there([...owns.containers, ...services.map(({ name }) => name)], docker.container),
    there([...owns.images, ...environment.images, ...services.map(({ image }) => image)], docker.image),
    there([...owns.volumes, ...environment.volumes], docker.volume),
    there([...owns.networks, ...environment.networks], docker.network),
  ])
  return {
    at: new Date().toISOString(),
    containers: byName(containers, ({ id, state: { startedAt } }) => ({ id, startedAt })),
    images: byName(images, ({ id }) => id),
    volumes: byName(volumes, ({ created }) => created),
    networks: byName(networks, ({ id }) => id),
    ...unnamed,
  }
}

type Named<T> = [name: string, object: T]

/** Those of the names under which there is something, with what it is. */
async function there<T>(
  names: string[],
  look: (name: string) => Promise<T | undefined>,
): Promise<Named<T>[]> {
  const looked = await Promise.all([...new Set(names)].map(async (name) => [name, await look(name)] as const))
  return looked.flatMap(([name, object]) => (object === undefined ? [] : [[name, object] satisfies Named<T>]))
}

const byName = <T, Noted>(named: Named<T>[], note: (object: T) => Noted): Record<string, Noted> =>
  Object.fromEntries(named.map(([name, object]) => [name, note(object)]))
