import { expect, test } from 'vitest'
import count, { type CountFacts } from '../../graders/count/count.ts'
import type { ContainerStatus } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, another } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const found = (...names: string[]): CountFacts => ({ found: names.map((name) => ({ name })), restarting: [] })
const were = (states: Record<string, ContainerStatus>, ...restarting: string[]): CountFacts => ({
  found: Object.entries(states).map(([name, status]) => ({ name, status })),
  restarting,
})
const none = { of: 'containers', state: 'running', equals: 0 }
const three = { of: 'containers', names: ['web', 'db', 'cache'], state: 'running', equals: 3 }
const clean = { of: 'images', dangling: true, equals: 0 }

const right: Accepted<CountFacts>[] = [
  ['no running container', none, found()],
  ['no dangling image', clean, found()],
  ['as many as asked for', three, were({ web: 'running', db: 'running', cache: 'running' })],
  ['more than the least', { of: 'volumes', at_least: 1 }, found('a', 'b')],
  ['between two bounds', { of: 'networks', label: 'lab', at_least: 1, at_most: 2 }, found('a', 'b')],
  [
    'enough without the one that restarts',
    { ...three, equals: undefined, at_least: 2 },
    were({ web: 'running', db: 'running', cache: 'restarting' }, 'cache'),
  ],
]
const wrong: Rejected<CountFacts>[] = [
  [
    'one that runs a command, of two',
    { of: 'containers', command: 'sleep 1000', state: 'running', at_least: 2 },
    were({ a: 'running' }),
    'count-too-low',
  ],
  [
    'three that run a command, of two',
    { of: 'containers', command: 'sleep 1000', equals: 2 },
    were({ a: 'exited', b: 'exited', c: 'exited' }),
    'count-too-high',
  ],
  ['a container that runs', none, were({ web: 'running' }), 'count-too-high'],
  ['one that restarts, where none should be up', none, were({ a: 'restarting' }, 'a'), 'count-too-high'],
  ['dangling images', clean, found('8f1c2d3e4a5b', '77aa88bb99cc'), 'count-too-high'],
  ['unused volumes', { of: 'volumes', dangling: true, equals: 0 }, found('data'), 'count-too-high'],
  ['more than the most', { of: 'networks', label: 'lab', at_most: 1 }, found('a', 'b'), 'count-too-high'],
  [
    'many of one image',
    { of: 'containers', image: 'nginx', equals: 2 },
    were(Object.fromEntries('abcdefghij'.split('').map((name) => [name, 'exited']))),
    'count-too-high',
  ],
  ['nothing', three, were({}), 'count-too-low'],
  ['one of three', three, were({ web: 'running' }), 'count-too-low'],
  [
    'one that restarts again and again',
    three,
    were({ web: 'running', db: 'running', cache: 'running' }, 'cache'),
    'count-too-low',
  ],
  ['no volume', { of: 'volumes', label: 'lab=1', at_least: 2 }, found('a'), 'count-too-low'],
  ['no image', { of: 'images', names: ['a:1', 'b'], equals: 2 }, found('b:latest'), 'count-too-low'],
]

accepts('count', count, right)
rejects('count', count, wrong)
coversEveryDiagnosis('count', count, wrong)

const observed = (yaml: object, answers: Parameters<typeof anEngine>[0]) => {
  const { world, asked } = anEngine(answers)
  return { asked, facts: count.observe(count.schema().parse(yaml), world) }
}

test('containers count by their names, image and state', async () => {
  const rows = [
    another('web'),
    another('old', { status: 'exited' }),
    another('db', { imageName: 'mysql', imageId: 'sha256:bbbb' }),
  ]
  const engine = { allContainers: rows, image: undefined }
  const namesOf = async (yaml: object) => (await observed(yaml, engine).facts).found.map(({ name }) => name)
  expect(await namesOf({ of: 'containers', at_least: 1 })).toEqual(['web', 'old', 'db'])
  expect(await namesOf({ of: 'containers', names: ['db', 'no'], at_least: 1 })).toEqual(['db'])
  expect(await namesOf({ of: 'containers', image: 'nginx:latest', at_least: 1 })).toEqual(['web', 'old'])
  expect(await namesOf({ of: 'containers', state: 'exited', at_least: 1 })).toEqual(['old'])
})

test('what every engine has is not counted', async () => {
  const networks = ['bridge', 'host', 'none', 'shop'].map((name) => ({ name, driver: 'bridge', subnets: [] }))
  const { facts } = observed({ of: 'networks', equals: 0 }, { networks })
  expect(await facts).toEqual(found('shop'))
})

test('an image counts once, however many names it has; of names, each', async () => {
  const allImages = [
    { id: 'sha256:0123456789abcdef', tags: [] },
    { id: 'sha256:b', tags: ['app:1', 'app:latest'] },
  ]
  expect(await observed({ of: 'images', equals: 0 }, { allImages }).facts).toEqual(
    found('0123456789ab', 'app:1'),
  )
  expect(await observed({ of: 'images', names: ['app', 'app:1'], equals: 2 }, { allImages }).facts).toEqual(
    found('app:latest', 'app:1'),
  )
})

test('a running container is looked at only where it is needed', async () => {
  const engine = {
    allContainers: [another('web'), another('db'), another('sad', { status: 'restarting' })],
    container: (name: string) =>
      aContainer({ name, ...(name === 'db' && { settled: false, settlesInMs: 700 }) }),
  }
  const enough = observed({ of: 'containers', state: 'running', at_least: 2 }, engine)
  expect(await enough.facts).toMatchObject({ restarting: ['sad', 'db'], settlesInMs: 700 })
  const few = observed({ of: 'containers', state: 'running', at_least: 3 }, engine)
  expect((await few.facts).restarting).toEqual(['sad'])
  expect(few.asked).toEqual(['allContainers'])
  const { facts, asked } = observed(none, engine)
  expect(await facts).toMatchObject({ restarting: ['sad'] })
  expect(asked).toEqual(['allContainers'])
})

test('volumes are asked for as they are counted', async () => {
  const { facts, asked } = observed(
    { of: 'volumes', dangling: true, equals: 0 },
    { allVolumes: ({ dangling }: { dangling?: true }) => (dangling ? ['data'] : []) },
  )
  expect(await facts).toEqual(found('data'))
  expect(asked).toHaveLength(1)
})

test('whether it passes before anything is done', () => {
  const prepared = {
    images: [],
    containers: [{ name: 'web', image: 'nginx' }],
    volumes: ['data'],
    networks: [],
  }
  const passes = (yaml: object) =>
    count.authoring?.passesAtOnce?.(count.schema().parse(yaml) as never, prepared)
  expect(passes(none)).toBe(false)
  expect(passes({ of: 'networks', equals: 0 })).toBe(true)
  expect(passes({ of: 'containers', image: 'redis', equals: 0 })).toBe(true)
  expect(passes({ of: 'images', names: ['nginx'], equals: 1 })).toBe(true)
  expect(passes(clean)).toBe(false)
})

refuses('count', count, [
  ['no amount', { of: 'images' }, 'needs-amount'],
  ['two ways to say it', { ...none, at_least: 2 }, 'needs-amount'],
  ['images in a state', { of: 'images', state: 'running', equals: 0 }, 'only-of-containers'],
  ['a command of volumes', { of: 'volumes', command: 'sleep', equals: 0 }, 'only-of-containers'],
  ['dangling containers', { of: 'containers', dangling: true, equals: 0 }, 'cannot-dangle'],
  ['a number of whatever is there', { of: 'containers', equals: 3 }, 'counts-strangers'],
])

test('count looks for a command in each container, by its words', async () => {
  const commands: Record<string, string[]> = {
    a: ['sleep', '1000'],
    b: ['sh', '-c', 'sleep 1000'],
    c: ['sleep', '10000'],
    d: ['/bin/sleep', '1000', '2'],
  }
  const { facts, asked } = observed(
    { of: 'containers', names: ['a', 'b', 'c', 'd'], command: ' sleep  1000', at_least: 1 },
    {
      allContainers: ['a', 'b', 'c', 'd', 'e'].map((name) => another(name)),
      container: (name: string) => aContainer({ name, argv: commands[name] ?? [] }),
    },
  )
  expect((await facts).found.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(asked).toEqual(['allContainers', 'container a', 'container b', 'container c', 'container d'])
})
