import * as z from 'zod'
import type { Service, ServiceFact } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { nearestName } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'

const TASKS = 'docker service ps --no-trunc NAME'

interface ServiceWant {
  name: string
  state: 'present' | 'absent'
  image?: string | undefined
  replicas?: number | undefined
}

/** Services of a swarm: https://docs.docker.com/engine/swarm/how-swarm-mode-works/services/ */
export default defineKind({
  schema: () =>
    z
      .strictObject({
        name: field.swarmService(),
        state: field.presence(),
        image: field.image().optional(),
        replicas: z.int().min(0).optional(),
      })
      .refine(({ state, image, replicas }) => state === 'present' || (image ?? replicas) === undefined, {
        error: 'absent-has-nothing-else',
      }),
  example: { name: 'web', image: 'nginx', replicas: 3 },

  observe: async ({ name }, { docker }): Promise<{ service: ServiceFact }> => ({
    service: await docker.service(name),
  }),

  judge(want, { service }) {
    const { name, state, image, replicas } = want
    if (state === 'absent') return service.kind === 'service' ? 'service-still-there' : 'pass'
    if (service.kind === 'no-swarm') return 'no-swarm'
    if (service.kind === 'absent')
      return nearestService(name, service.names) ? 'service-name-differs' : 'service-missing'
    if (image !== undefined && familiar(image).replace(/@.*$/, '') !== service.image)
      return 'service-other-image'
    if (replicas !== undefined && service.desired !== replicas) return 'service-other-replicas'
    if (upIn(service) >= service.desired) return 'pass'
    return isFailing(service) ? 'service-tasks-fail' : 'service-not-up'
  },

  pending(_, { service }) {
    if (service.kind !== 'service') return undefined
    const waits = service.tasks.flatMap(({ settlesInMs }) => settlesInMs ?? [])
    const isEnough = waits.length > 0 && upIn(service) + waits.length >= service.desired
    return isEnough ? Math.max(...waits) : undefined
  },
  ageMs: ({ service }) => (service.kind === 'service' ? service.ageMs : Number.POSITIVE_INFINITY),

  codes: {
    'no-swarm': { see: ['docker info --format "{{.Swarm.LocalNodeState}}"', 'docker swarm init --help'] },
    'service-missing': { see: ['docker service ls', 'docker service create --help'] },
    'service-name-differs': { see: ['docker service ls --format "{{.Name}}"'] },
    'service-still-there': { see: ['docker service ls', 'docker service rm NAME'] },
    'service-other-image': {
      see: ['docker service inspect --format "{{.Spec.TaskTemplate.ContainerSpec.Image}}" NAME'],
    },
    'service-other-replicas': { see: ['docker service ls', 'docker service scale --help'] },
    'service-tasks-fail': { see: [TASKS, 'docker service logs --tail 20 NAME'] },
    'service-not-up': { see: [TASKS, 'docker node ls'] },
  },
  authoring: {
    subject: ['name'],
    single: ['state', 'image', 'replicas'],
    means: ({ image }: ServiceWant) => ({ image: image && familiar(image) }),
    passesAtOnce: ({ state }) => state === 'absent',
  },
})

/** How many of its tasks run, and go on running. */
export const upIn = ({ tasks }: Service): number => tasks.filter(({ settled }) => settled).length

/** Whether tasks that do not run came after others that have ended. */
const isFailing = ({ tasks }: Service): boolean => tasks.some(({ settled, ended }) => !settled && ended > 0)

/** What the engine says of a task that does not run; '' where it says nothing. */
export const errorIn = ({ tasks }: Service): string =>
  tasks.find(({ settled, error }) => !settled && error !== '')?.error ?? ''

/** How many tasks have ended in the places of those that do not run. */
export const endedIn = ({ tasks }: Service): number =>
  tasks.reduce((sum, { settled, ended }) => sum + (settled ? 0 : ended), 0)

/** The states of the tasks that do not run, with how many there are of each. */
export function statesOf({ tasks }: Service): string[] {
  const states = tasks.filter(({ settled }) => !settled).map(({ state }) => state)
  return [...new Set(states)].map((state) => `${states.filter((one) => one === state).length} ${state}`)
}

/** A service of a stack, which has the name of the stack in front, or one whose name differs only by a typo. */
export const nearestService = (name: string, names: string[]): string | undefined =>
  names.find((other) => other.endsWith(`_${name}`)) ??
  nearestName(
    name,
    names.map((other) => ({ name: other })),
  )
