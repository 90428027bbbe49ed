import { setTimeout as delay } from 'node:timers/promises'
import type { Docker, RegistryAnswer } from '../docker/port/docker.ts'
import { loginAs } from '../docker/port/login.ts'
import type { Lab, Login, Service } from '../lab/lab.ts'
import type { Messages, PortOwner } from '../languages/en/messages.ts'
import type { Progress } from '../terminal/progress.ts'
import { createContainer, LAB_LABEL, removeContainer, startContainer } from './changes.ts'
import { ASKS_FOR_LOGIN, putLogin } from './login-file.ts'
import { isOwnedBy } from './ports-in-use.ts'
import type { Workshop } from './workshop.ts'

/** How long a service has to answer, in ms. */
const READY_WITHIN_MS = 20_000
const LOOK_AGAIN_MS = 200

/** What AirPlay Receiver of macOS calls itself, which uses port 5000. */
const AIRPLAY = /^AirTunes\b/i

/** Whether something else has a port of the service, so that it could not be started, or would not be reached. */
export function isBlocked(service: Service, taken: Map<number, PortOwner>): boolean {
  return hostPorts(service).some((port) => taken.has(port) && !isOwnedBy(taken.get(port), [service.name]))
}

/** Whether something else on the service's port can do its work. What is known of it otherwise is noted. */
export async function hasStandIn(
  { docker }: Workshop,
  service: Service,
  taken: Map<number, PortOwner>,
): Promise<boolean> {
  const port = hostPorts(service)[0]
  const owner = port === undefined ? undefined : taken.get(port)
  if (service.serves !== 'registry' || owner === undefined || isOwnedBy(owner, [service.name])) return false
  const answer = await lookUp(docker, service)
  if (isReady(answer, service.login)) return true
  if (owner.kind === 'program' && answer?.kind === 'not-a-registry' && answer.server)
    taken.set(
      port as number,
      AIRPLAY.test(answer.server) ? { kind: 'airplay' } : { ...owner, server: answer.server },
    )
  return false
}

/** Makes a service where there is none, and starts it. False where it does not serve in the end. */
export async function runService(
  { slug, number }: Pick<Lab, 'slug' | 'number'>,
  service: Service,
  workshop: Workshop,
  words: Messages['start'],
  progress: Progress,
): Promise<boolean> {
  const { ask, docker } = workshop
  const { name, login } = service
  const there = await docker.container(name)
  const runs = there?.state.status === 'running'
  if (runs && !login) {
    progress.step(words.serviceRuns(name))
    return true
  }
  const made = there ?? (await createService(slug, service, workshop))
  const refusal = 'refusal' in made ? made.refusal : runs ? undefined : await startContainer(ask, made.id)
  if (refusal !== undefined) {
    progress.step(words.serviceRefused(name, refusal))
    return false
  }
  const answer = await untilReady(service, docker)
  const ready = isReady(answer, login)
  if (ready) progress.step(runs ? words.serviceRuns(name) : words.serviceStarted(name))
  else if (login && isOtherLogin(answer)) progress.step(words.otherLogin(name, `${number ?? slug}`))
  else progress.step(words.serviceSilent(name))
  return ready
}

async function createService(slug: string, service: Service, { ask }: Workshop) {
  const { networks, env, login } = service
  const made = await createContainer(ask, {
    ...service,
    env: login ? { ...ASKS_FOR_LOGIN, ...env } : env,
    labels: { [LAB_LABEL]: slug },
    network: networks[0],
  })
  if (!login || 'refusal' in made) return made
  const refusal = await putLogin(ask, made.id, login)
  if (refusal === undefined) return made
  await removeContainer(ask, made.id)
  return { refusal }
}

/** What it answers in the end; undefined where nobody has to ask. */
async function untilReady(service: Service, docker: Docker): Promise<RegistryAnswer | undefined> {
  const late = AbortSignal.timeout(READY_WITHIN_MS)
  for (;;) {
    const answer = await lookUp(docker, service)
    if (isReady(answer, service.login) || (service.login && isOtherLogin(answer)) || late.aborted)
      return answer
    await delay(LOOK_AGAIN_MS)
  }
}

async function lookUp(docker: Docker, service: Service): Promise<RegistryAnswer | undefined> {
  const port = hostPorts(service)[0]
  if (service.serves !== 'registry' || port === undefined) return undefined
  return docker.registry(`localhost:${port}/docker-lab/nothing`, service.login && loginAs(service.login))
}

/** Whether it is a registry that takes the login, or nobody has to ask. */
const isReady = (answer: RegistryAnswer | undefined, login: Login | undefined): boolean =>
  !['problem', 'not-a-registry'].includes(answer?.kind ?? '') && !(login && isOtherLogin(answer))

/** Whether a registry that was asked with a login asks for a different one, or for none. */
const isOtherLogin = (answer: RegistryAnswer | undefined): boolean =>
  ['denied', 'open'].includes(answer?.kind ?? '')

/** The ports of the host that it has. */
export function hostPorts({ ports }: Pick<Service, 'ports'>): number[] {
  return ports.map((port) => Number(port.split(':')[0]))
}
