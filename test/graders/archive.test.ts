import { describe, expect, test } from 'vitest'
import archive, { type ArchiveFacts } from '../../graders/archive/archive.ts'
import type { ArchiveFact, ArchiveFile, SavedImage } from '../../src/docker/port/saved.ts'
import { aWorld } from './a-world.ts'
import { anEngine } from './an-engine.ts'
import { anImage } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const saved = (over: Partial<SavedImage> = {}): SavedImage => ({
  names: ['app:1'],
  ids: ['sha256:config', 'sha256:manifest'],
  created: '2026-01-01T00:00:00Z',
  layers: ['sha256:base', 'sha256:nginx'],
  ...over,
})
/** The settings of `anImage`, as its configuration writes them. */
const settings = {
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
const file = (over: Partial<ArchiveFile> = {}): ArchiveFile => ({
  kind: 'file',
  size: 1000,
  holds: 'images',
  images: [saved()],
  ...over,
})
const seen = (found: ArchiveFact, over: Partial<ArchiveFacts> = {}): ArchiveFacts => ({
  archive: found,
  directory: undefined,
  here: undefined,
  ...over,
})
const holding = (...images: SavedImage[]) => seen(file({ images }))
const app = { path: 'app.tar', image: 'app:1' }
const same = { ...app, same_as: 'app:1' }

const accepted: Accepted<ArchiveFacts>[] = [
  ['an image with its name', app, holding(saved())],
  ['a name in full', { ...app, image: 'docker.io/library/app:1' }, holding(saved())],
  [
    'one name of several',
    app,
    holding(saved({ names: ['other:latest'] }), saved({ names: ['b:1', 'app:1'] })),
  ],
  ['an archive that is packed', app, seen(file({ packing: 'xz' }))],
  ['the same image by its configuration', same, seen(file(), { here: anImage({ id: 'sha256:config' }) })],
  ['the same image by its manifest', same, seen(file(), { here: anImage({ id: 'sha256:manifest' }) })],
  [
    'the same image under an id that the engine made',
    same,
    seen(file({ images: [saved({ settings })] }), {
      here: anImage({ id: 'sha256:made', created: '2026-01-01T00:00:00.000Z' }),
    }),
  ],
]

const rejected: Rejected<ArchiveFacts>[] = [
  ['nothing', app, seen({ kind: 'absent' }), 'archive-missing'],
  [
    'a different name',
    app,
    seen({ kind: 'absent' }, { directory: { kind: 'directory', entries: ['App.tar'], truncated: false } }),
    'archive-name-differs',
  ],
  ['a directory', app, seen({ kind: 'directory', entries: ['blobs'], truncated: false }), 'archive-no-file'],
  ['a pipe', app, seen({ kind: 'other', what: 'fifo' }), 'archive-no-file'],
  ['an empty file', app, seen(file({ size: 0, holds: 'no-archive', images: [] })), 'archive-empty'],
  ['text', app, seen(file({ holds: 'no-archive', images: [] })), 'archive-unreadable'],
  ['an archive that was cut off', app, seen(file({ broken: true, images: [] })), 'archive-broken'],
  [
    'a packed archive that was cut off',
    app,
    seen(file({ packing: 'gzip', holds: 'no-archive', broken: true, images: [] })),
    'archive-broken',
  ],
  ['an export', app, seen(file({ holds: 'root', images: [] })), 'archive-exported'],
  ['some other archive', app, seen(file({ holds: 'others', images: [] })), 'archive-without-image'],
  ['an archive of no image', app, holding(), 'archive-without-image'],
  ['an image without a name', app, holding(saved({ names: [] })), 'archive-nameless'],
  ['an image with a different name', app, holding(saved({ names: ['app:latest'] })), 'archive-other-name'],
  ['an image that lacks a layer', app, holding(saved({ damaged: true })), 'archive-damaged'],
  [
    'an image of which nothing is known',
    app,
    holding({ names: [], ids: [], created: '', layers: [], damaged: true }),
    'archive-damaged',
  ],
  ['no such image on the engine', same, holding(saved()), 'archived-image-missing'],
  [
    'a different image on the engine',
    same,
    seen(file(), { here: anImage({ id: 'sha256:other', layers: ['sha256:base'] }) }),
    'archive-differs',
  ],
  [
    'an image that was made of the same layers later',
    same,
    seen(file({ images: [saved({ settings })] }), {
      here: anImage({ id: 'sha256:other', created: '2026-01-01T00:00:01Z' }),
    }),
    'archive-differs',
  ],
  [
    'an image with the same layers and different settings',
    same,
    seen(file({ images: [saved({ settings })] }), {
      here: anImage({ id: 'sha256:other', env: { LAB: '9' } }),
    }),
    'archive-differs',
  ],
  [
    'two images without layers',
    same,
    seen(file({ images: [saved({ layers: [], settings })] }), {
      here: anImage({ id: 'sha256:other', layers: [] }),
    }),
    'archive-differs',
  ],
  ['an archive that is too big', app, seen(file({ tooBig: true, images: [] })), 'archive-too-big'],
]

accepts('archive', archive, accepted)
rejects('archive', archive, rejected)
coversEveryDiagnosis('archive', archive, rejected)

test.each(['/tmp/app.tar', '../app.tar', ''])('the schema of archive refuses the path "%s"', (path) => {
  const { error } = archive.schema().safeParse({ ...app, path })
  expect(error?.issues.map(({ message }) => message)).toEqual(['relative-path'])
})

describe('archive asks', () => {
  const asks = async (yaml: object, found: ArchiveFact) => {
    const asked: string[] = []
    const engine = anEngine({ image: anImage() })
    const folder = {
      ...aWorld().folder,
      archive: async (path: string) => {
        asked.push(`archive ${path}`)
        return found
      },
      file: async (path: string) => {
        asked.push(`file ${path}`)
        return { kind: 'absent' } as const
      },
    }
    await archive.observe(archive.schema().parse(yaml), { ...engine.world, folder })
    return [...asked, ...engine.asked]
  }
  test('for the archive alone', async () => expect(await asks(app, file())).toEqual(['archive app.tar']))
  test('for the directory of one that is missing', async () =>
    expect(await asks({ ...app, path: 'out/app.tar' }, { kind: 'absent' })).toEqual([
      'archive out/app.tar',
      'file out',
    ]))
  test('the engine for the image that it must be', async () =>
    expect(await asks(same, file())).toEqual(['archive app.tar', 'image app:1']))
})
