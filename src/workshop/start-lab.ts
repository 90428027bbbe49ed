import { setTimeout as delay } from 'node:timers/promises'
import type { Lab, Service } from '../lab/lab.ts'
import type { Messages, PortOwner } from '../languages/en/messages.ts'
import type { Progress } from '../terminal/progress.ts'
import { createContainer, LAB_LABEL, pull, startContainer } from './changes.ts'
import { isOwnedBy, portsInUse } from './ports-in-use.ts'
import type { Workshop } from './workshop.ts'

/** How long a service has to answer, in ms. */
const READY_WITHIN_MS = 20_000
const LOOK_AGAIN_MS = 200

/**
 * Prepares what a lab needs: fetches images, says what uses its ports, and runs its services. What is there already
 * stays as it is. False when something is missing in the end.
 */
export async function startLab(
  lab: Lab,
  workshop: Workshop,
  words: Messages['start'],
  progress: Progress,
): Promise<boolean> {
  const { docker } = workshop
  const { images, ports, containers: services } = lab.environment
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
  lab: Lab,
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
  const labels = { [LAB_LABEL]: lab.slug }
  const made = there ?? (await createContainer(ask, { ...service, labels }))
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
