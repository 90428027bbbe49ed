import { expect, test } from 'vitest'
import { service, toService } from '../../src/docker/facts/swarm.ts'
import { fakeAsk } from './fake-ask.ts'

const NOW = Date.parse('2026-01-02T00:01:00Z')
const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString()

const web = (over: object = {}, spec: object = {}) => ({
  ID: 'a1',
  UpdatedAt: at(50),
  Spec: {
    Name: 'web',
    Mode: { Replicated: { Replicas: 2 } },
    TaskTemplate: { ContainerSpec: { Image: `nginx:1.29@sha256:${'1'.repeat(64)}` } },
    ...spec,
  },
  ...over,
})
const aTask = (state: string, secondsAgo: number, over: object = {}, status: object = {}) => ({
  Slot: 1,
  NodeID: 'n1',
  CreatedAt: at(secondsAgo + 2),
  SpecVersion: { Index: 7 },
  DesiredState: 'running',
  Status: { State: state, Timestamp: at(secondsAgo), ...status },
  ...over,
})
/** One that ran for `life` seconds and ended. */
const ended = (secondsAgo: number, life: number, over: object = {}) =>
  aTask(
    'failed',
    secondsAgo,
    { DesiredState: 'shutdown', CreatedAt: at(secondsAgo + life), ...over },
    { Err: 'exit (1)' },
  )

test('a service with the tasks that should run', () => {
  const second = aTask('preparing', 1, { Slot: 2 })
  expect(toService(web(), [aTask('running', 40), second, ended(45, 3, { Slot: 3 })], NOW)).toEqual({
    kind: 'service',
    id: 'a1',
    name: 'web',
    image: 'nginx:1.29',
    desired: 2,
    isGlobal: false,
    ageMs: 3000,
    tasks: [
      { state: 'running', settled: true, error: '', ended: 0 },
      { state: 'preparing', settled: false, error: '', ended: 0 },
    ],
  })
})

test.each([
  ['that has just started', [aTask('running', 0.5)], { settled: false, settlesInMs: 1500 }],
  [
    'that runs as long as the one before it',
    [aTask('running', 5), ended(12, 8)],
    { settled: false, settlesInMs: 4000, error: 'exit (1)', ended: 1 },
  ],
  [
    'that outlives those before it',
    [aTask('running', 20), ended(40, 8), ended(30, 9)],
    { settled: true, ended: 2 },
  ],
  [
    'that follows one that somebody stopped',
    [aTask('running', 5), ended(12, 500)],
    { settled: true, ended: 1 },
  ],
  [
    'after the service was changed',
    [aTask('running', 5), ended(12, 8, { SpecVersion: { Index: 6 } })],
    { settled: true, ended: 0 },
  ],
  ['in a different place', [aTask('running', 5), ended(12, 8, { Slot: 2 })], { settled: true, ended: 0 }],
  [
    'that waits for its turn after one that ended',
    [aTask('ready', 1, { DesiredState: 'ready' }), ended(1, 3)],
    { state: 'ready', settled: false, ended: 1 },
  ],
  [
    'without a node',
    [aTask('pending', 9, { NodeID: '' }, { Err: 'no suitable node' })],
    { settled: false, error: 'no suitable node' },
  ],
])('a task %s', (_, tasks, expected) => {
  const [task, ...others] = toService(web(), tasks, NOW).tasks
  expect(task).toMatchObject(expected)
  if (!('settlesInMs' in expected)) expect(task).not.toHaveProperty('settlesInMs')
  expect(others).toEqual([])
})

test('a service with a task on each node', () => {
  const raw = web({ ServiceStatus: { RunningTasks: 1, DesiredTasks: 3 } }, { Mode: { Global: {} } })
  expect(toService(raw, [], NOW)).toMatchObject({ isGlobal: true, desired: 3 })
  const before = web({}, { Mode: { Global: {} } })
  expect(toService(before, [aTask('running', 9, { Slot: 0 })], NOW)).toMatchObject({ desired: 1 })
})

const engine = (services: { status?: number; body: string }, tasks: object[] = []) =>
  fakeAsk({
    '/services': () => services,
    '/tasks': () => ({ body: JSON.stringify(tasks), headers: { date: new Date(NOW).toUTCString() } }),
  })
const says = (message: string) => ({ status: 503, body: JSON.stringify({ message }) })

test('a service by its exact name', async () => {
  const { ask, asked } = engine({ body: JSON.stringify([web({}, { Name: 'web2' }), web()]) }, [
    aTask('running', 40),
  ])
  expect(await service(ask, 'web')).toMatchObject({ kind: 'service', tasks: [{ settled: true }] })
  expect(asked).toEqual(['GET /services', 'GET /tasks'])
  expect(await service(ask, 'we')).toEqual({ kind: 'absent', names: ['web2', 'web'] })
})

test.each([
  [
    'Docker',
    says(
      'This node is not a swarm manager. Use "docker swarm init" to connect this node to swarm and try again.',
    ),
  ],
  ['Podman', { status: 404, body: '{"message":"not found"}' }],
])('%s without a swarm', async (_, answer) => {
  expect(await service(engine(answer).ask, 'web')).toEqual({ kind: 'no-swarm' })
})

test.each([
  says("This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state."),
  says('The swarm does not have a leader.'),
  { body: '[{"Spec":{}}]' },
  { body: JSON.stringify([web({ UpdatedAt: 'soon' })]) },
])('what is not known of a service: %j', async (answer) => {
  await expect(service(engine(answer).ask, 'web')).rejects.toMatchObject({ code: 'engine-answer' })
})
