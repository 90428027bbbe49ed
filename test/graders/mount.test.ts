import { expect, test } from 'vitest'
import mount from '../../graders/mount/mount.ts'
import type { MountLooks } from '../../graders/mount/mounts.ts'
import type { Mount } from '../../src/docker/port/docker.ts'
import { aContainer, aMount, facts } from './facts.ts'
import { fakeDocker } from './fake-docker.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ReturnType<typeof facts> & MountLooks

const HEX = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const anonymous = aMount({ name: HEX, source: `/volumes/${HEX}`, anonymous: true })
const aBind = (over: Partial<Mount> = {}) => aMount({ type: 'bind', source: '/home/me/site', ...over })
const mounted = (mounts: Mount[], over: Parameters<typeof aContainer>[0] = {}): Facts =>
  facts(aContainer({ mounts, ...over }))
const beside = (mounts: Mount[], others: Mount[], volumesFrom: string[] = []): Facts => ({
  ...mounted(mounts, { volumesFrom }),
  partner: aContainer({ name: 'first', mounts: others }),
})
const holding = (mounts: Mount[], entries: string[]): Facts => ({
  ...mounted(mounts),
  file: { kind: 'directory', entries, truncated: false },
})

const at = { container: 'web', destination: '/data' }
const named = { ...at, volume: 'data' }
const bind = { ...at, type: 'bind' }
const shared = { ...at, shared_with: 'first' }

const right: Accepted<Facts>[] = [
  ['anything', at, mounted([aMount()])],
  ['a slash at the end', { ...at, destination: '/data/' }, mounted([aMount()])],
  ['a named volume', named, mounted([aMount()])],
  ['an anonymous volume', { ...at, anonymous: true }, mounted([anonymous])],
  ['any volume', { ...at, type: 'volume' }, mounted([anonymous])],
  ['a directory of the host', bind, mounted([aBind()])],
  ['that directory of the host', { ...at, source: '/home/me/site/' }, mounted([aBind()])],
  ['the end of its path', { ...at, source: './site' }, mounted([aBind()])],
  [
    'Docker Desktop',
    { ...at, source: '/home/me/site' },
    mounted([aBind({ source: '/host_mnt/home/me/site' })]),
  ],
  [
    '/run for /var/run',
    { ...at, source: '/var/run/docker.sock' },
    mounted([aBind({ source: '/run/docker.sock' })]),
  ],
  ['tmpfs', { ...at, type: 'tmpfs' }, mounted([aMount({ type: 'tmpfs', source: '' })])],
  ['read-only', { ...at, writable: false }, mounted([aMount({ writable: false })])],
  ['writable', { ...at, writable: true }, mounted([aMount()])],
  ['a container that has exited', at, mounted([aMount()], { state: { status: 'exited' } })],
  ['--volumes-from', shared, beside([anonymous], [anonymous], ['first'])],
  ['the same volume by hand', shared, beside([aMount()], [aMount()])],
  ['a chain of --volumes-from', shared, beside([anonymous], [anonymous], ['second'])],
  ['one shared read-only', shared, beside([aMount({ writable: false })], [aMount()], ['first:ro'])],
  ['something in it', { ...bind, nonempty: true }, holding([aBind()], ['index.html'])],
  [
    'a file',
    { ...bind, nonempty: true },
    { ...mounted([aBind()]), file: { kind: 'file', size: 3, mode: 420, text: 'abc', truncated: false } },
  ],
]

const elsewhere = aMount({ destination: '/dat' })
const wrong: Rejected<Facts>[] = [
  ['no -v', at, mounted([]), 'no-mount'],
  [
    'a directory instead of a volume, elsewhere',
    named,
    mounted([aBind({ destination: '/www' })]),
    'no-mount',
  ],
  ['a different path', named, mounted([elsewhere]), 'mount-other-destination'],
  ['the directory above', at, mounted([aMount({ destination: '/' })]), 'mount-other-destination'],
  [
    'the sides swapped',
    bind,
    mounted([aBind({ source: '/data', destination: '/home/me/site' })]),
    'mount-sides-swapped',
  ],
  ['a relative path', bind, mounted([aMount({ name: 'site' })]), 'volume-instead-of-bind'],
  ['a volume of the image', bind, mounted([anonymous]), 'volume-instead-of-bind'],
  ['a directory for a volume', named, mounted([aBind()]), 'bind-instead-of-volume'],
  ['a volume for tmpfs', { ...at, type: 'tmpfs' }, mounted([aMount()]), 'mount-other-type'],
  ['no name', named, mounted([anonymous]), 'anonymous-instead-of-named'],
  ['a name', { ...at, anonymous: true }, mounted([aMount()]), 'named-instead-of-anonymous'],
  ['a different name', named, mounted([aMount({ name: 'date' })]), 'other-volume'],
  ['a name that Compose gives', named, mounted([aMount({ name: 'lab_data' })]), 'other-volume'],
  [
    'a different directory',
    { ...at, source: '/home/me/site' },
    mounted([aBind({ source: '/home/me/stie' })]),
    'other-source',
  ],
  [
    'half the name of a directory',
    { ...at, source: 'site' },
    mounted([aBind({ source: '/home/me/mysite' })]),
    'other-source',
  ],
  ['writable', { ...at, writable: false }, mounted([aMount()]), 'mount-writable'],
  [
    '--read-only',
    { ...at, writable: false },
    mounted([aMount()], { readOnlyRoot: true }),
    'read-only-elsewhere',
  ],
  [
    ':ro after a different mount',
    { ...at, writable: false },
    mounted([aMount(), aMount({ destination: '/x', writable: false })]),
    'read-only-elsewhere',
  ],
  [':ro', { ...at, writable: true }, mounted([aMount({ writable: false })]), 'mount-read-only'],
  ['an empty directory over the image', { ...bind, nonempty: true }, holding([aBind()], []), 'mount-empty'],
  ['an empty volume', { ...at, nonempty: true }, holding([aMount()], []), 'mount-empty'],
  ['--volumes-from nothing', shared, beside([], [], ['first']), 'volumes-from-without-volumes'],
  ['no mount in the other container', shared, beside([aMount()], []), 'nothing-to-share'],
  ['no other container', shared, mounted([aMount()]), 'nothing-to-share'],
  [
    'a volume each',
    shared,
    beside([anonymous], [aMount({ name: HEX.replace('e', 'f'), anonymous: true })]),
    'own-volume',
  ],
  ['--volumes-from a third', shared, beside([anonymous], [aMount()], ['third']), 'shares-with-another'],
  [
    '--volumes-from a third, without that path',
    shared,
    beside([elsewhere], [aMount()], ['third']),
    'shares-with-another',
  ],
  ['different volumes by hand', shared, beside([aMount({ name: 'mine' })], [aMount()]), 'shares-nothing'],
  [
    'different directories by hand',
    shared,
    beside([aBind({ source: '/a' })], [aBind({ source: '/b' })]),
    'shares-nothing',
  ],
  ['no container', at, facts(undefined), 'container-missing'],
]

accepts('mount', mount, right)
rejects('mount', mount, wrong)
coversEveryDiagnosis('mount', mount, wrong)

test.each([
  ['the container', at, ['container']],
  ['both containers', shared, ['container', 'container']],
  ['the directory, when it must not be empty', { ...at, nonempty: true }, ['container', 'file']],
  [
    'no directory where nothing is mounted',
    { ...at, destination: '/nowhere', nonempty: true },
    ['container'],
  ],
])('mount asks for %s and no more', async (_, yaml, asked) => {
  const docker = fakeDocker({ containers: [aContainer({ mounts: [aMount()] })] })
  await mount.observe(mount.schema().parse(yaml), docker.world)
  expect(docker.asked).toEqual(asked)
})

refuses('mount', mount, [
  ['an anonymous volume with a name', { ...named, anonymous: true }, 'one-of-volume-anonymous-source'],
  ['a volume of a path', { ...named, source: '/site', type: 'bind' }, 'one-of-volume-anonymous-source'],
  ['a volume of type bind', { ...named, type: 'bind' }, 'type-contradicts'],
  ['a path of type tmpfs', { ...at, source: '/site', type: 'tmpfs' }, 'type-contradicts'],
])

test('mount refuses a relative destination', () => {
  expect(mount.schema().safeParse({ ...at, destination: 'data' }).success).toBe(false)
})
