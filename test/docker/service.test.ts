import { expect, test } from 'vitest'
import { dialectOf } from '../../src/docker/facts/dialects/dialects.ts'
import { serviceContainers } from '../../src/docker/facts/service.ts'
import type { Ask } from '../../src/docker/wire/ask.ts'
import { fakeAsk } from './fake-ask.ts'

const OF = 'com.docker.compose'
const BY_COMPOSE = {
  [`${OF}.service`]: 'worker',
  [`${OF}.project`]: 'shop',
  [`${OF}.project.working_dir`]: '/home/me/shop',
  [`${OF}.config-hash`]: 'c0ffee',
  [`${OF}.oneoff`]: 'False',
}
const BY_PODMAN_COMPOSE = {
  [`${OF}.service`]: 'worker',
  [`${OF}.project`]: 'shop',
  [`${OF}.project.working_dir`]: '/home/me/shop',
  'io.podman.compose.config-hash': 'c0ffee',
  'io.podman.compose.project': 'shop',
}

const idOf = (name: string) => name.padEnd(64, '0')
const row = (name: string, Labels: Record<string, string> | null, State = 'running') => ({
  Id: idOf(name),
  Names: [`/${name}`],
  Image: 'nginx',
  ImageID: 'sha256:aa',
  State,
  Ports: [],
  Labels,
})

/** An engine that answers with these rows, to the question for containers with these labels and to no other. */
function answering(rows: unknown, ...label: string[]): { ask: Ask } {
  return fakeAsk({
    '/containers/json': ({ query }) =>
      query?.all === '1' && query.filters === JSON.stringify({ label })
        ? { body: JSON.stringify(rows) }
        : { status: 400, body: '{}' },
  })
}

test('the containers that Compose made, running or not, in the order of their numbers', async () => {
  const rows = [
    row('shop-worker-10', BY_COMPOSE, 'exited'),
    row('shop-worker-2', BY_COMPOSE),
    row('by-podman', BY_PODMAN_COMPOSE),
  ]
  const { ask } = answering(rows, `${OF}.service=worker`)
  const seen = { project: 'shop', folder: '/home/me/shop' }
  expect(await serviceContainers(ask, await dialectOf('docker'), 'worker')).toEqual([
    { id: idOf('by-podman'), name: 'by-podman', status: 'running', ...seen },
    { id: idOf('shop-worker-2'), name: 'shop-worker-2', status: 'running', ...seen },
    { id: idOf('shop-worker-10'), name: 'shop-worker-10', status: 'exited', ...seen },
  ])
})

test.each([
  ['a label that somebody gave', { [`${OF}.service`]: 'worker' }],
  [
    'one of a different service, from an engine that does not filter',
    { ...BY_COMPOSE, [`${OF}.service`]: 'web' },
  ],
  ['a container of compose run', { ...BY_COMPOSE, [`${OF}.oneoff`]: 'True' }],
  ['one that does not say whether it is one', { ...BY_COMPOSE, [`${OF}.oneoff`]: '' }],
  ['an empty hash', { ...BY_COMPOSE, [`${OF}.config-hash`]: '' }],
])('%s is not one of a service', async (_, labels) => {
  const { ask } = answering([row('worker', labels)], `${OF}.service=worker`)
  expect(await serviceContainers(ask, await dialectOf('docker'), 'worker')).toEqual([])
})

test('one project is asked for by its label', async () => {
  const { ask } = answering([row('shop-worker-1', BY_COMPOSE)], `${OF}.service=worker`, `${OF}.project=shop`)
  expect(await serviceContainers(ask, await dialectOf('podman'), 'worker', 'shop')).toHaveLength(1)
})

test('an answer without the list is no answer', async () => {
  const { ask } = answering({ message: '?' }, `${OF}.service=worker`)
  await expect(serviceContainers(ask, await dialectOf('docker'), 'worker')).rejects.toMatchObject({
    code: 'engine-answer',
  })
})
