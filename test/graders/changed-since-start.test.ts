import { describe, expect, test } from 'vitest'
import changedSinceStart, {
  type SinceStartFacts,
} from '../../graders/changed-since-start/changed-since-start.ts'
import type { Compared } from '../../graders/changed-since-start/compare.ts'
import type { Docker } from '../../src/docker/port/docker.ts'
import type { StartRecord } from '../../src/grading/contract/world.ts'
import { aWorld } from './a-world.ts'
import { aContainer, anImage } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const web = (over: Partial<Compared> = {}): Compared => ({
  kind: 'container',
  name: 'web',
  now: 'same',
  status: 'running',
  restarted: false,
  ...over,
})
const db = (over: Partial<Compared> = {}) => web({ name: 'db', ...over })
const seen = (...things: Compared[]): SinceStartFacts => ({ things })
const gone = (name: string, kind: Compared['kind'] = 'container'): Compared => ({ kind, name, now: 'gone' })
const ofKind = (kind: Compared['kind'], over: Partial<Compared> = {}): Compared => ({
  kind,
  name: 'old',
  now: 'same',
  ...over,
})

const same = { containers: ['web'], is: 'same' }
const restarted = { containers: ['web'], is: 'restarted' }
const removed = { containers: ['web'], is: 'gone' }

const right: Accepted<SinceStartFacts>[] = [
  ['a container that was left alone', same, seen(web())],
  ['a container that is still the same, but has ended', same, seen(web({ status: 'exited' }))],
  ['a container that is still the same, but was restarted', same, seen(web({ restarted: true }))],
  ['a container that was started again', restarted, seen(web({ restarted: true }))],
  [
    'a container that was started again and has ended',
    restarted,
    seen(web({ restarted: true, status: 'exited' })),
  ],
  ['what is gone', removed, seen(gone('web'))],
  ['several that are gone', { containers: ['web', 'db'], is: 'gone' }, seen(gone('web'), gone('db'))],
  ['a new one', { containers: ['web'], is: 'recreated' }, seen(web({ now: 'recreated' }))],
  [
    'an image that was built again',
    { images: ['app:1'], is: 'recreated' },
    seen(ofKind('image', { now: 'recreated' })),
  ],
]
const wrong: Rejected<SinceStartFacts>[] = [
  ['one that ran all the time', restarted, seen(web()), 'not-restarted'],
  ['one that is paused', restarted, seen(web({ status: 'paused' })), 'not-restarted'],
  ['one that was only stopped', restarted, seen(web({ status: 'exited' })), 'not-restarted'],
  ['one that was never started', restarted, seen(web({ status: 'created' })), 'not-restarted'],
  ['the old one', { containers: ['web'], is: 'recreated' }, seen(web()), 'not-recreated'],
  ['one that is gone', same, seen(gone('web')), 'gone-since-start'],
  ['one that is gone and should be restarted', restarted, seen(gone('web')), 'gone-since-start'],
  [
    'several of which some are gone',
    { containers: ['web', 'db', 'hub'], is: 'same' },
    seen(gone('web'), db(), gone('hub')),
    'gone-since-start',
  ],
  ['a different one of the name', same, seen(web({ now: 'recreated' })), 'recreated-since-start'],
  ['a different one that is running', restarted, seen(web({ now: 'recreated' })), 'recreated-since-start'],
  [
    'a different one where it should be gone',
    removed,
    seen(web({ now: 'recreated' })),
    'recreated-since-start',
  ],
  ['one with a new name', same, seen(web({ now: 'renamed', newName: 'www' })), 'renamed-since-start'],
  [
    'one with a new name instead of gone',
    removed,
    seen({ ...gone('web'), now: 'renamed', newName: 'www' }),
    'renamed-since-start',
  ],
  ['one that is still there', removed, seen(web({ status: 'exited' })), 'container-left'],
  [
    'some that are still there',
    { containers: ['web', 'db'], is: 'gone' },
    seen(web(), db()),
    'container-left',
  ],
  [
    'an image',
    { dangling_images: ['old'], is: 'gone' },
    seen(ofKind('image', { name: '0123456789ab' })),
    'image-left',
  ],
  [
    'volumes',
    { volumes: ['old'], anonymous_volumes: ['scratch'], is: 'gone' },
    seen(ofKind('volume'), ofKind('volume', { name: 'f00d' })),
    'volume-left',
  ],
  [
    'a network',
    { networks: ['old'], is: 'gone' },
    seen(ofKind('network', { containers: [] })),
    'network-left',
  ],
  [
    'a network in use',
    { networks: ['old'], is: 'gone' },
    seen(ofKind('network', { containers: ['web', 'db'] })),
    'network-left-in-use',
  ],
]

accepts('changed-since-start', changedSinceStart, right)
rejects('changed-since-start', changedSinceStart, wrong)
coversEveryDiagnosis('changed-since-start', changedSinceStart, wrong)

const noted: StartRecord = {
  at: '2026-01-02T00:00:10Z',
  containers: { web: { id: 'c0ffee', startedAt: '2026-01-02T00:00:01Z' }, idle: { id: '1d1e' } },
  images: { 'app:1': 'sha256:aaaa' },
  volumes: { data: '2026-01-01T00:00:00Z' },
  networks: { front: 'n1' },
  danglingImages: { old: 'sha256:01234567890123' },
  anonymousVolumes: { scratch: 'f00d' },
}

/** What is seen with an engine that answers so, and has nothing else. */
async function look(yaml: object, answers: Partial<Docker> = {}, record: StartRecord | undefined = noted) {
  const nothing = async () => undefined
  const docker: Partial<Docker> = {
    container: nothing,
    containerName: nothing,
    image: nothing,
    volume: nothing,
    network: nothing,
    ...answers,
  }
  const world = aWorld({ docker: docker as Docker, started: { record: async () => record } })
  const { things } = await changedSinceStart.observe(changedSinceStart.schema().parse(yaml), world)
  return things
}

const volume = (created: string) => ({
  volume: async (name: string) => ({ name, driver: 'local', created, labels: {}, anonymous: false }),
})
const network = (id: string) => ({
  network: async (name: string) => {
    return { id, name, driver: 'bridge', internal: false, containers: ['web'], subnets: [] }
  },
})

describe('what is compared with what start noted', () => {
  test.each<[string, object, Partial<Docker>, Partial<Compared>]>([
    [
      'the container itself',
      same,
      { container: async () => aContainer() },
      { now: 'same', restarted: false },
    ],
    [
      'one that was started again',
      same,
      { container: async () => aContainer({ state: { startedAt: '2026-01-02T00:01:00Z' } }) },
      { now: 'same', restarted: true },
    ],
    [
      'one that was started for the first time',
      { containers: ['idle'], is: 'restarted' },
      { container: async () => aContainer({ id: '1d1e' }) },
      { now: 'same', restarted: true },
    ],
    [
      'a copy with its name and labels',
      same,
      { container: async () => aContainer({ id: 'copy', labels: { 'docker-lab.lab': 'test' } }) },
      { now: 'recreated' },
    ],
    ['a new name', same, { containerName: async () => 'www' }, { now: 'renamed', newName: 'www' }],
    [
      'a new name, and a copy under the old one',
      same,
      { container: async () => aContainer({ id: 'copy' }), containerName: async () => 'www' },
      { now: 'renamed', newName: 'www' },
    ],
    ['no container', same, {}, { now: 'gone' }],
    ['the volume itself', { volumes: ['data'], is: 'gone' }, volume('2026-01-01T00:00:00Z'), { now: 'same' }],
    [
      'a later volume',
      { volumes: ['data'], is: 'gone' },
      volume('2026-01-03T00:00:00Z'),
      { now: 'recreated' },
    ],
    ['no volume', { volumes: ['data'], is: 'gone' }, {}, { now: 'gone' }],
    [
      'the network itself',
      { networks: ['front'], is: 'gone' },
      network('n1'),
      { now: 'same', containers: ['web'] },
    ],
    ['a different network', { networks: ['front'], is: 'gone' }, network('n2'), { now: 'recreated' }],
    [
      'a volume without a name',
      { anonymous_volumes: ['scratch'], is: 'gone' },
      volume(''),
      { now: 'same', name: 'f00d' },
    ],
    ['no such volume', { anonymous_volumes: ['scratch'], is: 'gone' }, {}, { now: 'gone', name: 'f00d' }],
    [
      'an image without a name',
      { dangling_images: ['old'], is: 'gone' },
      { image: async (id) => (id === 'sha256:01234567890123' ? anImage({ id }) : undefined) },
      { now: 'same', name: '012345678901' },
    ],
    ['no such image', { dangling_images: ['old'], is: 'gone' }, {}, { now: 'gone' }],
    [
      'the image itself',
      { images: ['app:1'], is: 'recreated' },
      { image: async () => anImage() },
      { now: 'same' },
    ],
    [
      'an image that was built again',
      { images: ['app:1'], is: 'recreated' },
      { image: async (name) => anImage({ id: name === 'app:1' ? 'sha256:bbbb' : name }) },
      { now: 'recreated' },
    ],
    [
      'an image that lost its name',
      { images: ['app:1'], is: 'gone' },
      { image: async (name) => (name === 'app:1' ? undefined : anImage()) },
      { now: 'same' },
    ],
  ])('%s', async (_, yaml, answers, expected) => {
    expect(await look(yaml, answers)).toEqual([expect.objectContaining(expected)])
  })

  test('is not known before start, and where start did not note it', async () => {
    const world = aWorld({ docker: {} as Docker })
    const want = changedSinceStart.schema().parse(same)
    await expect(changedSinceStart.observe(want, world)).rejects.toMatchObject({ code: 'not-started' })
    await expect(look({ containers: ['other'], is: 'same' })).rejects.toMatchObject({ code: 'not-started' })
  })
})

test('only what must be the same passes at once', () => {
  const passes = (yaml: object) =>
    changedSinceStart.authoring?.passesAtOnce?.(changedSinceStart.schema().parse(yaml), {
      images: [],
      containers: [],
      volumes: [],
      networks: [],
    })
  expect([same, restarted, removed].map(passes)).toEqual([true, false, false])
})

refuses('changed-since-start', changedSinceStart, [
  ['nothing', { is: 'gone' }, 'needs-things'],
  ['volumes that restart', { volumes: ['data'], is: 'restarted' }, 'only-containers-restart'],
])
