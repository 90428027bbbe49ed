import { expect, test } from 'vitest'
import compose, { type ComposeFacts } from '../../graders/compose/compose.ts'
import type { Container, Docker } from '../../src/docker/port/docker.ts'
import { aWorld } from './a-world.ts'
import { aContainer, anEnded, facts } from './facts.ts'
import { refuses } from './refusals.ts'
import { accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const replica = (number: number, over = {}) => aContainer({ name: `shop-worker-${number}`, ...over })
const three = ['shop-worker-1', 'shop-worker-2', 'shop-worker-3']
const seen = (container: Container | undefined, names: string[]): ComposeFacts => ({
  ...facts(container),
  ...(!container && { wanted: 'service+worker', isOfService: true }),
  names,
})
const one = seen(replica(1), ['shop-worker-1'])
const none = seen(undefined, [])

const wrong: Rejected<ComposeFacts>[] = [
  ['no container', { service: 'worker' }, none, 'service-missing'],
  ['a label that somebody gave', { service: 'worker', replicas: 1 }, none, 'service-missing'],
  [
    'one that has ended',
    { service: 'worker', replicas: 3 },
    seen(anEnded(1, { name: 'shop-worker-2' }), three),
    'exited-with-error',
  ],
  ['too few', { service: 'worker', replicas: 3 }, one, 'replicas-differ'],
  [
    'too many',
    { service: 'worker', project: 'shop', replicas: 1 },
    seen(replica(1), three),
    'replicas-differ',
  ],
  ['one that must be gone', { service: 'worker', state: 'absent' }, one, 'service-still-there'],
]

accepts('compose', compose, [
  ['one that runs', { service: 'worker' }, one],
  ['any number of them', { service: 'worker' }, seen(replica(1), three)],
  ['as many as asked for', { service: 'worker', replicas: 3, project: 'shop' }, seen(replica(1), three)],
  ['none, where there must be none', { service: 'worker', state: 'absent' }, none],
])
rejects('compose', compose, wrong)
coversEveryDiagnosis('compose', compose, wrong)

refuses('compose', compose, [
  [
    'a number of what is absent',
    { service: 'worker', state: 'absent', replicas: 2 },
    'absent-has-no-replicas',
  ],
  ['what is no name of a service', { service: 'my worker' }, 'service-name'],
  ['what is no name of a project', { service: 'worker', project: 'Shop' }, 'project-name'],
])

/** A world with these replicas. */
const withReplicas = (...containers: Container[]) =>
  aWorld({
    docker: {
      serviceContainers: async () =>
        containers.map(({ id, name, state }) => ({ id, name, project: 'shop', status: state.status })),
      container: async (name) => containers.find((container) => container.name === name),
      containers: async () => [],
      logs: async () => ({ text: 'out of paper\n', truncated: false, readable: true }),
    } as Partial<Docker> as Docker,
  })

test('of several containers, it tells about the one that does not run', async () => {
  const want = compose.schema().parse({ service: 'worker', replicas: 2 })
  const ended = anEnded(1, { name: 'shop-worker-2' })
  const found = await compose.observe(want, withReplicas(replica(1), ended))
  expect(found).toMatchObject({
    wanted: 'shop-worker-2',
    lastLine: 'out of paper',
    names: ['shop-worker-1', 'shop-worker-2'],
  })
  expect(compose.judge(want, found)).toBe('exited-with-error')
})

test('it waits for each of them to settle', async () => {
  const want = compose.schema().parse({ service: 'worker' })
  const young = replica(2, { settled: false, settlesInMs: 700 })
  expect(compose.pending?.(want, await compose.observe(want, withReplicas(replica(1), young)))).toBe(700)
  expect(compose.pending?.(want, await compose.observe(want, withReplicas(replica(1))))).toBeUndefined()
})
