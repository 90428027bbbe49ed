import { setTimeout as delay } from 'node:timers/promises'
import type { StartRecord } from '../grading/contract/world.ts'
import type { Lab, Service } from '../lab/lab.ts'
import type { Messages, PortOwner } from '../languages/en/messages.ts'
import type { Progress } from '../terminal/progress.ts'
import { createContainer, LAB_LABEL, pull, startContainer } from './changes.ts'
import { inTheWay } from './in-the-way.ts'
import { isOwnedBy, portsInUse } from './ports-in-use.ts'
import { hasScene, sceneContainers, setScene, type Unnamed } from './set-scene.ts'
import { recordOf } from './start-record.ts'
import type { Workshop } from './workshop.ts'

/** How long a service has to answer, in ms. */
const READY_WITHIN_MS = 20_000
const LOOK_AGAIN_MS = 200

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
    else if (!blocked[index]) ready.push(await runService(lab.slug, service, workshop, words, progress))
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

/** What AirPlay Receiver of macOS calls itself, which uses port 5000. */
const AIRPLAY = /^AirTunes\b/i

/** Whether something else has a port of the service, so that it could not be started, or would not be reached. */
function isBlocked(service: Service, taken: Map<number, PortOwner>): boolean {
  return hostPorts(service).some((port) => taken.has(port) && !isOwnedBy(taken.get(port), [service.name]))
}

/** Whether something else on the service's port can do its work. What is known of it otherwise is noted. */
async function hasStandIn(
  { docker }: Workshop,
  { name, serves, ports }: Service,
  taken: Map<number, PortOwner>,
) {
  const port = hostPorts({ ports })[0]
  const owner = port === undefined ? undefined : taken.get(port)
  if (serves !== 'registry' || port === undefined || owner === undefined || isOwnedBy(owner, [name]))
    return false
  const answer = await docker.registry(`localhost:${port}/docker-lab/nothing`)
  if (isRegistry(answer)) return true
  if (owner.kind === 'program' && answer.kind === 'not-a-registry' && answer.server)
    taken.set(port, AIRPLAY.test(answer.server) ? { kind: 'airplay' } : { ...owner, server: answer.server })
  return false
}

async function runService(
  slug: string,
  service: Service,
  workshop: Workshop,
  words: Messages['start'],
  progress: Progress,
) {
  const { ask, docker } = workshop
  const there = await docker.container(service.name)
  if (there?.state.status === 'running') {
    progress.step(words.serviceRuns(service.name))
    return true
  }
  const labels = { [LAB_LABEL]: slug }
  const made = there ?? (await createContainer(ask, { ...service, labels, network: service.networks[0] }))
  const refusal = 'refusal' in made ? made.refusal : await startContainer(ask, made.id)
  if (refusal !== undefined) {
    progress.step(words.serviceRefused(service.name, refusal))
    return false
  }
  const ready = await isReady(service, workshop)
  progress.step(ready ? words.serviceStarted(service.name) : words.serviceSilent(service.name))
  return ready
}

async function isReady({ serves, ports }: Service, { docker }: Workshop): Promise<boolean> {
  const port = hostPorts({ ports })[0]
  if (serves !== 'registry' || port === undefined) return true
  const late = AbortSignal.timeout(READY_WITHIN_MS)
  while (!late.aborted) {
    if (isRegistry(await docker.registry(`localhost:${port}/docker-lab/nothing`))) return true
    await delay(LOOK_AGAIN_MS)
  }
  return false
}

function isRegistry({ kind }: { kind: string }): boolean {
  return kind !== 'problem' && kind !== 'not-a-registry'
}

function hostPorts({ ports }: Pick<Service, 'ports'>): number[] {
  return ports.map((port) => Number(port.split(':')[0]))
}
