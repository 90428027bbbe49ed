import { describe, expect, test } from 'vitest'
import type { Image, Naming } from '../../src/docker/port/docker.ts'
import { likeness } from '../../src/grading/contract/image/likeness.ts'
import { originOf } from '../../src/grading/contract/image/origin.ts'
import { aContainer, anImage } from './facts.ts'

const ID = 'sha256:b0b0'
const MIRROR = 'docker.m.daocloud.io/library/mysql'
const tagged = (name: string, id = ID): Naming => ({ action: 'tag', name, id, at: 0 })
const untagged = (name: string, id = ID): Naming => ({ action: 'untag', name, id, at: 0 })
const pulled = (name: string): Naming => ({ action: 'pull', name, id: '', at: 0 })

/** In Docker's own store: a pull makes a digest, and an event does not say which name was lost. */
const env = { MYSQL_MAJOR: '5.7', MYSQL_VERSION: '5.7.44-1.el7' }
const own = (tags: string[], ...repositories: string[]): Image =>
  anImage({ id: ID, env, tags, digests: repositories.map((one) => `${one}@sha256:d1`) })
/** In containerd's store: every name makes a digest, and events say which name was lost. */
const containerd = (...tags: string[]): Image =>
  anImage({ id: ID, env, tags, digests: tags.map((tag) => `${tag.replace(/:[^/:]*$/, '')}@${ID}`) })

/** Of Podman, which keeps all names that an image ever had, and whose events say which were given by hand. */
const podman = (tags: string[], everNamed: { pulled: string[]; byHand: string[] }): Image => ({
  ...own(tags, ...everNamed.pulled.map((name) => name.replace(/:[^/:]*$/, ''))),
  everNamed,
})

type Row = [heading: string, image: Image, namings: Naming[]]

const right: Row[] = [
  ['pulled', own(['mysql:5.7'], 'mysql'), [pulled('mysql:5.7')]],
  ['pulled, and the engine has forgotten that', own(['mysql:5.7'], 'mysql'), []],
  ['pulled with both tags, which are the same', own(['mysql:5.7', 'mysql:latest'], 'mysql'), []],
  ['pulled, in containerd’s store', containerd('mysql:5.7'), []],
  [
    'tagged from a different tag, and then pulled',
    own(['mysql:5.7', 'mysql:latest'], 'mysql'),
    [tagged('mysql:5.7'), pulled('mysql:5.7')],
  ],
  [
    'of a mirror',
    own(['mysql:5.7', `${MIRROR}:5.7`], MIRROR),
    [pulled(`${MIRROR}:5.7`), tagged('mysql:5.7')],
  ],
  [
    'of a mirror, whose name is gone',
    own(['mysql:5.7'], MIRROR),
    [pulled('mysql:latest'), pulled(`${MIRROR}:5.7`), tagged('mysql:5.7'), untagged('')],
  ],
  [
    'of a mirror, whose name is gone, in containerd’s store',
    containerd('mysql:5.7'),
    [pulled(`${MIRROR}:5.7`), tagged('mysql:5.7'), untagged(`${MIRROR}:5.7`)],
  ],
  [
    'with a more exact tag',
    own(['mysql:5.7', 'mysql:5.7.44'], 'mysql'),
    [pulled('mysql:5.7.44'), tagged('mysql:5.7')],
  ],
  [
    'pulled by its digest',
    own(['mysql:5.7'], 'mysql'),
    [pulled(`mysql@sha256:${'d1'.repeat(32)}`), tagged('mysql:5.7')],
  ],
  [
    'whose name was lost and given back',
    own(['mysql:5.7', 'mydb:1'], 'mysql'),
    [pulled('mysql:latest'), tagged('mydb:1'), untagged(''), tagged('mysql:5.7')],
  ],
  [
    'whose name was lost and given back, in containerd’s store',
    containerd('mysql:5.7', 'mydb:1'),
    [pulled('mysql:latest'), tagged('mydb:1'), untagged('mysql:5.7'), tagged('mysql:5.7')],
  ],
  [
    'with a different tag that the student added',
    own(['mysql:5.7', 'mysql:old'], 'mysql'),
    [pulled('mysql:5.7'), tagged('mysql:old')],
  ],
  [
    'loaded, with a name of somebody’s own',
    own(['mysql:5.7', 'team/mysql:5.7']),
    [pulled('mysql:latest'), tagged('mysql:5.7')],
  ],
  [
    'tagged before from a different one, which lost it',
    own(['mysql:5.7'], 'mysql'),
    [tagged('mysql:5.7', 'sha256:other'), pulled('mysql:5.7')],
  ],
  [
    'on Podman, and then given a name of the student’s',
    podman(['mysql:5.7', 'mydb:1'], { pulled: ['mysql:5.7'], byHand: ['mydb:1'] }),
    [],
  ],
  ['of a mirror, on Podman', podman(['mysql:5.7'], { pulled: [`${MIRROR}:5.7`], byHand: ['mysql:5.7'] }), []],
  [
    'with a more exact tag, on Podman',
    podman(['mysql:5.7'], { pulled: ['mysql:latest', 'mysql:5.7.44'], byHand: ['mysql:5.7'] }),
    [],
  ],
  [
    'loaded by a name of somebody’s own, on Podman',
    podman(['mysql:5.7'], { pulled: ['team/mysql:8'], byHand: ['mysql:5.7'] }),
    [],
  ],
]

const wrong: Row[] = [
  ['beside latest', own(['mysql:5.7', 'mysql:latest'], 'mysql'), [tagged('mysql:5.7')]],
  ['beside latest, in containerd’s store', containerd('mysql:5.7', 'mysql:latest'), [tagged('mysql:5.7')]],
  [
    'beside latest, though the right one was pulled before',
    own(['mysql:5.7', 'mysql:latest'], 'mysql'),
    [pulled('mysql:5.7'), tagged('mysql:5.7')],
  ],
  [
    'in place of latest',
    own(['mysql:5.7', 'mydb:1'], 'mysql'),
    [pulled('mysql:latest'), tagged('mysql:5.7'), tagged('mydb:1'), untagged('')],
  ],
  [
    'in place of latest, in containerd’s store',
    containerd('mysql:5.7'),
    [tagged('mysql:5.7'), untagged('mysql:latest')],
  ],
  [
    'from the wrong tag of a mirror',
    own(['mysql:5.7', `${MIRROR}:8`], MIRROR),
    [pulled(`${MIRROR}:8`), tagged('mysql:5.7')],
  ],
  [
    'from a tag that only begins alike',
    own(['mysql:5.7', 'mysql:5.70'], 'mysql'),
    [pulled('mysql:5.70'), tagged('mysql:5.7')],
  ],
  [
    'beside latest, on Podman',
    podman(['mysql:5.7', 'mysql:latest'], { pulled: ['mysql:latest'], byHand: ['mysql:5.7'] }),
    [],
  ],
  [
    'in place of latest, on Podman',
    podman(['mysql:5.7'], { pulled: ['mysql:latest'], byHand: ['mysql:5.7', 'mydb:1'] }),
    [],
  ],
  [
    'from the wrong tag of a mirror, on Podman',
    podman(['mysql:5.7'], { pulled: [`${MIRROR}:8`], byHand: ['mysql:5.7'] }),
    [],
  ],
]

describe('an image with the right tag', () => {
  test.each(right)('it counts when it was %s', (_, image, namings) => {
    expect(originOf(image, 'mysql:5.7', { namings }).is).not.toBe('another')
  })
  test.each(wrong)('it does not when the tag was given by hand: %s', (_, image, namings) => {
    expect(originOf(image, 'mysql:5.7', { namings })).toMatchObject({ is: 'another' })
  })

  test('it says under which name it came', () => {
    const image = own(['mysql:5.7'], 'mysql')
    expect(originOf(image, 'mysql:5.7', { namings: [pulled('mysql:latest'), tagged('mysql:5.7')] })).toEqual({
      is: 'another',
      names: ['mysql:latest'],
    })
  })

  test('latest is a tag like any other', () => {
    const namings = [pulled('nginx:1.22'), tagged('nginx:latest')]
    const image = own(['nginx:1.22', 'nginx:latest'], 'nginx')
    expect(originOf(image, 'nginx', { namings })).toEqual({ is: 'another', names: ['nginx:1.22'] })
    expect(originOf(image, 'nginx:1.22', { namings })).toEqual({ is: 'official' })
  })

  test('a digest means one image, whatever its tags', () => {
    const image = own(['mysql:5.7', 'mysql:latest'], 'mysql')
    const wanted = `mysql@sha256:${'d1'.repeat(32)}`
    expect(originOf(image, wanted, { namings: [tagged('mysql:5.7')] })).toEqual({ is: 'official' })
  })
})

describe('a container whose image has lost its names', () => {
  const hello = aContainer({ imageName: 'hello-world', imageId: ID })
  const nameless = { ...hello, image: anImage({ id: ID, tags: [], digests: [] }) }
  const { image: _, ...gone } = hello

  test.each([
    ['which was pulled', [pulled('hello-world:latest'), untagged('')], 'same'],
    [
      'which was given by hand',
      [pulled('hello-world:latest'), tagged('hello-world:latest'), untagged('')],
      'unknown',
    ],
    [
      'which was given by hand, and a pull has since brought the right one',
      [tagged('hello-world:latest'), untagged(''), { ...pulled('hello-world:latest'), at: Date.now() }],
      'unknown',
    ],
    [
      'which was given by hand to one that says what it was',
      [tagged('hello-world:latest'), untagged('hello-world:latest'), untagged('busybox:latest')],
      'unknown',
    ],
    [
      'which was given by hand to one that was pulled',
      [pulled('busybox:latest'), tagged('hello-world:latest'), untagged('busybox:latest')],
      'retagged',
    ],
  ] as [string, Naming[], string][])('%s', (_, namings, expected) => {
    expect(likeness(nameless, 'hello-world', { origin: { namings }, renamed: false })).toBe(expected)
    expect(likeness(gone, 'hello-world', { origin: { namings }, renamed: false })).toBe(expected)
  })

  test('and that came from a mirror', () => {
    const mirror = 'docker.m.daocloud.io/library/hello-world:latest'
    const namings = [
      pulled(mirror),
      tagged('hello-world:latest'),
      untagged('hello-world:latest'),
      untagged(mirror),
    ]
    expect(likeness(gone, 'hello-world', { origin: { namings }, renamed: false })).toBe('same')
    expect(likeness(nameless, 'hello-world', { origin: { namings }, renamed: false })).toBe('same')
  })
})
