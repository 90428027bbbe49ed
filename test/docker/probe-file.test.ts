import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pack } from 'tar-stream'
import { expect, test } from 'vitest'
import { readFile } from '../../src/docker/probes/file.ts'
import { containerWith, type Entry, link, read, refused, stat, tar, target } from './container-files.ts'
import type { Said } from './fake-ask.ts'

/** An archive of one file, made of zeros, for as long as somebody reads. */
function endlessTar(size: number): Readable {
  const archive = pack()
  archive.entry({ name: 'huge', size }, () => {})
  return Readable.from(
    (async function* () {
      yield (await once(archive, 'data'))[0]
      for (;;) yield Buffer.alloc(64 * 1024)
    })(),
  )
}

const owner = { uid: 0, gid: 0 }

test('a file comes with its size, mode, owner, text and hash', async () => {
  const text = '你好\n'
  const body = () => ({ body: tar([{ name: 'a.txt', mode: 0o100640, uid: 1000, gid: 50 }, text]) })
  expect(await read('/a.txt', { '/a.txt': body })).toEqual({
    kind: 'file',
    size: 7,
    mode: 0o640,
    owner: { uid: 1000, gid: 50 },
    text,
    truncated: false,
    sha256: createHash('sha256').update(text).digest('hex'),
  })
})

test('an empty file is a file', async () => {
  expect(await read('/e', { '/e': () => ({ body: tar([{ name: 'e' }]) }) })).toMatchObject({
    size: 0,
    text: '',
  })
})

test('of a long file the first 64 KiB are kept, and all of it is hashed', async () => {
  const text = 'x'.repeat(200_000)
  const found = await read('/long', { '/long': () => ({ body: tar([{ name: 'long' }, text]) }) })
  expect(found).toMatchObject({
    size: 200_000,
    truncated: true,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(found.kind === 'file' && found.text.length).toBe(64 * 1024)
})

test.each([17 * 1024 ** 2, 2 ** 40])('a file of %d bytes is not read to its end', async (size) => {
  const body = endlessTar(size)
  const found = await read('/huge', { '/huge': () => ({ body }) })
  expect(found).toEqual({
    kind: 'file',
    size,
    mode: 0o644,
    owner,
    text: '\0'.repeat(64 * 1024),
    truncated: true,
  })
  expect(body.destroyed).toBe(true)
})

test('of a folder the direct entries are given', async () => {
  const body = tar(
    [{ name: 'site/', type: 'directory' }],
    [{ name: 'site/css/', type: 'directory' }],
    [{ name: 'site/css/a.css' }, 'a {}'],
    [{ name: 'site/index.html' }, 'hello'],
  )
  expect(await read('/site', { '/site': () => ({ body }) })).toEqual({
    kind: 'directory',
    entries: ['css', 'index.html'],
    truncated: false,
    mode: 0o755,
    owner,
  })
})

test('of a crowded folder 100 entries are given', async () => {
  const files = Array.from({ length: 150 }, (_, number): Entry => [{ name: `d/${number}` }, 'x'])
  const body = tar([{ name: 'd/', type: 'directory' }], ...files)
  const found = await read('/d', { '/d': () => ({ body }) })
  expect(found).toMatchObject({ kind: 'directory', truncated: true })
  expect(found.kind === 'directory' && found.entries.length).toBe(100)
})

test.each([
  ['fifo', 'fifo'],
  ['character-device', 'device'],
  ['block-device', 'device'],
] as const)('a %s is something else', async (type, what) => {
  expect(await read('/x', { '/x': () => ({ body: tar([{ name: 'x', type }]) }) })).toEqual({
    kind: 'other',
    what,
  })
})

test('a socket, which archives cannot hold, is something else', async () => {
  const socket = () => ({ headers: stat({ mode: 2 ** 24 + 0o755 }), body: tar() })
  expect(await read('/s', { '/s': socket })).toEqual({ kind: 'other', what: 'socket' })
})

test.each<[string, string, Record<string, () => Said>]>([
  ['relative', '/a/b/link', { '/a/b/link': () => link('../target'), '/a/target': target }],
  ['absolute', '/link', { '/link': () => link('/target'), '/target': target }],
  [
    'resolved by the engine',
    '/l',
    {
      '/l': () => link('x', stat({ mode: 2 ** 27 + 0o777, linkTarget: '/far/target' })),
      '/far/target': target,
    },
  ],
  ['through others', '/1', { '/1': () => link('2'), '/2': () => link('/3'), '/3': target }],
])('a link is followed inside the container: %s', async (_how, path, paths) => {
  expect(await read(path, paths)).toMatchObject({ kind: 'file', text: 'here' })
})

test('a link never leaves the container', async () => {
  const { ask, asked } = containerWith({ '/link': () => link('../../../../etc/hostname') })
  expect(await readFile(ask, 'web', '/link')).toEqual({ kind: 'absent' })
  expect(asked.every((question) => question.startsWith('GET /containers/web/'))).toBe(true)
})

test.each<[string, Record<string, () => Said>]>([
  ['nothing', {}],
  ['a link to nothing', { '/x': () => link('/nowhere') }],
  ['links in a circle', { '/x': () => link('/y'), '/y': () => link('/x') }],
  [
    'a circle that the engine saw',
    { '/x': () => refused('evalSymlinksInScope: too many links in /var/lib/…') },
  ],
  ['a path through a file', { '/x': () => refused('lstat /var/lib/…/x: not a directory') }],
])('%s is absent', async (_what, paths) => {
  expect(await read('/x', paths)).toEqual({ kind: 'absent' })
})

test('text is decoded as its byte order mark says', async () => {
  const archive = pack()
  archive.entry({ name: 'a.txt' }, Buffer.from('\ufeffHello Docker\r\n', 'utf16le'))
  archive.finalize()
  const body = Readable.from([Buffer.concat(await Readable.from(archive).toArray())])
  expect(await read('/a.txt', { '/a.txt': () => ({ body }) })).toMatchObject({
    size: 30,
    text: 'Hello Docker\r\n',
    mark: 'utf-16le',
  })
})

test('a volume below a file system in memory is read', async () => {
  const Mounts = [
    { Type: 'tmpfs', Destination: '/cache' },
    { Type: 'volume', Destination: '/cache/kept' },
  ]
  expect(await read('/cache/kept/x', { '/cache/kept/x': target }, { Mounts })).toMatchObject({ kind: 'file' })
  expect(await read('/cached', { '/cached': target }, { Mounts })).toMatchObject({ kind: 'file' })
})
