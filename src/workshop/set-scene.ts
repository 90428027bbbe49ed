import type { Environment, Lab, Service } from '../lab/lab.ts'
import {
  commitContainer,
  connectContainer,
  createContainer,
  createNetwork,
  createVolume,
  LAB_LABEL,
  pauseContainer,
  type RefusedWith,
  removeContainer,
  removeImage,
  removeNetwork,
  removeVolume,
  startContainer,
  waitForEnd,
} from './changes.ts'
import type { Workshop } from './workshop.ts'

/** What of a scene has no name of its own to be found by: by what the lab calls it, what the engine calls it. */
export interface Unnamed {
  danglingImages: Record<string, string>
  anonymousVolumes: Record<string, string>
}

/** The engine did not make something of a scene. Nothing that was made for it before is left. */
export interface NotSet {
  name: string
  refusal: string
}

/** Whether `start` makes things that the student then changes, so that it can make them only once. */
export const hasScene = (environment: Environment): boolean =>
  [
    sceneContainers(environment),
    environment.volumes,
    environment.anonymousVolumes,
    environment.networks,
    environment.danglingImages,
  ].some((list) => list.length > 0)

/** The containers that are made once: what serves something is kept running instead. */
export const sceneContainers = ({ containers }: Pick<Environment, 'containers'>): Service[] =>
  containers.filter(({ serves }) => serves === undefined)

/** Makes all of a lab's scene, or nothing of it. */
export async function setScene(
  { slug, environment }: Pick<Lab, 'slug' | 'environment'>,
  { ask }: Pick<Workshop, 'ask'>,
): Promise<Unnamed | NotSet> {
  const labels = { [LAB_LABEL]: slug }
  const undo: (() => Promise<RefusedWith>)[] = []
  const unnamed: Unnamed = { danglingImages: {}, anonymousVolumes: {} }
  const ids = new Map<string, string>()

  async function makeContainer(service: Service) {
    const { name, networks, state } = service
    const [network, ...others] = networks
    const { id } = made(name, await createContainer(ask, { ...service, labels, network }))
    undo.push(() => removeContainer(ask, id))
    ids.set(name, id)
    for (const other of others) done(name, await connectContainer(ask, other, id))
    if (state === 'created') return
    done(name, await startContainer(ask, id))
    if (state === 'exited') done(name, await waitForEnd(ask, id))
    if (state === 'paused') done(name, await pauseContainer(ask, id))
  }

  try {
    for (const name of environment.networks) {
      const { id } = made(name, await createNetwork(ask, { name, labels }))
      undo.push(() => removeNetwork(ask, id))
    }
    for (const name of environment.volumes) {
      made(name, await createVolume(ask, { name, labels }))
      undo.push(() => removeVolume(ask, name))
    }
    for (const called of environment.anonymousVolumes) {
      const { name } = made(called, await createVolume(ask, { labels }))
      undo.push(() => removeVolume(ask, name))
      unnamed.anonymousVolumes[called] = name
    }
    for (const service of sceneContainers(environment)) await makeContainer(service)
    for (const { name, container } of environment.danglingImages) {
      const { id } = made(name, await commitContainer(ask, ids.get(container) ?? ''))
      undo.push(() => removeImage(ask, id))
      unnamed.danglingImages[name] = id
    }
    return unnamed
  } catch (error) {
    for (const one of undo.reverse()) await one().catch(() => {})
    if (error instanceof Refused) return error.said
    throw error
  }
}

class Refused extends Error {
  readonly said: NotSet

  constructor(name: string, refusal: string) {
    super(`${name}: ${refusal}`)
    this.said = { name, refusal }
  }
}

function made<What extends object>(name: string, answer: What | { refusal: string }): What {
  if ('refusal' in answer) throw new Refused(name, answer.refusal)
  return answer
}

function done(name: string, refusal: RefusedWith): void {
  if (refusal !== undefined) throw new Refused(name, refusal)
}
