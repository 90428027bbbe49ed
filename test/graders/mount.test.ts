import { describe, expect, test } from 'vitest'
import mount from '../../graders/mount/mount.ts'
import type { MountLooks } from '../../graders/mount/mounts.ts'
import type { Mount } from '../../src/docker/port/docker.ts'
import { aWorld } from './a-world.ts'
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
const socket = { container: 'web', destination: '/var/run/docker.sock', engine_socket: true }
const theSocket = (source: string, file: MountLooks['file'] = { kind: 'other', what: 'socket' }): Facts => ({
  ...mounted([aBind({ source, destination: '/var/run/docker.sock' })]),
  file,
})
const ours = { ...at, workfolder: 'site' }
const readOnly = { ...at, writable: false }
const HERE = { path: '/home/me/site', real: '/home/me/site', isSame: true, isUnseen: false }
const AWAY = { path: '/home/me/lab/site', isSame: false, isUnseen: true }
const aRow = { destination: '/data', root: '/home/me/site', deleted: false, writable: true }
const bound = (looks: Partial<MountLooks>, over: Partial<Mount> = {}): Facts => ({
  ...mounted([aBind(over)]),
  place: HERE,
  ...looks,
})
const aFolder = (...entries: string[]): MountLooks['file'] => ({
  kind: 'directory',
  entries,
  truncated: false,
})
const named = { ...at, volume: 'data' }
const bind = { ...at, type: 'bind' }
const shared = { ...at, shared_with: 'first' }

const writable = { ...at, writable: true }
const roVolume = {
  name: 'data',
  driver: 'local',
  created: '',
  labels: {},
  anonymous: false,
  isReadOnly: true,
} as const
const deleted = { ...aRow, deleted: true }
const binds = (looks: Partial<MountLooks>): Facts => ({ ...beside([aBind()], [aBind()]), ...looks })

const right: Accepted<Facts>[] = [
  [
    'a volume that can only be read itself',
    { ...at, writable: false },
    { ...mounted([aMount()]), volume: roVolume },
  ],
  ['a directory of the host that both still show', shared, binds({ kernel: aRow, partnerKernel: aRow })],
  ['a volume that is listed, whatever is not', named, mounted([aMount()], { mountsUnknown: true })],
  ['anything', at, mounted([aMount()])],
  ['a bind anywhere', { container: 'web', type: 'bind' }, mounted([aMount(), aBind()])],
  ['a named volume anywhere', { container: 'web', named: true }, mounted([anonymous, aMount()])],
  ['a volume anywhere', { container: 'web', volume: 'data' }, mounted([aMount({ destination: '/x' })])],
  ['a tmpfs anywhere', { container: 'web', type: 'tmpfs' }, mounted([aMount({ type: 'tmpfs' })])],
  ['whatever named volume', { ...at, named: true }, mounted([aMount()])],
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
  ...[
    '/var/run/docker.sock',
    '/run/docker.sock',
    '/run/user/1000/docker.sock',
    '/run/host-services/docker.proxy.sock',
    '/run/podman/podman.sock',
  ].map((source): Accepted<Facts> => [`the socket of an engine, ${source}`, socket, theSocket(source)]),
  ["the student's directory", ours, bound({ kernel: aRow })],
  ['it, by a link', ours, bound({ place: { ...HERE, path: '/link/site' } }, { source: '/other/link' })],
  [
    'it, as Docker Desktop names it',
    ours,
    bound(
      { place: { ...HERE, path: 'C:\\Users\\Me\\site', isSame: false, isUnseen: true } },
      { source: '/run/desktop/mnt/host/c/users/me/site' },
    ),
  ],
  ['it, where the kernel does not say', ours, bound({ kernel: undefined })],
  ['it, as the root of a file system', ours, bound({ kernel: { ...aRow, root: '/' } })],
  ['it, on a file system below', ours, bound({ kernel: { ...aRow, root: '/me/site' } })],
  ['it, as a subvolume of a different name', ours, bound({ kernel: { ...aRow, root: '/@site' } })],
  [
    'read-only, for the kernel too',
    readOnly,
    bound({ place: undefined, kernel: { ...aRow, writable: false } }, { writable: false }),
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
  ['no -v anywhere', { container: 'web', type: 'bind' }, mounted([]), 'no-mount'],
  [
    'a volume, where a bind is asked for',
    { container: 'web', type: 'bind' },
    mounted([aMount()]),
    'no-such-mount',
  ],
  ['only anonymous volumes', { container: 'web', named: true }, mounted([anonymous]), 'no-such-mount'],
  ['a different volume anywhere', { container: 'web', volume: 'date' }, mounted([aMount()]), 'no-such-mount'],
  [
    'an anonymous volume at the path',
    { ...at, named: true },
    mounted([anonymous]),
    'anonymous-instead-of-named',
  ],
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
  [
    "a directory that is not the student's",
    ours,
    bound({ place: { ...HERE, isSame: false } }, { source: '/home/you/site' }),
    'other-source',
  ],
  [
    'a directory that this machine does not have, with other files',
    ours,
    bound({ place: AWAY, file: aFolder('a'), workfolder: aFolder('b') }, { source: '/home/you/site' }),
    'other-source',
  ],
  [
    'one with the same files',
    ours,
    bound({ place: AWAY, file: aFolder('a'), workfolder: aFolder('a') }),
    'workfolder-unclear',
  ],
  [
    'a directory that was removed and made again',
    ours,
    bound({ kernel: { ...aRow, deleted: true } }),
    'mount-of-old-folder',
  ],
  [
    'a directory that was renamed',
    ours,
    bound({ kernel: { ...aRow, root: '/me/old' } }),
    'mount-of-old-folder',
  ],
  ['a file of the directory', ours, mounted([aBind({ destination: '/data/index.html' })]), 'mount-only-part'],
  ['a name instead of a path', ours, mounted([aMount({ name: 'site' })]), 'volume-instead-of-bind'],
  [
    "the student's directory elsewhere",
    ours,
    mounted([aBind({ destination: '/d' })]),
    'mount-other-destination',
  ],
  [
    'read-only, but made writable since',
    readOnly,
    bound({ place: undefined, kernel: aRow }, { writable: false }),
    'mount-writable',
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
  [
    'a directory instead of a socket',
    socket,
    theSocket('/var/run/docker.sock', { kind: 'directory', entries: [], truncated: false }),
    'no-socket-there',
  ],
  [
    'a file instead of a socket',
    socket,
    theSocket('/srv/docker.sock', { kind: 'file', size: 0, mode: 420, text: '', truncated: false }),
    'no-socket-there',
  ],
  [
    'the socket of a different program',
    socket,
    theSocket('/run/containerd/containerd.sock'),
    'not-the-engines-socket',
  ],
  [
    'a volume instead of a socket',
    socket,
    mounted([aMount({ name: 'docker.sock', destination: '/var/run/docker.sock' })]),
    'volume-instead-of-bind',
  ],
  ['no socket', socket, mounted([]), 'no-mount'],
  [
    'the socket at a different path',
    socket,
    mounted([aBind({ source: '/var/run/docker.sock', destination: '/var/run/dokcer.sock' })]),
    'mount-other-destination',
  ],
  ['a directory elsewhere, and no socket', socket, mounted([aBind({ destination: '/site' })]), 'no-mount'],
  ['an empty volume', { ...at, nonempty: true }, holding([aMount()], []), 'mount-empty'],
  ['--volumes-from nothing', shared, beside([], [], ['first']), 'volumes-from-without-volumes'],
  ['no mount in the other container', shared, beside([aMount()], []), 'nothing-to-share'],
  ['no other container', shared, mounted([aMount()]), 'nothing-to-share'],
  [
    'what the other container has, elsewhere',
    shared,
    beside([elsewhere], [aMount()]),
    'mount-other-destination',
  ],
  [
    'only a volume of its own, elsewhere',
    shared,
    beside([{ ...anonymous, destination: '/dat' }], [aMount()]),
    'no-mount',
  ],
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
    'a volume of which nobody knows the part',
    named,
    mounted([unsure], { volumesFrom: ['gone'] }),
    'part-unknown',
  ],
  [
    'a volume anywhere of which nobody knows the part',
    { container: 'web', volume: 'data' },
    mounted([unsure], { volumesFrom: ['gone'] }),
    'part-unknown',
  ],
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
    'nothing listed, of a container whose lender is gone',
    at,
    mounted([], { volumesFrom: ['first'], mountsUnknown: true }),
    'lent-mounts-unknown',
  ],
  [
    'nothing listed, and the container to share with is gone as well',
    shared,
    { ...mounted([], { volumesFrom: ['first'], mountsUnknown: true }), partner: undefined },
    'nothing-to-share',
  ],
  [
    'a bind anywhere, of a container whose lender is gone',
    { container: 'web', type: 'bind' },
    mounted([aMount()], { volumesFrom: ['first'], mountsUnknown: true }),
    'lent-mounts-unknown',
  ],
  [
    'a directory like that of a container whose own lender is gone',
    shared,
    { ...mounted([aBind()]), partner: aContainer({ name: 'first', mounts: [], mountsUnknown: true }) },
    'lent-mounts-unknown',
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
  [
    'a volume that can only be read',
    writable,
    { ...mounted([aMount()]), volume: roVolume },
    'volume-read-only',
  ],
  [
    'a directory that is gone, shared',
    shared,
    binds({ kernel: deleted, partnerKernel: aRow }),
    'mount-of-old-folder',
  ],
  [
    'one that the other still shows',
    shared,
    binds({ kernel: aRow, partnerKernel: deleted }),
    'mount-of-old-folder',
  ],
  [
    'a directory that is gone, and full now',
    { ...at, nonempty: true },
    bound({ place: undefined, kernel: deleted, file: aFolder('a') }),
    'mount-of-old-folder',
  ],
]

accepts('mount', mount, right)
rejects('mount', mount, wrong)
coversEveryDiagnosis('mount', mount, wrong)

test.each([
  ['the container', at, ['container']],
  ['both containers', shared, ['container', 'container']],
  ['the directory, when it must not be empty', { ...at, nonempty: true }, ['container', 'file']],
  ['what is there, when it must be a socket', { ...at, engine_socket: true }, ['container', 'file']],
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
      kernelMounts: [],
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
      'kernelMounts web',
      'showSame web first /data',
      'kernelMounts first',
    ]))
})

describe('of a volume that a container which is gone has lent, mount asks', () => {
  const asks = async (
    root: string | undefined,
    yaml: object,
    over: Parameters<typeof aContainer>[0] = {},
  ) => {
    const { world, asked } = anEngine({
      container: aContainer({ mounts: [unsure], volumesFrom: ['gone'], ...over }),
      kernelMounts: root === undefined ? undefined : [{ ...aRow, root }],
      showSame: true,
    })
    const looks = await mount.observe(mount.schema().parse(yaml), world)
    return { code: mount.judge(mount.schema().parse(yaml), looks as Facts), asked: asked.slice(1) }
  }

  test.each([
    ['the whole of it', '/docker/volumes/data/_data', 'pass'],
    ['the whole of it, on Podman', '/home/me/.local/share/containers/storage/volumes/data/_data', 'pass'],
    [
      'the whole of it, in a volume of an outer engine',
      '/docker/volumes/4f1e/_data/volumes/data/_data',
      'pass',
    ],
    ['a part', '/docker/volumes/data/_data/a/b', 'part-of-volume'],
    ['a part, in a volume of an outer engine', '/volumes/4f1e/_data/volumes/data/_data/a', 'part-of-volume'],
    ['what is nowhere among volumes', '/srv/data', 'part-unknown'],
  ])('the kernel, which has %s', async (_, root, code) => {
    expect(await asks(root, named)).toEqual({ code, asked: ['kernelMounts web'] })
  })
  test('the kernel, in a container that has nothing to read it with', async () =>
    expect((await asks(undefined, named)).code).toBe('part-unknown'))
  test('nothing where it does not run', async () =>
    expect(await asks('/docker/volumes/data/_data', named, { state: { status: 'exited' } })).toEqual({
      code: 'part-unknown',
      asked: [],
    }))
  test('nothing where any part will do', async () =>
    expect(await asks('', { ...at, type: 'volume' })).toEqual({ code: 'pass', asked: [] }))
  test('nothing for the volume anywhere that is a different one', async () =>
    expect(
      (await asks('', { container: 'web', volume: 'other', destination: undefined }, { mounts: [aMount()] }))
        .code,
    ).toBe('no-such-mount'))
  test.each([
    ['the same part', '', 'pass'],
    ['different parts', 'x', 'shares-with-another'],
  ])('both kernels, which have %s', async (_, subpath, code) => {
    const { world, asked } = anEngine({
      container: (name: string) => aContainer({ name, mounts: [unsure], volumesFrom: ['gone'] }),
      kernelMounts: (name: string) => [
        { ...aRow, root: `/docker/volumes/data/_data/1${name === 'first' ? subpath : ''}` },
      ],
      showSame: true,
    })
    const looks = await mount.observe(mount.schema().parse(shared), world)
    expect(mount.judge(mount.schema().parse(shared), looks as Facts)).toBe(code)
    expect(asked).toContain('kernelMounts first')
  })
})

describe('of the directory of the student, mount asks', () => {
  const asks = async (yaml: object, place: object, over: Parameters<typeof aContainer>[0] = {}) => {
    const { docker, asked } = anEngine({
      container: aContainer({ mounts: [aBind({ askedSource: '/link/site' })], ...over }),
      kernelMounts: [{ ...aRow, root: '/covered' }, aRow],
      file: aFolder('a'),
    })
    const folder = {
      file: async (path: string) => aFolder(path),
      place: async (path: string, paths: string[]) => {
        asked.push(['place', path, ...paths].join(' '))
        return { ...HERE, ...place }
      },
    }
    const looks = await mount.observe(mount.schema().parse(yaml), aWorld({ docker, folder } as never))
    return { asked: asked.slice(1), looks: looks as MountLooks }
  }

  test('where it is, and what the kernel has mounted on top', async () => {
    const { asked, looks } = await asks(ours, HERE)
    expect(asked).toEqual(['place site /link/site /home/me/site', 'kernelMounts web'])
    expect(looks).toMatchObject({ place: HERE, kernel: aRow })
  })
  test('nothing of the kernel where the container does not run', async () =>
    expect((await asks(ours, HERE, { state: { status: 'exited' } })).asked).toHaveLength(1))
  test('for the files, where this machine does not have it', async () => {
    const { asked, looks } = await asks(ours, AWAY)
    expect(asked.at(-1)).toBe('file web /data')
    expect(looks).toMatchObject({ file: aFolder('a'), workfolder: aFolder('site') })
  })
  test('only the kernel, where it must be read-only', async () =>
    expect((await asks(readOnly, HERE)).asked).toEqual(['kernelMounts web']))
})

refuses('mount', mount, [
  ['nothing but a container', { container: 'web' }, 'needs-destination'],
  ['what is in a mount anywhere', { container: 'web', type: 'bind', nonempty: true }, 'needs-destination'],
  ['a named bind', { container: 'web', named: true, type: 'bind' }, 'type-contradicts'],
  ['two directories of the host', { ...ours, source: 'site' }, 'one-left-side'],
  ["a volume of the student's directory", { ...ours, type: 'volume' }, 'type-contradicts'],
  ['an anonymous volume with a name', { ...named, anonymous: true }, 'one-left-side'],
  ['a volume of a path', { ...named, source: '/site', type: 'bind' }, 'one-left-side'],
  ['a volume of type bind', { ...named, type: 'bind' }, 'type-contradicts'],
  ['a socket of type volume', { ...socket, type: 'volume' }, 'type-contradicts'],
  ['a path of type tmpfs', { ...at, source: '/site', type: 'tmpfs' }, 'type-contradicts'],
])

test('mount refuses a relative destination', () => {
  expect(mount.schema().safeParse({ ...at, destination: 'data' }).success).toBe(false)
})
