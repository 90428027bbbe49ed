import { describe, expect, test } from 'vitest'
import type { Docker, Image, Naming } from '../../src/docker/port/docker.ts'
import { observeOrigin } from '../../src/grading/contract/image/observe-origin.ts'
import { type OriginFacts, originOf } from '../../src/grading/contract/image/origin.ts'
import { isPublic } from '../../src/grading/contract/image/registry-host.ts'
import { aContainer, aMount, anImage } from './facts.ts'
import { fakeDocker } from './fake-docker.ts'

const ID = 'sha256:b0b0'
/** An image with these names in containerd's store, where every name makes a digest. */
const inContainerd = (names: string[], over: Partial<Image> = {}): Image =>
  anImage({
    id: ID,
    tags: names.map((name) => (name.includes(':') ? name : `${name}:latest`)),
    digests: names.map((name) => `${name.replace(/:[^/]*$/, '')}@${ID}`),
    ...over,
  })
/** One in Docker's own store, where only a pull or a push makes a digest. */
const inDocker = (names: string[], pulled: string[], over: Partial<Image> = {}): Image =>
  anImage({
    id: ID,
    tags: names.map((name) => `${name}:latest`),
    digests: pulled.map((name) => `${name}@sha256:d1`),
    ...over,
  })
const busybox = { env: {}, entrypoint: [], command: ['sh'], layers: ['sha256:b1'] }
const centos = { env: {}, entrypoint: [], command: ['/bin/bash'], layers: ['sha256:c1'] }
const tagged = (name: string): Naming => ({ action: 'tag', name: `${name}:latest`, id: ID, at: 0 })
const untagged = (name: string): Naming => ({ action: 'untag', name: `${name}:latest`, id: ID, at: 0 })
const pulled = (name: string): Naming => ({ action: 'pull', name: `${name}:latest`, id: '', at: 0 })

type Row = [heading: string, image: Image, wanted: string, facts?: OriginFacts]

const official: Row[] = [
  ['pulled', inDocker(['nginx'], ['nginx'], { env: {} }), 'nginx'],
  ['pulled from a mirror', inDocker(['nginx'], ['docker.m.daocloud.io/library/nginx'], { env: {} }), 'nginx'],
  ['that the engine itself knows', inContainerd(['redis'], { verified: ['redis'] }), 'redis'],
  ['with a variable of its own', inContainerd(['nginx']), 'nginx'],
  ['loaded', inDocker(['nginx'], []), 'nginx'],
  ['that has lost its name to a newer one', inContainerd([]), 'nginx'],
  ['with a file of its own', inContainerd(['centos'], centos), 'centos', { hasFile: true }],
  [
    'with a file of its own, and names that the student added',
    inContainerd(['centos', 'keep'], centos),
    'centos',
    { hasFile: true, namings: [tagged('centos')] },
  ],
  ['that has one name alone', inContainerd(['redis']), 'redis'],
  [
    'that lost its name and has it again',
    inContainerd(['redis']),
    'redis',
    { namings: [untagged('redis'), tagged('redis')] },
  ],
  [
    'with names that the student added',
    inContainerd(['redis', 'keep'], {}),
    'redis',
    { namings: [tagged('keep')] },
  ],
  [
    'from a mirror, whose name is gone',
    inContainerd(['redis']),
    'redis',
    { namings: [tagged('redis'), untagged('docker.m.daocloud.io/library/redis')] },
  ],
]
const another: Row[] = [
  [
    'tagged, with a file that many have',
    inContainerd(['centos', 'ubuntu'], centos),
    'ubuntu',
    { hasFile: true, namings: [tagged('ubuntu')] },
  ],
  ['tagged', inDocker(['busybox', 'nginx'], ['busybox'], busybox), 'nginx'],
  ['tagged, in containerd', inContainerd(['busybox', 'nginx'], busybox), 'nginx'],
  ['tagged, and no longer known by its own name', inDocker(['nginx'], [], busybox), 'nginx'],
  ['tagged, in containerd, and no longer known by its own name', inContainerd(['nginx'], busybox), 'nginx'],
  ['without the file', inContainerd(['centos'], busybox), 'centos', { hasFile: false }],
  ['with a different command', inDocker(['centos'], [], busybox), 'centos'],
  ['that the engine itself knows', inContainerd(['redis'], { verified: ['busybox'] }), 'redis'],
  [
    'that was given the name by hand',
    inContainerd(['redis']),
    'redis',
    { namings: [pulled('busybox'), tagged('redis'), untagged('busybox')] },
  ],
  [
    'pushed to a registry of one’s own as official',
    inDocker(['busybox', 'redis'], ['busybox', 'localhost:5000/library/redis']),
    'redis',
  ],
  [
    'under a name that it had before, and the engine has forgotten how it got it',
    inContainerd(['centos', 'redis'], centos),
    'redis',
    { namings: [untagged('redis'), tagged('redis')] },
  ],
  [
    'whose own name was given by hand, and then by a pull',
    inContainerd(['busybox', 'redis'], busybox),
    'redis',
    { namings: [tagged('busybox'), pulled('busybox'), tagged('redis')] },
  ],
  [
    'committed from a different one',
    inDocker(['centos'], [], { ...busybox, parent: 'sha256:b1' }),
    'centos',
    { base: inDocker(['busybox'], ['busybox'], busybox) },
  ],
]
const unknown: Row[] = [
  ['with a namespace', inContainerd(['team/api', 'keep'], busybox), 'team/api'],
  ['with a registry', inDocker(['busybox'], ['busybox'], busybox), 'localhost:5000/my-alpine'],
  ['known only from a registry of one’s own', inDocker([], ['localhost:5000/library/redis']), 'redis'],
  [
    'known only from a registry without TLS',
    inDocker([], ['hub.example/library/redis']),
    'redis',
    { insecure: ['hub.example'] },
  ],
  ['built here', inContainerd(['redis']), 'redis', { namings: [tagged('redis')] }],
  [
    'that had a name, and the engine has forgotten how it got it',
    inContainerd(['centos'], centos),
    'centos',
    { namings: [tagged('centos'), untagged('my-centos')] },
  ],
  [
    'that had a name, and has it again',
    inContainerd(['centos', 'my-centos'], centos),
    'centos',
    { namings: [tagged('centos'), untagged('my-centos'), tagged('my-centos')] },
  ],
  [
    'built here from the right one',
    inDocker(['centos'], [], { ...centos, command: ['ls'], madeBy: 'buildkit' }),
    'centos',
    { namings: [tagged('centos')] },
  ],
  [
    'committed',
    inDocker(['my-app'], [], { parent: 'sha256:1' }),
    'my-app',
    { base: inDocker(['nginx'], ['nginx']) },
  ],
  ['imported', inDocker(['nginx'], [], { env: {}, madeBy: 'import' }), 'nginx'],
  [
    'whose variables cannot be read',
    inDocker([], [], { env: {}, notUnderstood: { env: { why: 'wrong-type' } } }),
    'nginx',
  ],
]

describe('where an image comes from', () => {
  test.each(official)('official: one %s', (_, image, wanted, facts) => {
    expect(originOf(image, wanted, facts)).toEqual({ is: 'official' })
  })
  test.each(another)('from elsewhere: one %s', (_, image, wanted, facts) => {
    expect(originOf(image, wanted, facts)).toMatchObject({ is: 'another' })
  })
  test.each(unknown)('not known: one %s', (_, image, wanted, facts) => {
    expect(originOf(image, wanted, facts)).toEqual({ is: 'unknown' })
  })

  test('it says from which, and what it lacks', () => {
    const facts = { namings: [tagged('nginx')] }
    expect(originOf(inContainerd(['busybox', 'nginx'], busybox), 'nginx', facts)).toEqual({
      is: 'another',
      names: ['busybox'],
      lacks: { env: 'NGINX_VERSION' },
    })
  })
})

test.each([
  ['docker.io', true],
  ['docker.m.daocloud.io', true],
  ['mirror.gcr.io', true],
  ['localhost:5000', false],
  ['localhost', false],
  ['127.0.0.1:5000', false],
  ['[::1]:5000', false],
  ['192.168.1.5', false],
  ['10.0.0.7:5000', false],
  ['hub.example.com:5000', false],
  ['my-laptop.local', false],
  ['host.docker.internal', false],
  ['hub', false],
])('what a registry at %s says proves something: %s', (registry, proves) => {
  expect(isPublic(registry)).toBe(proves)
})

describe('what is asked of where an image comes from', () => {
  const asked = async (
    image: Image,
    wanted: string,
    objects: Parameters<typeof fakeDocker>[0] = {},
    container = aContainer(),
  ) => {
    const fake = fakeDocker(objects)
    const facts = await observeOrigin(image, wanted, fake.docker, { container })
    return { facts, asked: fake.asked }
  }

  test('nothing where the image says it, but how it got its tag', async () => {
    expect((await asked(inContainerd(['nginx']), 'nginx')).asked).toEqual(['namings'])
    expect((await asked(inDocker(['centos'], ['centos'], centos), 'centos')).asked).toEqual(['namings'])
    expect((await asked(inDocker(['centos'], ['busybox'], busybox), 'centos')).asked).toEqual([])
    expect((await asked(inContainerd(['team/api']), 'team/api')).asked).toEqual([])
  })

  test('whether a mirror is one that anybody can be', async () => {
    const mirrored = await asked(inDocker(['nginx'], ['hub.example/library/nginx'], { env: {} }), 'nginx')
    expect(mirrored.asked).toEqual(['insecureRegistries', 'file', 'namings'])
    expect(mirrored.facts).toMatchObject({ insecure: ['hub.example'] })
  })

  test('a file and its names, where there is one', async () => {
    const files = {
      '/etc/centos-release': { kind: 'file', size: 1, mode: 0o644, text: '', truncated: false } as const,
    }
    const { facts, asked: questions } = await asked(inContainerd(['centos'], centos), 'centos', { files })
    expect(facts).toEqual({ hasFile: true, namings: [] })
    expect(questions).toEqual(['file', 'file', 'namings'])
  })

  test('how it got its names, where there is none', async () => {
    const { facts } = await asked(inContainerd(['centos'], centos), 'centos', { namings: [tagged('centos')] })
    expect(facts).toEqual({ hasFile: false, namings: [tagged('centos')] })
  })

  test('a file that a mount can hide says nothing', async () => {
    const container = aContainer({ mounts: [aMount({ destination: '/etc' })] })
    const { facts } = await asked(inContainerd(['centos'], centos), 'centos', {}, container)
    expect(facts.hasFile).toBeUndefined()
  })

  test('a file that the engine cannot read says nothing', async () => {
    const { CouldNotLook } = await import('../../src/docker/port/could-not-look.ts')
    const { docker } = fakeDocker({})
    const unreadable: Docker = {
      ...docker,
      namings: async () => [],
      file: () => Promise.reject(new CouldNotLook('path-unreadable', '', { why: 'mount-at-link' })),
    }
    const asked = { container: aContainer() }
    const facts = await observeOrigin(inContainerd(['centos'], centos), 'centos', unreadable, asked)
    expect(facts.hasFile).toBeUndefined()
  })

  test('the images that it was made from, back to the first', async () => {
    const parents = {
      'sha256:2': anImage({ ...busybox, id: 'sha256:2', parent: 'sha256:1' }),
      'sha256:1': anImage({ ...busybox, id: 'sha256:1', tags: ['busybox:latest'] }),
    }
    const image = inDocker(['centos'], [], { ...busybox, parent: 'sha256:2' })
    expect((await observeOrigin(image, 'centos', fakeDocker({ images: parents }).docker)).base?.id).toBe(
      'sha256:1',
    )
  })

  test('an engine that lets nobody see its events is asked in vain, and no check fails for it', async () => {
    const { CouldNotLook } = await import('../../src/docker/port/could-not-look.ts')
    const { docker } = fakeDocker({})
    const closed: Docker = { ...docker, namings: () => Promise.reject(new CouldNotLook('engine-answer', '')) }
    expect(await observeOrigin(inContainerd(['redis']), 'redis', closed)).toEqual({})
  })

  test.each([
    ['engine-timeout', {}],
    ['engine-unreachable', {}],
    ['engine-answer', { why: 'cut-off' }],
    ['deadline', {}],
  ] as const)(
    'events that did not come (%s %o) could have said otherwise, so nothing is judged without them',
    async (code, detail) => {
      const { CouldNotLook } = await import('../../src/docker/port/could-not-look.ts')
      const { docker } = fakeDocker({})
      const late: Docker = { ...docker, namings: () => Promise.reject(new CouldNotLook(code, '', detail)) }
      await expect(observeOrigin(inContainerd(['redis']), 'redis', late)).rejects.toThrow(code)
      await expect(observeOrigin(undefined, 'redis', late)).rejects.toThrow(code)
    },
  )
})
