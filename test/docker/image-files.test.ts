import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import type { ImagePath } from '../../src/docker/port/docker.ts'
import { imageReader } from '../../src/docker/probes/image-files.ts'
import { fakeAsk } from './fake-ask.ts'
import { digestOf, legacyFiles, ociFiles, tarOf } from './saved.ts'

type Content = string | { folder: true } | { link: string } | { hard: string } | { fifo: true }

/** A layer with these paths; links in it lead where they say. */
async function layer(files: Record<string, Content>): Promise<Buffer> {
  const archive = pack()
  for (const [name, content] of Object.entries(files)) {
    if (typeof content === 'string') archive.entry({ name }, content)
    else if ('folder' in content) archive.entry({ name, type: 'directory' })
    else if ('link' in content) archive.entry({ name, type: 'symlink', linkname: content.link })
    else if ('hard' in content) archive.entry({ name, type: 'link', linkname: content.hard })
    else archive.entry({ name, type: 'fifo' })
  }
  archive.finalize()
  return buffer(archive)
}

/** Reads of an engine where every name refers to an image of that id. */
const reading = ({ ask }: ReturnType<typeof fakeAsk>) => imageReader(ask, async (name) => ({ id: name }))

const FOLDER = { folder: true } as const

/** An engine with an image `app:1` of these layers. */
async function engineWith(...layers: Record<string, Content>[]) {
  const made = { names: ['app:1'], layers: await Promise.all(layers.map(layer)) }
  const body = await tarOf(legacyFiles(made))
  return fakeAsk({ '/images/get?names=app%3A1': () => ({ body }) })
}

async function read(path: string, ...layers: Record<string, Content>[]) {
  const engine = await engineWith(...layers)
  return { fact: await reading(engine).imageFile('app:1', path), asked: engine.asked }
}

describe('a file of an image', () => {
  test('comes with its size, mode, text and hash', async () => {
    expect((await read('/app/a.txt', { 'app/a.txt': 'hello' })).fact).toEqual({
      kind: 'file',
      size: 5,
      mode: 0o644,
      text: 'hello',
      truncated: false,
      sha256: digestOf('hello').slice(7),
    })
  })

  test('is that of the last layer which has it', async () =>
    expect((await read('/a', { a: 'one' }, { a: 'two' }, { b: 'three' })).fact).toMatchObject({
      text: 'two',
    }))

  test('is gone where a later layer takes it away', async () =>
    expect((await read('/app/a', { 'app/a': 'one' }, { 'app/.wh.a': '' })).fact).toEqual({ kind: 'absent' }))

  test('is gone with its directory', async () =>
    expect((await read('/app/a', { 'app/a': 'one' }, { '.wh.app': '' })).fact).toEqual({ kind: 'absent' }))

  test('is there again where the same layer adds it', async () =>
    expect(
      (await read('/app/a', { 'app/a': 'one' }, { '.wh.app': '', 'app/': FOLDER, 'app/a': 'two' })).fact,
    ).toMatchObject({
      text: 'two',
    }))

  test('is gone where its directory is emptied', async () => {
    const emptied = { 'app/': FOLDER, 'app/.wh..wh..opq': '', 'app/b': 'new' } as const
    const { fact } = await read('/app', { 'app/a': 'one' }, emptied)
    expect(fact).toEqual({ kind: 'directory', entries: ['b'], truncated: false })
  })

  test('is gone where a file has the place of its directory', async () =>
    expect((await read('/app/a', { 'app/a': 'one' }, { app: 'a file' })).fact).toEqual({ kind: 'absent' }))

  test('stays where its directory is there once more', async () =>
    expect((await read('/app/a', { 'app/a': 'one' }, { 'app/': FOLDER })).fact).toMatchObject({
      text: 'one',
    }))

  test('is not there', async () => expect((await read('/b', { a: 'one' })).fact).toEqual({ kind: 'absent' }))

  test('of a special kind', async () =>
    expect((await read('/p', { p: { fifo: true } })).fact).toEqual({ kind: 'other', what: 'fifo' }))

  test('in the root', async () =>
    expect((await read('/', { b: '', 'a/b': '' })).fact).toEqual({
      kind: 'directory',
      entries: ['a', 'b'],
      truncated: false,
    }))
})

describe('links', () => {
  const target = { 'usr/bin/sh': 'a shell' }
  test.each([
    ['to a file beside it', '/usr/bin/ash', { 'usr/bin/ash': { link: 'sh' } }],
    ['from the root', '/sh', { sh: { link: '/usr/bin/sh' } }],
    ['of a directory', '/bin/sh', { bin: { link: 'usr/bin' } }],
    ['upwards, and not out of the image', '/a/sh', { 'a/sh': { link: '../../../usr/bin/sh' } }],
    ['to a link', '/x', { x: { link: 'y' }, y: { link: '/bin/sh' }, bin: { link: '/usr/bin' } }],
    ['that are hard', '/hard', { hard: { hard: 'usr/bin/sh' } }],
  ] as [string, string, Record<string, Content>][])('%s are followed', async (_, path, links) => {
    expect((await read(path, { ...target, ...links })).fact).toMatchObject({ kind: 'file', text: 'a shell' })
  })

  test('in a circle lead nowhere', async () =>
    expect((await read('/a', { a: { link: 'b' }, b: { link: 'a' } })).fact).toEqual({ kind: 'absent' }))

  test('that lead nowhere', async () =>
    expect((await read('/a', { a: { link: 'b' } })).fact).toEqual({ kind: 'absent' }))

  test('make it read once more only where they lead out of what was read', async () => {
    expect((await read('/usr/bin/sh', target)).asked).toHaveLength(1)
    expect((await read('/sh', { ...target, sh: { link: '/usr/bin/sh' } })).asked).toHaveLength(2)
  })
})

describe('folders of two images', () => {
  const compare = async (one: Record<string, Content>, other: Record<string, Content>) => {
    const mine = legacyFiles({ names: ['app:1'], layers: [await layer(one)] })
    const base = legacyFiles({
      names: ['base:latest'],
      layers: [await layer({ base: '' }), await layer(other)],
    })
    const lists = [mine, base].flatMap((files) => JSON.parse(`${files['manifest.json']}`))
    // As one archive: the layers of both, and one list.
    const paths = (files: typeof mine, prefix: string) =>
      Object.fromEntries(Object.entries(files).map(([path, file]) => [prefix + path, file]))
    const [first, second] = lists
    const list = [
      { ...first, Layers: first.Layers.map((path: string) => `a/${path}`) },
      { ...second, Layers: second.Layers.map((path: string) => `b/${path}`) },
    ]
    const body = await tarOf({
      ...paths(mine, 'a/'),
      ...paths(base, 'b/'),
      'manifest.json': JSON.stringify(list),
    })
    const engine = fakeAsk({ '/images/get?names=app%3A1&names=base': () => ({ body }) })
    return reading(engine).compareFolders({ image: 'app:1', path: '/site' }, { image: 'base', path: '/dist' })
  }

  test('that have the same files', async () => {
    const { missing, different } = await compare(
      { 'site/a': 'x', 'site/b/c': 'y', 'site/more': '', 'site/l': { link: 'a' } },
      { 'dist/a': 'x', 'dist/b/': FOLDER, 'dist/b/c': 'y', 'dist/l': { link: 'a' } },
    )
    expect({ missing, different }).toEqual({ missing: [], different: [] })
  })

  test('of which one lacks files', async () =>
    expect(await compare({ 'site/a': 'x' }, { 'dist/a': 'x', 'dist/b/c': 'y' })).toMatchObject({
      missing: ['b', 'b/c'],
      different: [],
    }))

  test('of which one has other content', async () =>
    expect(
      await compare({ 'site/a': 'x', 'site/l': 'a' }, { 'dist/a': 'y', 'dist/l': { link: 'a' } }),
    ).toMatchObject({ missing: [], different: ['a', 'l'] }))

  test('of which one is missing', async () =>
    expect(await compare({ a: '' }, { 'dist/a': '' })).toMatchObject({
      one: { kind: 'absent' },
      other: { kind: 'directory', entries: ['a'] },
      missing: ['a'],
    }))
})

test('layers that are packed are read', async () => {
  const { files } = ociFiles({ names: ['app:1'], layers: [await layer({ a: 'x' })] }, (one) => gzipSync(one))
  const body = await tarOf(files)
  const engine = fakeAsk({ '/images/get?names=app%3A1': () => ({ body }) })
  expect(await reading(engine).imageFile('app:1', '/a')).toMatchObject({ kind: 'file', text: 'x' })
})

describe('nothing is said', () => {
  const broken = async (change: (body: Buffer) => Buffer) => {
    const body = change(await tarOf(legacyFiles({ names: ['app:1'], layers: [await layer({ a: 'x' })] })))
    const engine = fakeAsk({ '/images/get?names=app%3A1': () => ({ body }) })
    return reading(engine).imageFile('app:1', '/a')
  }
  test('where the archive is cut off', async () =>
    expect(broken((body) => body.subarray(0, 1500))).rejects.toMatchObject({ code: 'engine-answer' }))
  test('where it is no archive', async () =>
    expect(broken(() => Buffer.from('hello'))).rejects.toMatchObject({ code: 'engine-answer' }))
  test('where the image is gone', async () =>
    expect(reading(fakeAsk({})).imageFile('app:1', '/a')).rejects.toMatchObject({ code: 'engine-answer' }))
  test('where a layer is missing', async () => {
    const body = await tarOf({
      'manifest.json': JSON.stringify([{ RepoTags: ['app:1'], Layers: ['a.tar'] }]),
    })
    const engine = fakeAsk({ '/images/get?names=app%3A1': () => ({ body }) })
    await expect(reading(engine).imageFile('app:1', '/a')).rejects.toMatchObject({ code: 'engine-answer' })
  })
})

describe('what was read of an image is kept', () => {
  const files = { 'app/a': 'one', 'app/b': 'two', 'app/c/d': '' }

  test('so that the same question, and one about names alone, reads nothing', async () => {
    const engine = await engineWith(files)
    const images = reading(engine)
    const once = await images.imageFile('app:1', '/app/a')
    expect(await images.imageFile('app:1', '/app/a')).toEqual(once)
    expect(await images.imageFile('app:1', '/app')).toMatchObject({ entries: ['a', 'b', 'c'] })
    expect(await images.imageFile('app:1', '/app/x')).toEqual({ kind: 'absent' })
    expect(engine.asked).toHaveLength(1)
  })

  test('with what was read before, when more of it is needed', async () => {
    const engine = await engineWith(files)
    const images = reading(engine)
    await images.imageFile('app:1', '/app/a')
    expect(await images.imageFile('app:1', '/app/b')).toMatchObject({ text: 'two' })
    expect(await images.imageFile('app:1', '/app/a')).toMatchObject({ text: 'one' })
    const [one, other] = ['/app', '/app/c'].map((path) => ({ image: 'app:1', path })) as [
      ImagePath,
      ImagePath,
    ]
    expect(await images.compareFolders(one, one)).toMatchObject({ missing: [], different: [] })
    expect(await images.compareFolders(one, other)).toMatchObject({ missing: ['d'] })
    expect(engine.asked).toHaveLength(3)
  })

  test('but not for a name that is given to a different image, before or meanwhile', async () => {
    let id = 1
    const engine = await engineWith(files)
    const images = imageReader(engine.ask, async () => ({ id: `${id}` }))
    await images.imageFile('app:1', '/app/a')
    id = 2
    await images.imageFile('app:1', '/app/a')
    expect(engine.asked).toHaveLength(2)
    const moving = imageReader(engine.ask, async () => ({ id: `${id++}` }))
    await moving.imageFile('app:1', '/app/a')
    id = 2
    await moving.imageFile('app:1', '/app/a')
    expect(engine.asked).toHaveLength(4)
  })

  test('nor of what could not be read, or of a name without an image', async () => {
    const engine = await engineWith(files)
    const images = imageReader(engine.ask, async () => undefined)
    await images.imageFile('app:1', '/app/a')
    await images.imageFile('app:1', '/app/a')
    expect(engine.asked).toHaveLength(2)
  })
})

test('a hard link keeps the content that its file had in that layer', async () => {
  const layers = [{ 'a/f': 'one', 'b/l': { hard: 'a/f' } }, { 'a/f': 'two' }]
  expect((await read('/b/l', ...layers)).fact).toMatchObject({ text: 'one' })
  expect((await read('/a/f', ...layers)).fact).toMatchObject({ text: 'two' })
})
