import { expect, test } from 'vitest'
import type { Owned } from '../../src/lab/lab.ts'
import { belongings } from '../../src/workshop/belongings.ts'
import { LAB_LABEL } from '../../src/workshop/changes.ts'
import { anEnvironment, aService } from '../grading/a-lab.ts'
import { aWorkshop } from './a-workshop.ts'

const nothing = { containers: [], images: [], volumes: [], networks: [], services: [] }
const lab = (owns: Owned) => ({
  slug: 'push',
  owns,
  environment: anEnvironment({ containers: [aService({ name: 'registry' })] }),
})

/** An engine with things of the lab, of other labs and of nobody. */
const crowded = () =>
  aWorkshop({
    containers: {
      web: {},
      'web-2': {},
      registry: { labels: { [LAB_LABEL]: 'push' } },
      'other-registry': { labels: { [LAB_LABEL]: 'push-again' } },
      mine: { labels: { owner: 'push' } },
    },
    images: ['app:1', 'app:2', 'nginx'],
    volumes: ['data', 'precious'],
    networks: ['front', 'back'],
  })
const owns = {
  containers: ['web', 'gone'],
  images: ['app:1', 'gone'],
  volumes: ['data', 'gone'],
  networks: ['front', 'gone'],
  services: [],
}

test('a lab owns exactly the names that it lists and the containers that start made for it', async () => {
  const { workshop } = crowded()
  const there = await belongings(workshop, lab(owns))
  expect(there.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'container web',
    'container registry',
    'network front',
    'volume data',
    'image app:1',
  ])
})

test('a lab that owns nothing has nothing to remove, whatever is on the engine', async () => {
  expect(await belongings(crowded().workshop, { ...lab(nothing), slug: 'deploy' })).toEqual([])
})

test('a container that is owned and that start made is there once', async () => {
  const { workshop } = crowded()
  expect(await belongings(workshop, lab({ ...nothing, containers: ['registry'] }))).toHaveLength(1)
})

test('each is removed by itself, by its id or its exact name, and nothing is pruned', async () => {
  const { workshop, changes } = crowded()
  for (const { remove } of await belongings(workshop, lab(owns))) expect(await remove()).toBeUndefined()
  expect(changes).toEqual([
    { what: 'DELETE /containers/id-of-web', query: { force: '1', v: '1' } },
    { what: 'DELETE /containers/id-of-registry', query: { force: '1', v: '1' } },
    { what: 'DELETE /networks/id-of-front' },
    { what: 'DELETE /volumes/data' },
    { what: 'DELETE /images/app:1', query: { noprune: '1' } },
  ])
})

test('services of a swarm go first, by their ids, and are waited for', async () => {
  const { workshop, changes } = aWorkshop({ services: ['web', 'web-2', 'shop_web'], networks: ['front'] })
  const owned = { ...nothing, services: ['web', 'shop_web', 'gone'], networks: ['front'] }
  const there = await belongings(workshop, lab(owned))
  expect(there.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'service web',
    'service shop_web',
    'network front',
  ])
  for (const { remove } of there) expect(await remove()).toBeUndefined()
  expect(changes.map(({ what }) => what)).toEqual([
    'DELETE /services/id-of-web',
    'DELETE /services/id-of-shop_web',
    'DELETE /networks/id-of-front',
  ])
})

test('an engine in no swarm has no services', async () => {
  expect(await belongings(aWorkshop().workshop, lab({ ...nothing, services: ['web'] }))).toEqual([])
})

test('what the engine refuses is said in its own words, and what is already gone is no refusal', async () => {
  const { workshop } = aWorkshop(
    { volumes: ['data'], networks: ['front'] },
    {
      'DELETE /volumes/data': { status: 409, body: '{"message":"volume is in use"}' },
      'DELETE /networks/id-of-front': { status: 404, body: '{"message":"no such network"}' },
    },
  )
  const there = await belongings(workshop, lab({ ...nothing, volumes: ['data'], networks: ['front'] }))
  const refusals = await Promise.all(there.map(async ({ name, remove }) => [name, await remove()]))
  expect(refusals).toEqual([
    ['front', undefined],
    ['data', 'volume is in use'],
  ])
})

test('what the engine refuses names things, not ids', async () => {
  const id = 'id-of-somebody-else'
  const said = (text: string) => ({ status: 409, body: JSON.stringify({ message: text }) })
  const { workshop } = aWorkshop(
    { containers: { 'somebody-else': {} }, images: ['app:1'], networks: ['front-of-house'] },
    {
      'DELETE /images/app:1': said(
        `conflict: container ${id.slice(0, 12)} is using its referenced image 8afd`,
      ),
      'DELETE /networks/id-of-front-of-house': said('network id-of-front-of-house has active endpoints'),
    },
  )
  const owned = { ...nothing, images: ['app:1'], networks: ['front-of-house'] }
  const there = await belongings(workshop, lab(owned))
  expect(await Promise.all(there.map(({ remove }) => remove()))).toEqual([
    'network front-of-house has active endpoints',
    'conflict: container somebody-else is using its referenced image 8afd',
  ])
})

test('what start made is known by what it noted or by a name that it gives, and not by the label alone', async () => {
  const label = { [LAB_LABEL]: 'push' }
  const { workshop } = aWorkshop({
    containers: {
      registry: { labels: label },
      renamed: { labels: label },
      'copy-of-registry': { labels: label },
    },
    volumes: ['data', 'made-up', 'copied'],
    networks: ['front', 'copied'],
    images: ['sha256:old'],
    ofLab: { data: 'push', 'made-up': 'push', copied: 'push', front: 'push' },
  })
  const environment = anEnvironment({
    containers: [aService({ name: 'registry' })],
    volumes: ['data'],
    networks: ['front'],
  })
  const noted = {
    at: '2026-01-01T00:00:00Z',
    containers: { web: { id: 'id-of-renamed' } },
    images: {},
    volumes: {},
    networks: {},
    danglingImages: { 'old-build': 'sha256:old', 'newer-build': 'sha256:gone' },
    anonymousVolumes: { scratch: 'made-up' },
  }
  const found = (record?: typeof noted) =>
    belongings(workshop, { slug: 'push', owns: nothing, environment }, record).then((all) =>
      all.map(({ kind, name }) => `${kind} ${name}`),
    )
  expect(await found(noted)).toEqual([
    'container registry',
    'container renamed',
    'network front',
    'volume data',
    'volume made-up',
    'image old',
  ])
  expect(await found()).toEqual(['container registry', 'network front', 'volume data'])
})
