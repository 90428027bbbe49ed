import { describe, expect, test } from 'vitest'
import { isSameImage } from '../../graders/registry/held-image.ts'
import { placeOf } from '../../graders/registry/place.ts'
import registry, { type RegistryFacts } from '../../graders/registry/registry.ts'
import type {
  Docker,
  HeldSettings,
  Image,
  NotARegistry,
  RegistryAnswer,
} from '../../src/docker/port/docker.ts'
import { blankTape, recordOn, taped } from '../../src/docker/port/tape.ts'
import type { World } from '../../src/grading/contract/world.ts'
import { anEngine } from './an-engine.ts'
import { anImage } from './facts.ts'
import { type Refused, refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const name = 'localhost:5000/student/centos:0.0.1'
const centos = anImage({
  id: 'sha256:centos',
  tags: ['centos:latest'],
  digests: ['centos@sha256:c'],
  layers: ['sha256:c1'],
})
const busybox = anImage({
  id: 'sha256:busybox',
  tags: ['centos:latest'],
  digests: ['busybox@sha256:b'],
  layers: ['sha256:b1'],
})
type Held = RegistryAnswer & { kind: 'held' }
const held = (image: Image, over: Partial<Held> = {}): Held => ({
  kind: 'held',
  manifestDigest: 'sha256:manifest',
  configDigest: image.id,
  layers: image.layers,
  created: image.created,
  ...over,
})
const none: RegistryAnswer = { kind: 'no-repository', tags: [] }
const seen = (answer: RegistryAnswer, over: Partial<RegistryFacts> = {}): RegistryFacts => ({
  answer,
  source: undefined,
  local: undefined,
  names: [],
  pushed: [],
  ...over,
})

const any = { image: name }
const same = { image: name, same_as: 'centos' }
const withLogin = { ...same, login: { user: 'anna', password: 'secret' } }

const accepted: Accepted<RegistryFacts>[] = [
  ['any image of that name', any, seen(held(busybox))],
  ['the same image', same, seen(held(centos), { source: centos })],
  [
    'the same image under an id that is its manifest',
    same,
    seen(held(centos, { configDigest: 'sha256:config', manifestDigest: centos.id }), { source: centos }),
  ],
]
const part = `/v2/student/centos/blobs/sha256:${'0'.repeat(64)}`
const NOT_REGISTRIES: [
  heading: string,
  { why: NotARegistry; status?: number; at?: string; server?: string },
][] = [
  ['a web server', { why: 'wrong-status', status: 404, at: '/v2/' }],
  ['a database', { why: 'not-http' }],
  ['AirPlay', { why: 'wrong-status', status: 403, at: '/v2/', server: 'AirTunes/775.3.1' }],
  ['a server that has everything', { why: 'holds-anything' }],
  ['a web server that knows /v2/', { why: 'wrong-error', status: 500 }],
  ['an endless answer', { why: 'too-long', at: '/v2/' }],
  ['a chart', { why: 'not-an-image' }],
  ['a changed configuration', { why: 'wrong-digest', at: part }],
  ['a layer too many', { why: 'wrong-layers' }],
  ['a lost layer', { why: 'part-missing', status: 404, at: part }],
  ['a layer that was cut off', { why: 'wrong-size', at: part }],
  ['a list of tags in no known format', { why: 'wrong-tags' }],
]

const rejected: Rejected<RegistryFacts>[] = [
  ['no registry', any, seen({ kind: 'problem', problem: 'refused' }), 'registry-not-there'],
  ['a paused registry', any, seen({ kind: 'problem', problem: 'timeout' }), 'registry-not-there'],
  [
    'a registry that was stopped',
    any,
    seen({ kind: 'problem', problem: 'refused' }, { notUp: { name: 'lab-registry', status: 'exited' } }),
    'registry-not-there',
  ],
  ...NOT_REGISTRIES.map(
    ([heading, answer]): Rejected<RegistryFacts> => [
      heading,
      any,
      seen({ kind: 'not-a-registry', ...answer }),
      'not-a-registry',
    ],
  ),
  ['a login', any, seen({ kind: 'denied' }), 'registry-denied'],
  ['a different login', withLogin, seen({ kind: 'denied' }), 'registry-denied'],
  ['no login, where there must be one', withLogin, seen({ kind: 'open' }), 'registry-without-login'],
  [
    'a name without a push that was let in',
    withLogin,
    seen(none, { names: [name], local: centos }),
    'not-pushed-with-login',
  ],
  ['nothing pushed and no such name', any, seen(none, { names: ['centos:latest'] }), 'not-pushed'],
  [
    'a name for another port',
    any,
    seen(none, { names: ['localhost:5001/student/centos:0.0.1'] }),
    'not-pushed',
  ],
  ['a name without registry', any, seen(none, { names: ['student/centos:0.0.1'] }), 'tag-without-registry'],
  [
    'a name without registry and user',
    any,
    seen(none, { names: ['centos:0.0.1', 'centos:latest'] }),
    'tag-without-registry',
  ],
  [
    'a name for another machine',
    any,
    seen(none, { names: ['192.168.1.5:5000/student/centos:0.0.1'] }),
    'registry-wants-https',
  ],
  ['a name without a push', any, seen(none, { names: [name], local: centos }), 'tagged-not-pushed'],
  [
    'a name without a push, next to an older tag',
    any,
    seen({ kind: 'no-tag', tags: ['0.0.0'] }, { names: [name], local: centos }),
    'tagged-not-pushed',
  ],
  ['a different tag', any, seen({ kind: 'no-tag', tags: ['latest'] }), 'pushed-other-tag'],
  [
    'a different path',
    any,
    seen(none, { pushed: ['localhost:5000/centos:0.0.1'] }),
    'pushed-other-repository',
  ],
  ['a different image', same, seen(held(busybox), { source: centos, local: busybox }), 'pushed-other-image'],
  [
    'a different image, its local name removed',
    same,
    seen(held(busybox), { source: centos }),
    'pushed-other-image',
  ],
  ['an older image', same, seen(held(busybox), { source: centos, local: centos }), 'pushed-older-image'],
  ['nothing to compare with', same, seen(held(centos)), 'nothing-to-compare'],
  ['busybox tagged centos', same, seen(held(busybox), { source: busybox }), 'image-retagged'],
]

accepts('registry', registry, accepted)
rejects('registry', registry, rejected)
coversEveryDiagnosis('registry', registry, rejected)

describe('registry asks', () => {
  const observe = async (yaml: object, answers: Parameters<typeof anEngine>[0]) => {
    const { world, asked } = anEngine(answers)
    return { facts: await registry.observe(registry.schema().parse(yaml), world), asked }
  }

  test('the registry and the engine once each when all is right', async () => {
    const { asked } = await observe(same, { registry: held(centos), image: centos, namings: [] })
    expect(asked).toEqual([`registry ${name}`, 'image centos', 'namings'])
  })

  test('with a login, of which nothing gets on the tape', async () => {
    const asked: unknown[] = []
    const docker: Partial<Docker> = {
      async registry(...about) {
        asked.push(about)
        return none
      },
      image: async () => undefined,
      imageNames: async () => [],
      namings: async () => [],
    }
    const recorder = recordOn(blankTape())
    const world = { docker: taped(docker, ['docker'], 'pushed', recorder) } as unknown as World
    const facts = await registry.observe(registry.schema().parse(withLogin), world)
    expect(asked).toEqual([[name, expect.objectContaining(withLogin.login)]])
    expect(JSON.stringify([facts, recorder.tape])).not.toMatch(/anna|secret/)
  })

  test('which registry here is not up when nothing answers', async () => {
    const row = { name: 'lab-registry', imageName: 'registry:2', status: 'exited' }
    const rows = [
      { ...row, name: 'web', imageName: 'nginx:latest' },
      { ...row, name: 'up', status: 'running' },
      row,
    ]
    const refused = { kind: 'problem', problem: 'refused' }
    const { facts, asked } = await observe(any, { registry: refused, containers: rows })
    expect(asked).toEqual([`registry ${name}`, 'containers'])
    expect(facts.notUp).toEqual({ name: 'lab-registry', status: 'exited' })
  })

  test('what the images here are called when it is not there', async () => {
    const { facts, asked } = await observe(any, {
      registry: none,
      imageNames: ['127.0.0.1:5000/student/centos:0.0.1'],
      image: centos,
    })
    expect(asked).toEqual([`registry ${name}`, 'imageNames', 'image 127.0.0.1:5000/student/centos:0.0.1'])
    expect(facts.local).toBe(centos)
  })

  test('whether it is under another name of the same registry', async () => {
    const other = 'localhost:5000/centos:0.0.1'
    const { facts, asked } = await observe(any, {
      registry: (asked: string) => (asked === other ? held(centos) : none),
      imageNames: [
        'centos:latest',
        other,
        'localhost:5001/centos:1',
        'example.com:5000/centos:1',
        'localhost:5000/student/nginx:1',
      ],
    })
    expect(asked).toEqual([`registry ${name}`, 'imageNames', `registry ${other}`])
    expect(facts.pushed).toEqual([other])
  })
})

refuses(
  'registry',
  registry,
  [
    'student/centos:0.0.1',
    'docker.io/student/centos',
    '192.168.1.5:5000/a',
    'localhost.evil.com/a',
    'localhost:5000',
  ].map((image): Refused => [image, { image }, 'needs-local-registry']),
)

const settings: HeldSettings = {
  platform: 'linux/amd64',
  author: '',
  entrypoint: ['/docker-entrypoint.sh'],
  command: ['nginx', '-g', 'daemon off;'],
  env: { PATH: '/usr/sbin:/usr/bin', NGINX_VERSION: '1.29.1' },
  workdir: '',
  user: '',
  labels: {},
  volumes: [],
  exposed: ['80/tcp'],
}
/** As containerd's image store has it: its id is the digest of an index. */
const stored = { ...centos, digests: [`centos@${centos.id}`] }
const alike = { configDigest: 'x', created: '2026-01-01T00:00:00.000Z', settings }

describe('the same image', () => {
  test.each<[string, boolean, Held, Image]>([
    ['by its configuration', true, held(centos), centos],
    [
      'by a manifest that the engine knows, with the same layers',
      true,
      held(centos, { configDigest: 'x', created: '' }),
      { ...centos, digests: ['a@sha256:manifest'] },
    ],
    ['by all that is known of it, where its id is that of an index', true, held(stored, alike), stored],
    ['not with an id that is its configuration', false, held(centos, alike), centos],
    ...(
      [
        ['command', { command: ['sh'] }],
        ['entrypoint', { entrypoint: ['/other'] }],
        ['environment', { env: { PATH: '/' } }],
        ['labels', { labels: { version: '2' } }],
        ['user', { user: 'nobody' }],
        ['health check', { behaviour: '{"healthcheck":[["Test",["CMD","false"]]]}' }],
        ['ports', { exposed: ['80/tcp', '81/tcp'] }],
        ['platform', { platform: 'linux/arm64' }, 'linux/amd64'],
      ] as [string, Partial<HeldSettings>, string?][]
    ).map(([what, changed, platform]): [string, boolean, Held, Image] => [
      `not with a different ${what}`,
      false,
      held(stored, { ...alike, settings: { ...settings, ...changed }, ...(platform && { platform }) }),
      stored,
    ]),
    [
      'by one of several platforms',
      true,
      held(busybox, { platform: 'linux/amd64', others: [{ ...held(centos), platform: 'linux/arm64' }] }),
      centos,
    ],
    [
      'not by the second of two for one platform, of which an engine takes the first',
      false,
      held(busybox, { platform: 'linux/amd64', others: [{ ...held(centos), platform: 'linux/amd64' }] }),
      centos,
    ],
    [
      'by an index that the engine knows',
      true,
      held(busybox, { platform: 'linux/amd64' }),
      { ...centos, digests: ['a@sha256:manifest'] },
    ],
    [
      'not by layers alone',
      false,
      held(centos, { configDigest: 'x', created: '2025-01-01T00:00:00Z' }),
      centos,
    ],
    [
      'not by layers without a time',
      false,
      held(centos, { configDigest: 'x', created: '' }),
      { ...centos, created: '' },
    ],
    ['not by time alone', false, held(busybox), centos],
    [
      'not by a known manifest of other layers',
      false,
      held(busybox),
      { ...centos, digests: ['a@sha256:manifest'] },
    ],
  ])('%s: %s', (_, expected, answer, image) => expect(isSameImage(answer, image)).toBe(expected))
})

test.each([
  [name, { host: 'localhost', port: '5000', path: 'student/centos', tag: '0.0.1' }],
  ['localhost/app', { host: 'localhost', port: '80', path: 'app', tag: 'latest' }],
  ['[::1]:5000/app:1', { host: '[::1]', port: '5000', path: 'app', tag: '1' }],
  ['docker.io/library/centos', { host: '', port: '', path: 'centos', tag: 'latest' }],
  ['me/app:2', { host: '', port: '', path: 'me/app', tag: '2' }],
])('the parts of %s', (text, parts) => expect(placeOf(text)).toEqual(parts))
