import { expect, test } from 'vitest'
import service from '../../graders/service/service.ts'
import type { Service, ServiceFact, ServiceTask } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof service.observe>>

const up: ServiceTask = { state: 'running', settled: true, error: '', ended: 0 }
const young: ServiceTask = { ...up, settled: false, settlesInMs: 900 }
const failed: ServiceTask = { state: 'ready', settled: false, error: 'task: non-zero exit (1)', ended: 2 }
const pulling: ServiceTask = { state: 'preparing', settled: false, error: '', ended: 0 }
const seen = (tasks: ServiceTask[], over: Partial<Service> = {}): Facts => ({
  service: {
    kind: 'service',
    id: 'a1',
    name: 'web',
    image: 'nginx:latest',
    desired: tasks.length,
    isGlobal: false,
    tasks,
    ageMs: 60_000,
    ...over,
  },
})
const none = (...names: string[]): Facts => ({ service: { kind: 'absent', names } })
const noSwarm: Facts = { service: { kind: 'no-swarm' } }

const web = { name: 'web' }
const three = { name: 'web', image: 'nginx', replicas: 3 }
const gone = { name: 'web', state: 'absent' }

const accepted: Accepted<Facts>[] = [
  ['all tasks', web, seen([up])],
  ['three of an image', three, seen([up, up, up])],
  ['a long name of the image', { ...three, image: 'docker.io/library/nginx:latest' }, seen([up, up, up])],
  ['one on each node', { name: 'web', replicas: 1 }, seen([up], { isGlobal: true })],
  ['none, as the task asks', { name: 'web', replicas: 0 }, seen([])],
  ['a service that is gone', gone, none('db')],
  ['a service that is gone with its swarm', gone, noSwarm],
]
const rejected: Rejected<Facts>[] = [
  ['no swarm', web, noSwarm, 'no-swarm'],
  ['no service', web, none(), 'service-missing'],
  ['other services', web, none('cache', 'db'), 'service-missing'],
  ['a service of a stack', web, none('shop_web'), 'service-name-differs'],
  ['a misspelled name', { name: 'worker' }, none('workre'), 'service-name-differs'],
  ['a service that should be gone', gone, seen([up]), 'service-still-there'],
  ['a different tag', { ...three, image: 'nginx:1.29' }, seen([up, up, up]), 'service-other-image'],
  ['too few replicas', three, seen([up]), 'service-other-replicas'],
  ['too many replicas', three, seen([up, up, up, up]), 'service-other-replicas'],
  ['one on each node instead', three, seen([up], { isGlobal: true }), 'service-other-replicas'],
  ['tasks that fail', three, seen([up, failed, { ...young, ended: 3 }]), 'service-tasks-fail'],
  ['a task that has just ended', web, seen([{ ...failed, ended: 1 }]), 'service-tasks-fail'],
  ['a download', three, seen([pulling, pulling, up]), 'service-not-up'],
  [
    'no node for it',
    web,
    seen([{ ...pulling, state: 'pending', error: 'no suitable node (insufficient memory)' }]),
    'service-not-up',
  ],
  ['no task yet', web, seen([], { desired: 1 }), 'service-not-up'],
]

accepts('service', service, accepted)
rejects('service', service, rejected)
coversEveryDiagnosis('service', service, rejected)

refuses('service', service, [
  ['replicas of a service that is gone', { ...gone, replicas: 1 }, 'absent-has-nothing-else'],
  ['a name with a slash', { name: 'a/b' }, 'docker-name'],
])

test('service asks one question', async () => {
  const { world, asked } = anEngine({ service: { kind: 'no-swarm' } satisfies ServiceFact })
  expect(await service.observe(service.schema().parse(web), world)).toEqual(noSwarm)
  expect(asked).toEqual(['service web'])
})

test.each([
  ['tasks that have just started', [up, young, { ...young, settlesInMs: 400 }], 900],
  ['tasks that run', [up], undefined],
  ['a task that will not run soon', [young, pulling], undefined],
])('service waits for %s', (_, tasks, ms) => {
  expect(service.pending?.(service.schema().parse(web), seen(tasks))).toBe(ms)
})

test('service looks again at one that has just changed', () => {
  expect(service.ageMs?.(seen([up], { ageMs: 3000 }))).toBe(3000)
  expect(service.ageMs?.(none())).toBe(Number.POSITIVE_INFINITY)
})
