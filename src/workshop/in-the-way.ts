import type { Lab } from '../lab/lab.ts'
import { madeByStart } from './made-by-start.ts'
import { sceneContainers } from './set-scene.ts'
import type { Workshop } from './workshop.ts'

/** Something that has the name of a part of a scene. */
export interface InTheWay {
  kind: 'container' | 'network' | 'volume'
  name: string
  /** It has the label of what `start` makes for this lab. */
  isLeft: boolean
}

/** What has a name that `start` is about to give, so that the scene cannot be set. */
export async function inTheWay(
  { slug, environment }: Pick<Lab, 'slug' | 'environment'>,
  { ask, docker }: Pick<Workshop, 'ask' | 'docker'>,
): Promise<InTheWay[]> {
  const looked = await Promise.all([
    ...sceneContainers(environment).map(({ name }) => there('container', name, docker.container)),
    ...environment.networks.map((name) => there('network', name, docker.network)),
    ...environment.volumes.map((name) => there('volume', name, docker.volume)),
  ])
  const found = looked.flatMap((one) => one ?? [])
  if (found.length === 0) return []
  const made = await madeByStart(ask, slug)
  return found.map((one) => ({
    ...one,
    isLeft: made.some(({ kind, name }) => kind === one.kind && name === one.name),
  }))
}

async function there(
  kind: InTheWay['kind'],
  name: string,
  look: (name: string) => Promise<unknown>,
): Promise<Omit<InTheWay, 'isLeft'> | undefined> {
  return (await look(name)) === undefined ? undefined : { kind, name }
}
