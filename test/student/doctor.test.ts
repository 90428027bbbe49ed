import { describe, expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { problemWords } from '../../src/kinds/kinds.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { messagesIn } from '../../src/languages/loader.ts'
import { tellExamined } from '../../src/student/doctor.ts'
import { type Examined, examine, examineLab, exitCodeOfExamined } from '../../src/student/examine.ts'
import { friendlyDaemon } from '../docker/friendly-daemon.ts'
import { aLab } from '../grading/a-lab.ts'
import { aWorkshop } from '../workshop/a-workshop.ts'

const problem = new CouldNotLook('engine-unreachable', 'unix:///x.sock', { said: 'ENOENT' })
const service = { name: 'registry', image: 'registry:2', ports: ['5000:5000'], env: {}, serves: undefined }
const lab = {
  ...aLab(),
  environment: { images: ['nginx', 'registry:2'], ports: [80, 5000, 8080, 8081], containers: [service] },
  owns: { containers: ['web'], images: [], volumes: [], networks: [] },
}

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
    const examined = await examine({ host: daemon.endpoint.url }, undefined)
    expect(examined).toEqual([
      { about: 'runtime', ok: true, runtime: `Node.js ${process.versions.node}`, path: process.execPath },
      { about: 'endpoint', ok: true, endpoint: daemon.endpoint },
      { about: 'engine', ok: true, engine: expect.objectContaining({ name: 'docker', version: '28.5.2' }) },
      {
        about: 'settings',
        ok: true,
        settings: { storageDriver: 'overlay2', system: 'Fake OS', mirrors: [] },
      },
    ])
  })

  test('an engine that does not answer', async () => {
    const examined = await examine({ host: 'unix:///nowhere/docker.sock' }, undefined)
    expect(examined[2]).toMatchObject({ about: 'engine', ok: false, problem: { code: 'engine-unreachable' } })
    expect(exitCodeOfExamined(examined)).toBe(3)
  })

  test('an address that cannot be used', async () => {
    const examined = await examine({ host: 'gopher://far' }, undefined)
    expect(examined[1]).toMatchObject({
      about: 'engine',
      ok: false,
      problem: { code: 'endpoint-unsupported' },
    })
  })

  test('what a lab needs: each image once, each port with what uses it', async () => {
    const { workshop, changes } = aWorkshop({
      images: ['nginx'],
      containers: { web: { hostPort: 8080 }, registry: { hostPort: 5000 }, old: { hostPort: 8081 } },
    })
    expect(await examineLab(lab, workshop)).toEqual([
      { about: 'image', ok: true, image: 'nginx', lab: '1' },
      { about: 'image', ok: false, image: 'registry:2', lab: '1' },
      { about: 'port', ok: true, port: 80, owner: undefined },
      { about: 'port', ok: true, port: 5000, owner: { kind: 'container', name: 'registry' } },
      { about: 'port', ok: true, port: 8080, owner: { kind: 'container', name: 'web' } },
      { about: 'port', ok: false, port: 8081, owner: { kind: 'container', name: 'old' } },
    ])
    expect(changes).toEqual([])
  })
})

const socket = (owner: (Examined & { about: 'sockets' })['socket']['owner']) =>
  ({ about: 'sockets', ok: true, socket: { owner, host: `unix:///${owner}.sock` } }) as const
const at = { kind: 'unix', path: '/x.sock', url: 'unix:///x.sock' } as const
const settings = { system: 'Debian', storageDriver: 'overlay2' }
const everything: Examined[] = [
  { about: 'runtime', ok: true, runtime: 'Node.js 24.0.0', path: '/usr/bin/node' },
  ...(['--host', 'DOCKER_HOST', 'default-socket', 'sandbox'] as const).map((source) => {
    return { about: 'endpoint', ok: true, endpoint: { ...at, source } } as const
  }),
  { about: 'endpoint', ok: true, endpoint: { ...at, source: 'context', context: 'school' } },
  { about: 'engine', ok: true, engine: { name: 'docker', version: '28.5.2', api: '1.44', endpoint: at.url } },
  { about: 'engine', ok: false, problem },
  { about: 'settings', ok: true, settings: { ...settings, mirrors: [] } },
  { about: 'settings', ok: true, settings: { ...settings, mirrors: ['https://a/', 'https://b/'] } },
  ...(['docker', 'rootless-docker', 'docker-desktop', 'colima', 'rancher-desktop', 'podman'] as const).map(
    socket,
  ),
  { about: 'image', ok: true, image: 'nginx', lab: '3' },
  { about: 'image', ok: false, image: 'nginx', lab: '3' },
  { about: 'port', ok: true, port: 80, owner: undefined },
  { about: 'port', ok: true, port: 80, owner: { kind: 'container', name: 'web' } },
  { about: 'port', ok: false, port: 80, owner: { kind: 'container', name: 'old' } },
  { about: 'port', ok: false, port: 80, owner: { kind: 'program' } },
]

test.each(LANGUAGES)('everything in words, in %s', async (language) => {
  const { doctor } = await messagesIn(language)
  const lines = tellExamined(everything, doctor, await problemWords(language)).map(({ ok, text, next }) =>
    [`${ok ? '+' : '!'} ${text}`, ...(next === undefined ? [] : [`  ${next}`])].join('\n'),
  )
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`snapshots/doctor-${language}.txt`)
})
