import { chmodSync, chownSync, mkdtempDisposableSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EngineSettings } from '../../src/docker/facts/engine-settings.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { problemWords } from '../../src/kinds/kinds.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { messagesIn } from '../../src/languages/loader.ts'
import { type Examined, examine, exitCodeOfExamined } from '../../src/student/doctor/examine.ts'
import { examineLabs } from '../../src/student/doctor/examine-labs.ts'
import { rightsOn } from '../../src/student/doctor/rights.ts'
import { isEnough, roomOf } from '../../src/student/doctor/room.ts'
import { tellExamined } from '../../src/student/doctor/tell.ts'
import type { Said } from '../docker/fake-ask.ts'
import { type FriendlyDaemon, friendlyDaemon } from '../docker/friendly-daemon.ts'
import { aLab, anEnvironment, aService } from '../grading/a-lab.ts'
import { aWorkshop } from '../workshop/a-workshop.ts'

const problem = new CouldNotLook('engine-unreachable', 'unix:///x.sock', { said: 'ENOENT' })
const service = aService({ name: 'registry', image: 'registry:2', ports: ['5000:5000'] })
const lab = {
  ...aLab(),
  environment: anEnvironment({
    images: ['nginx', 'registry:2'],
    ports: [80, 5000, 8080, 8081],
    containers: [service],
  }),
  owns: { containers: ['web'], images: [], volumes: [], networks: [], services: [] },
}

const NO_LABS = { labs: [], all: [], needs: undefined }
const settings: EngineSettings = {
  storageDriver: 'overlay2',
  system: 'Fake OS',
  mirrors: [],
  rootless: false,
  desktop: false,
  memoryBytes: 0,
  folder: '',
  proxies: { http: '', https: '', no: '' },
}
const pathOf = ({ endpoint }: FriendlyDaemon) => (endpoint.kind === 'unix' ? endpoint.path : '')

describe('the exit code', () => {
  test.each<[string, Parameters<typeof exitCodeOfExamined>[0], number]>([
    ['all is well', [{ about: 'engine', ok: true }], 0],
    [
      'no engine answers',
      [
        { about: 'endpoint', ok: true },
        { about: 'engine', ok: false },
      ],
      3,
    ],
    [
      'no engine answers, but another one is there',
      [
        { about: 'engine', ok: false },
        { about: 'sockets', ok: true },
      ],
      3,
    ],
    [
      'an image is missing and a port is in use',
      [
        { about: 'engine', ok: true },
        { about: 'image', ok: false },
        { about: 'port', ok: false },
      ],
      0,
    ],
  ])('when %s', (_, examined, code) => expect(exitCodeOfExamined(examined)).toBe(code))
})

describe('what is examined', () => {
  test('an engine that answers', async () => {
    await using daemon = await friendlyDaemon()
    const examined = await examine({ host: daemon.endpoint.url }, NO_LABS, {})
    expect(examined).toEqual([
      { about: 'runtime', ok: true, runtime: `Node.js ${process.versions.node}`, path: process.execPath },
      { about: 'endpoint', ok: true, endpoint: daemon.endpoint },
      { about: 'rights', ok: true, rights: expect.objectContaining({ path: pathOf(daemon) }) },
      { about: 'engine', ok: true, engine: expect.objectContaining({ name: 'docker', version: '28.5.2' }) },
      { about: 'kind', ok: true, kind: 'docker' },
      { about: 'settings', ok: true, settings },
      { about: 'memory', ok: true, room: expect.objectContaining({ total: undefined, need: undefined }) },
      { about: 'disk', ok: true, room: { free: undefined, total: undefined, need: undefined } },
    ])
  })

  test('an engine that does not answer', async () => {
    const examined = await examine({ host: 'unix:///nowhere/docker.sock' }, NO_LABS, {})
    expect(examined[2]).toMatchObject({ about: 'engine', ok: false, problem: { code: 'engine-unreachable' } })
    expect(exitCodeOfExamined(examined)).toBe(3)
  })

  test('an address that cannot be used', async () => {
    const examined = await examine({ host: 'gopher://far' }, NO_LABS, {})
    expect(examined[1]).toMatchObject({
      about: 'engine',
      ok: false,
      problem: { code: 'endpoint-unsupported' },
    })
  })

  test('a proxy that only the shell has', async () => {
    await using daemon = await friendlyDaemon()
    const env = { HTTPS_PROXY: 'http://me:secret@proxy.example:3128' }
    const examined = await examine({ host: daemon.endpoint.url }, NO_LABS, env)
    expect(examined.find(({ about }) => about === 'proxy')).toEqual({
      about: 'proxy',
      ok: false,
      engine: '',
      shell: 'http://proxy.example:3128',
    })
  })

  test('what labs need: each image once, each port with what uses it', async () => {
    const { workshop, changes } = aWorkshop({
      images: ['nginx'],
      containers: { web: { hostPort: 8080 }, registry: { hostPort: 5000 }, old: { hostPort: 8081 } },
    })
    const other = {
      ...aLab(),
      number: 2,
      folder: '/other',
      environment: anEnvironment({ images: ['nginx'], ports: [80] }),
    }
    expect(await examineLabs([lab, other], [], workshop, 'unix:///x')).toEqual([
      { about: 'image', ok: true, image: 'nginx', lab: '1' },
      { about: 'image', ok: true, image: 'registry:2', lab: '1', pull: { can: 'yes' } },
      { about: 'port', ok: true, port: 80, labs: ['1', '2'], owner: undefined },
      { about: 'port', ok: true, port: 5000, labs: ['1'], owner: { kind: 'container', name: 'registry' } },
      { about: 'port', ok: true, port: 8080, labs: ['1'], owner: { kind: 'container', name: 'web' } },
      { about: 'port', ok: false, port: 8081, labs: ['1'], owner: { kind: 'container', name: 'old' } },
    ])
    expect(changes).toEqual([])
  })

  test.each<[string, Said, object]>([
    ['can be pulled', { status: 200 }, { can: 'yes' }],
    [
      'its registry refuses',
      { status: 500, body: '{"message":"dial tcp: lookup registry.example: no such host"}' },
      { can: 'no', said: 'dial tcp: lookup registry.example: no such host' },
    ],
    [
      'nobody has it',
      { status: 404, body: '{"message":"manifest unknown"}' },
      { can: 'no', said: 'manifest unknown' },
    ],
    ['the engine cannot tell', { status: 404, body: 'Not Found' }, { can: 'unknown' }],
  ])('an image that is not here, where %s', async (_, said, pull) => {
    const { workshop } = aWorkshop({}, { '/distribution/nginx/json': said })
    const only = { ...aLab(), environment: anEnvironment({ images: ['nginx'] }) }
    const [image] = await examineLabs([only], [], workshop, 'unix:///x')
    expect(image).toMatchObject({ about: 'image', ok: (pull as { can: string }).can !== 'no', pull })
  })

  test('what other labs left, but not the images that labs begin with', async () => {
    const owns = {
      containers: ['old', 'gone'],
      images: ['nginx', 'mine:1'],
      volumes: ['data'],
      networks: [],
      services: [],
    }
    const { workshop } = aWorkshop({
      containers: { old: {} },
      images: ['nginx', 'mine:1'],
      volumes: ['data'],
    })
    const other = { ...aLab(), number: 2, slug: 'other', folder: '/other', owns }
    const found = await examineLabs([lab], [lab, other], workshop, 'unix:///x')
    expect(found.filter(({ about }) => about === 'leftovers')).toEqual([
      {
        about: 'leftovers',
        ok: true,
        lab: '2',
        left: [
          { kind: 'container', name: 'old' },
          { kind: 'volume', name: 'data' },
          { kind: 'image', name: 'mine:1' },
        ],
      },
    ])
  })
})

describe('the room that an engine has', () => {
  const GB = 1024 ** 3
  const here = { kind: 'unix' } as const
  const with4 = { ...settings, memoryBytes: 4 * GB }

  test('is compared with what the course needs', async () => {
    const { memory } = await roomOf(with4, here, { memory_gb: 3 })
    expect(memory).toMatchObject({ total: 4 * GB, need: 3 * GB })
    expect(isEnough(memory, 'memory')).toBe(true)
    expect(isEnough((await roomOf(with4, here, { memory_gb: 5 })).memory, 'memory')).toBe(false)
  })

  test('of its disk is seen where it is on this machine', async () => {
    const { disk } = await roomOf({ ...with4, folder: '/' }, here, { disk_gb: 9999 })
    if (disk.free !== undefined) expect(isEnough(disk, 'disk')).toBe(false)
    expect((await roomOf({ ...with4, folder: '/' }, { kind: 'tcp' }, undefined)).disk.free).toBeUndefined()
    expect(
      (await roomOf({ ...with4, folder: '/', desktop: true }, here, undefined)).disk.free,
    ).toBeUndefined()
    expect(
      (await roomOf({ ...with4, folder: '/no/such/folder' }, here, { disk_gb: 1 })).disk.free,
    ).toBeUndefined()
  })

  test('is enough where nothing is known, or asked for', () => {
    expect(isEnough({ free: undefined, total: undefined, need: 5 }, 'disk')).toBe(true)
    expect(isEnough({ free: 1, total: 1, need: undefined }, 'disk')).toBe(true)
  })
})

describe('the rights on a socket', () => {
  const account = { uid: 1000, groups: [1000], name: 'ada' }
  const groups = (members: string[]) => new Map([[statSync('/').gid, { name: 'docker', members }]])
  const of = (mode: number, over: Partial<typeof account>, members: string[] = []) => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
    const file = join(folder.path, 'socket')
    writeFileSync(file, '')
    chmodSync(file, mode)
    chownSync(file, process.getuid?.() ?? 0, statSync('/').gid)
    return rightsOn(file, { ...account, ...over }, groups(members))?.by
  }
  const theirs = process.getuid?.() ?? 0

  test.skipIf(theirs !== 0)('are those of the account', () => {
    const { gid } = statSync('/')
    expect(of(0o660, { uid: 0 })).toBe('root')
    expect(of(0o660, { groups: [gid] })).toBe('group')
    expect(of(0o666, {})).toBe('everyone')
    expect(of(0o660, {}, ['ada'])).toBe('next-login')
    expect(of(0o660, {}, ['eve'])).toBe('nothing')
    expect(of(0o600, { groups: [gid] })).toBe('nothing')
    expect(of(0o600, {}, ['ada'])).toBe('nothing')
  })

  test('of a socket that is not there are not known', () => {
    expect(rightsOn('/no/such/socket', account)).toBeUndefined()
  })
})

const socket = (owner: (Examined & { about: 'sockets' })['socket']['owner']) =>
  ({ about: 'sockets', ok: true, socket: { owner, host: `unix:///${owner}.sock` } }) as const
const at = { kind: 'unix', path: '/x.sock', url: 'unix:///x.sock' } as const
const debian = { ...settings, system: 'Debian' }
const everything: Examined[] = [
  { about: 'runtime', ok: true, runtime: 'Node.js 24.0.0', path: '/usr/bin/node' },
  ...(['--host', 'DOCKER_HOST', 'default-socket', 'sandbox'] as const).map((source) => {
    return { about: 'endpoint', ok: true, endpoint: { ...at, source } } as const
  }),
  { about: 'endpoint', ok: true, endpoint: { ...at, source: 'context', context: 'school' } },
  { about: 'engine', ok: true, engine: { name: 'docker', version: '28.5.2', api: '1.44', endpoint: at.url } },
  { about: 'engine', ok: false, problem },
  { about: 'settings', ok: true, settings: { ...debian, mirrors: [] } },
  { about: 'settings', ok: true, settings: { ...debian, mirrors: ['https://a/', 'https://b/'] } },
  ...(['docker', 'rootless-docker', 'docker-desktop', 'colima', 'rancher-desktop', 'podman'] as const).map(
    socket,
  ),
  ...(['docker', 'rootless', 'desktop', 'podman'] as const).map((kind) => {
    return { about: 'kind', ok: true, kind } as const
  }),
  ...(['root', 'owner', 'group', 'everyone', 'next-login', 'nothing'] as const).map((by) => {
    const ok = by !== 'next-login' && by !== 'nothing'
    return { about: 'rights', ok, rights: { path: '/x.sock', mode: '0660', group: 'docker', by } } as const
  }),
  { about: 'proxy', ok: true, engine: 'http://proxy.example:3128', shell: '' },
  { about: 'proxy', ok: false, engine: '', shell: 'http://proxy.example:3128' },
  { about: 'memory', ok: true, room: { free: 2 ** 31, total: 2 ** 33, need: 3 * 2 ** 30 } },
  { about: 'memory', ok: false, room: { free: undefined, total: 2 ** 31, need: 3 * 2 ** 30 } },
  { about: 'memory', ok: true, room: { free: undefined, total: undefined, need: 3 * 2 ** 30 } },
  { about: 'disk', ok: true, room: { free: 2 ** 35, total: 2 ** 36, need: undefined } },
  { about: 'disk', ok: false, room: { free: 2 ** 31, total: 2 ** 36, need: 2 ** 33 } },
  { about: 'disk', ok: true, room: { free: undefined, total: undefined, need: 2 ** 33 } },
  { about: 'image', ok: true, image: 'nginx', lab: '3' },
  { about: 'image', ok: true, image: 'tomcat', lab: '16', pull: { can: 'yes' } },
  { about: 'image', ok: true, image: 'centos', lab: '4', pull: { can: 'unknown' } },
  { about: 'image', ok: false, image: 'mysql', lab: '18', pull: { can: 'no', said: 'manifest unknown' } },
  { about: 'image', ok: false, image: 'kibana', lab: '17', pull: { can: 'no', said: '' } },
  { about: 'port', ok: true, port: 80, labs: ['3'], owner: undefined },
  { about: 'port', ok: true, port: 80, labs: ['3'], owner: { kind: 'container', name: 'web' } },
  { about: 'port', ok: false, port: 80, labs: ['3', '21'], owner: { kind: 'container', name: 'old' } },
  { about: 'port', ok: false, port: 80, labs: ['3'], owner: { kind: 'program' } },
  {
    about: 'leftovers',
    ok: true,
    lab: '13',
    left: [
      { kind: 'container', name: 'web' },
      { kind: 'volume', name: 'data' },
    ],
  },
]

test.each(LANGUAGES)('everything in words, in %s', async (language) => {
  const { doctor } = await messagesIn(language)
  const lines = tellExamined(everything, doctor, await problemWords(language)).map(({ ok, text, next }) =>
    [`${ok ? '+' : '!'} ${text}`, ...(next === undefined ? [] : [`  ${next}`])].join('\n'),
  )
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`snapshots/doctor-${language}.txt`)
})

test.each(LANGUAGES)(
  'images and ports that are as they should be are told together, in %s',
  async (language) => {
    const { doctor } = await messagesIn(language)
    const image = (name: string, can?: 'yes' | 'unknown') =>
      ({ about: 'image', ok: true, image: name, lab: '1', ...(can && { pull: { can } }) }) as const
    const port = (number: number): Examined => ({
      about: 'port',
      ok: true,
      port: number,
      labs: ['1'],
      owner: undefined,
    })
    const several: Examined[] = [
      image('nginx'),
      image('a', 'yes'),
      image('c', 'unknown'),
      image('centos'),
      image('b', 'yes'),
      image('d', 'unknown'),
      port(80),
      port(5000),
    ]
    const lines = tellExamined(several, doctor, await problemWords(language))
    expect(lines).toHaveLength(4)
    const text = lines.map(({ text, next = '' }) => `${text}\n${next}`).join('\n')
    await expect(`${text}\n`).toMatchFileSnapshot(`snapshots/doctor-together-${language}.txt`)
  },
)
