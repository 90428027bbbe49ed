import { describe, expect, test } from 'vitest'
import mount from '../../graders/mount/mount.ts'
import type { MountLooks } from '../../graders/mount/mounts.ts'
import type { Mount } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, aMount, facts } from './facts.ts'
import { fakeDocker } from './fake-docker.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ReturnType<typeof facts> & MountLooks

const HEX = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const anonymous = aMount({ name: HEX, source: `/volumes/${HEX}`, anonymous: true })
const MADE_UP = '/run/desktop/mnt/host/wsl/docker-desktop-bind-mounts/Ubuntu/0a1b2c'
const aBind = (over: Partial<Mount> = {}) => aMount({ type: 'bind', source: '/home/me/site', ...over })
const mounted = (mounts: Mount[], over: Parameters<typeof aContainer>[0] = {}): Facts =>
  facts(aContainer({ mounts, ...over }))
const beside = (
  mounts: Mount[],
  others: Mount[],
  volumesFrom: string[] = [],
  sharing: MountLooks['sharing'] = { devices: {}, showSame: true },
): Facts => ({
  ...mounted(mounts, { volumesFrom }),
  partner: aContainer({ name: 'first', mounts: others }),
  sharing,
})
const unlike = { devices: {}, showSame: false }
const part = (subpath: string, over: Partial<Mount> = {}) => aMount({ subpath, ...over })
const unsure = aMount({ partUnknown: true })
const dev = aMount({ name: 'dev', source: '/volumes/dev/_data' })
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
  ['other spellings of the path', { ...at, destination: '//x/../data/.' }, mounted([aMount()])],
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
  ...[
    ['/home/me/site', '/host_mnt/home/me/site'],
    ['/c/Users/me/site', '/run/desktop/mnt/host/c/Users/me/site'],
    ['C:\\Users\\me\\site', '/run/desktop/mnt/host/c/Users/me/site'],
    ['/mnt/c/Users/me/site', '/host_mnt/c/Users/me/site'],
    ['C:/Users/me/site/', '/c/Users/me/site'],
    ['\\\\wsl.localhost\\Ubuntu\\home\\me\\site', '/home/me/site'],
    ['/tmp/site', '/private/tmp/site'],
    ['/home/me/site', '/var/home/me/site'],
    ['site', '/run/desktop/mnt/host/c/Users/me/site'],
  ].map(
    ([source = '', shown = '']): Accepted<Facts> => [
      `${shown} for ${source}`,
      { ...at, source },
      mounted([aBind({ source: shown })]),
    ],
  ),
  ...['/home/me/site', 'site', './me/../me/site'].map(
    (source): Accepted<Facts> => [
      `${source} as it was asked for, where the engine shows a path that was made up`,
      { ...at, source },
      mounted([aBind({ source: MADE_UP, askedSource: '/home/me/site' })]),
    ],
  ),
  [
    'a path of Windows that was asked for',
    { ...at, source: 'me/site' },
    mounted([aBind({ source: MADE_UP, askedSource: 'C:\\Users\\me\\site' })]),
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
  ['the same part of a volume', shared, beside([part('1')], [part('1')])],
  ['a part that nobody knows, and that looks the same', shared, beside([unsure], [part('1')], ['gone'])],
  ['a volume that is a directory of the host', named, mounted([aMount()])],
  [
    'two volumes in one directory of the host',
    shared,
    beside([dev], [aMount()], [], { devices: { dev: '/srv/', data: '/srv' }, showSame: true }),
  ],
  [
    'a volume in a directory, and that directory',
    shared,
    beside([dev], [aBind({ source: '/srv' })], [], { devices: { dev: '/srv' }, showSame: true }),
  ],
  [
    'one directory in two spellings',
    shared,
    beside([aBind({ source: '/host_mnt/srv' })], [aBind({ source: '/srv' })]),
  ],
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
    beside([aBind({ source: '/a' })], [aBind({ source: '/b' })], [], unlike),
    'shares-nothing',
  ],
  ['a part of the volume', named, mounted([part('conf')]), 'part-of-volume'],
  ['different parts of a volume', shared, beside([part('2')], [part('1')]), 'shares-nothing'],
  ['a part and the whole', shared, beside([aMount()], [part('1')]), 'shares-nothing'],
  [
    'a part that nobody knows, and that looks different',
    shared,
    beside([unsure], [part('1')], ['gone'], unlike),
    'sharing-covered',
  ],
  ['a mount that is covered', shared, beside([aMount()], [aMount()], [], unlike), 'sharing-covered'],
  [
    'memory of its own',
    shared,
    beside([aMount({ type: 'tmpfs', source: '' })], [aMount({ type: 'tmpfs', source: '' })]),
    'shares-nothing',
  ],
  [
    'two volumes in different directories',
    shared,
    beside([dev], [aMount()], [], { devices: { dev: '/srv/a', data: '/srv/b' } }),
    'shares-nothing',
  ],
  [
    'directories that look alike',
    shared,
    beside([aBind({ source: '/a' })], [aBind({ source: '/b' })]),
    'sharing-unclear',
  ],
  [
    'a path that the engine made up, for a different one',
    { ...at, source: 'site' },
    mounted([aBind({ source: MADE_UP, askedSource: '/home/me/stie' })]),
    'other-source',
  ],
  [
    "a volume of the image's, and the named one elsewhere",
    named,
    mounted([anonymous, elsewhere]),
    'mount-other-destination',
  ],
  [
    "a volume of the image's, and the directory elsewhere",
    { ...at, source: 'site' },
    mounted([anonymous, aBind({ destination: '/dat' })]),
    'mount-other-destination',
  ],
  [
    "a volume of the image's, and the sides swapped",
    bind,
    mounted([anonymous, aBind({ source: '/data', destination: '/home/me/site' })]),
    'mount-sides-swapped',
  ],
  [
    "a volume of the image's, and a different one elsewhere",
    named,
    mounted([anonymous, aMount({ name: 'date', destination: '/dat' })]),
    'anonymous-instead-of-named',
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

describe('of two containers, mount asks', () => {
  const asks = async (mine: Mount, theirs: Mount) => {
    const { world, asked } = anEngine({
      container: (name: string) => aContainer({ name, mounts: [name === 'first' ? theirs : mine] }),
      volume: (name: string) => ({ ...aVolume, name, device: '/srv' }),
      showSame: true,
    })
    const looks = await mount.observe(mount.schema().parse(shared), world)
    return { asked: asked.slice(2), sharing: (looks as MountLooks).sharing }
  }
  const aVolume = { driver: 'local', created: '', labels: {}, anonymous: false }

  test('whether they show the same, where the mounts say so', async () =>
    expect((await asks(aMount(), aMount())).asked).toEqual(['showSame web first /data']))
  test('nothing more, where the mounts say that they do not', async () =>
    expect((await asks(part('1'), part('2'))).asked).toEqual([]))
  test('where two volumes really are', async () => {
    const { asked, sharing } = await asks(aMount(), dev)
    expect(asked).toEqual(['volume data', 'volume dev', 'showSame web first /data'])
    expect(sharing).toEqual({ devices: { data: '/srv', dev: '/srv' }, showSame: true })
  })
  test('whether two directories look the same', async () =>
    expect((await asks(aBind({ source: '/a' }), aBind({ source: '/b' }))).asked).toEqual([
      'showSame web first /data',
    ]))
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
