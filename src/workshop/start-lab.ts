import type { StartRecord } from '../grading/contract/world.ts'
import type { Lab } from '../lab/lab.ts'
import type { Messages } from '../languages/en/messages.ts'
import type { Progress } from '../terminal/progress.ts'
import { pull } from './changes.ts'
import { inTheWay } from './in-the-way.ts'
import { isOwnedBy, portsInUse } from './ports-in-use.ts'
import { hasStandIn, hostPorts, isBlocked, runService } from './services.ts'
import { hasScene, sceneContainers, setScene, type Unnamed } from './set-scene.ts'
import { recordOf } from './start-record.ts'
import type { Workshop } from './workshop.ts'

/**
 * Prepares what a lab needs: fetches images, says what uses its ports, runs its services, and sets its scene. What is
 * there already stays as it is, and a scene that was set before is never set again.
 * @param before what an earlier `start` noted
 * @returns what is to be noted, or undefined when something is missing in the end
 */
export async function startLab(
  lab: Lab,
  workshop: Workshop,
  words: Messages['start'],
  progress: Progress,
  before?: StartRecord,
): Promise<StartRecord | undefined> {
  const isSet = before !== undefined && hasScene(lab.environment)
  if (isSet) progress.step(words.sceneKept(`${lab.number ?? lab.slug}`))
  const ready = await serve(lab, isSet, workshop, words, progress)
  if (!ready || isSet) return ready ? before : undefined
  const unnamed = hasScene(lab.environment) ? await makeScene(lab, workshop, words, progress) : NOTHING
  return unnamed && recordOf(lab, workshop.docker, unnamed)
}

const NOTHING: Unnamed = { danglingImages: {}, anonymousVolumes: {} }

/** Undefined where it could not be set. */
async function makeScene(
  lab: Lab,
  workshop: Workshop,
  words: Messages['start'],
  progress: Progress,
): Promise<Unnamed | undefined> {
  const others = await inTheWay(lab, workshop)
  for (const { kind, name, isLeft } of others)
    progress.step(words.inTheWay(kind, name, isLeft, `${lab.number ?? lab.slug}`))
  if (others.length > 0) return undefined
  progress.progress(words.settingScene)
  const scene = await setScene(lab, workshop)
  if ('refusal' in scene) {
    progress.step(words.sceneRefused(scene.name, scene.refusal))
    return undefined
  }
  progress.step(words.sceneSet(sceneContainers(lab.environment).map(({ name }) => name)))
  return scene
}

/** Fetches images, runs services, and says which ports are not free. False when something is missing in the end. */
async function serve(
  { environment, ...lab }: Lab,
  isSet: boolean,
  workshop: Workshop,
  words: Messages['start'],
  progress: Progress,
): Promise<boolean> {
  const { docker } = workshop
  const services = environment.containers.filter(({ serves }) => serves !== undefined)
  const scene = isSet ? [] : sceneContainers(environment)
  const images = isSet ? [] : [...environment.images, ...scene.map(({ image }) => image)]
  const ports = isSet ? [] : [...environment.ports, ...scene.flatMap(hostPorts)]
  const taken = await portsInUse(docker, [...ports, ...services.flatMap(hostPorts)])
  const standIns = await Promise.all(services.map((service) => hasStandIn(workshop, service, taken)))
  const blocked = services.map((service, index) => !standIns[index] && isBlocked(service, taken))
  const toRun = services.filter((_, index) => !standIns[index] && !blocked[index])
  const fetched = await fetchImages(
    [...new Set([...images, ...toRun.map(({ image }) => image)])],
    workshop,
    words,
    progress,
  )
  const ready: boolean[] = []
  for (const [index, service] of services.entries()) {
    if (standIns[index]) progress.step(words.standIn(service.name, hostPorts(service)[0] ?? 0))
    else if (!blocked[index]) ready.push(await runService(lab, service, workshop, words, progress))
  }
  const theirs = new Set(services.filter((_, index) => !blocked[index]).flatMap(hostPorts))
  for (const [port, owner] of taken) {
    const isBlocking = services.some((one, index) => blocked[index] && hostPorts(one).includes(port))
    if (!isBlocking && (theirs.has(port) || isOwnedBy(owner, lab.owns.containers))) continue
    progress.step(words.portTaken(port, owner))
    ready.push(false)
  }
  return fetched && ready.every(Boolean)
}

async function fetchImages(
  images: string[],
  { ask, docker }: Workshop,
  words: Messages['start'],
  progress: Progress,
) {
  let complete = true
  for (const image of images) {
    if (await docker.image(image)) {
      progress.step(words.imageHere(image))
      continue
    }
    progress.progress(words.pulling(image, 0, 0))
    const refusal = await pull(ask, image, (done, layers) =>
      progress.progress(words.pulling(image, done, layers)),
    )
    progress.step(refusal === undefined ? words.pulled(image) : words.notPulled(image, refusal))
    complete &&= refusal === undefined
  }
  return complete
}
