import { execFileSync } from 'node:child_process'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { ARCHIVE_LIMITS } from '../../src/docker/port/saved.ts'
import { readSaved } from '../../src/docker/saved/read-saved.ts'
import { CREATED, configOf, digestOf, legacyFiles, type Made, ociFiles, tarOf } from './saved.ts'

const PIECE = 1000

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

const read = (bytes: Buffer) => readSaved(inPieces(bytes))
const layers = [await tarOf({ 'bin/sh': 'a shell' }), await tarOf({ 'etc/motd': 'x'.repeat(5000) })]
const made: Made = { names: ['centos:0.0.1'], layers }
const id = digestOf(configOf(made))
const settings = expect.objectContaining({ platform: 'linux/amd64', command: ['bash'] })
const image = { names: ['centos:0.0.1'], ids: [id], created: CREATED, layers: layers.map(digestOf), settings }
const { files: oci, manifest } = ociFiles(made)
const legacy = await tarOf(legacyFiles(made))

describe('an archive of docker save', () => {
  test('as engines before 25 write it', async () => {
    expect(await read(legacy)).toEqual({ holds: 'images', images: [image] })
  })

  test('as newer engines write it: with the digest of the manifest', async () => {
    expect(await read(await tarOf(oci))).toEqual({
      holds: 'images',
      images: [{ ...image, ids: [id, manifest] }],
    })
  })

  test.each([
    ['gzip', (layer: Buffer) => gzipSync(layer)],
    ['zstd', (layer: Buffer) => zstdCompressSync(layer)],
  ])('with layers in %s', async (_, packed) => {
    const { files, manifest } = ociFiles(made, packed)
    expect(await read(await tarOf(files))).toEqual({
      holds: 'images',
      images: [{ ...image, ids: [id, manifest] }],
    })
  })

  test('without a list of Docker, and with an index for several platforms', async () => {
    const { 'manifest.json': _, 'index.json': __, ...files } = oci
    const index = JSON.stringify({
      manifests: [
        { digest: manifest },
        { digest: digestOf('of a platform that was not saved') },
        { digest: manifest, annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
      ],
    })
    const annotations = { 'org.opencontainers.image.ref.name': 'localhost:5000/me/app:1' }
    const top = JSON.stringify({ manifests: [{ digest: digestOf(index), annotations }] })
    const all = {
      ...files,
      [`blobs/${digestOf(index).replace(':', '/')}`]: index,
      'index.json': top,
    }
    expect((await read(await tarOf(all))).images).toEqual([
      { ...image, names: ['localhost:5000/me/app:1'], ids: [id, digestOf(index), manifest] },
    ])
  })

  test('packed again from its directory', async () => {
    const again = Object.fromEntries(
      Object.entries(legacyFiles(made)).map(([name, file]) => [`./${name}`, file]),
    )
    expect((await read(await tarOf(again))).images).toEqual([image])
  })

  test('with a layer that is a link to another', async () => {
    const twice = { ...made, layers: [layers[0]!, layers[0]!] }
    const files = legacyFiles(twice)
    const [first = '', second = ''] = Object.keys(files)
    const linked = { ...files, [second]: { leadsTo: `../${first}` } }
    expect((await read(await tarOf(linked))).images).toEqual([
      { ...image, ids: [digestOf(configOf(twice))], layers: twice.layers.map(digestOf) },
    ])
  })

  test('that was saved by id has no names', async () => {
    expect((await read(await tarOf(legacyFiles({ ...made, names: null })))).images).toEqual([
      { ...image, names: [] },
    ])
    expect((await read(await tarOf(ociFiles({ ...made, names: null }).files))).images).toEqual([
      { ...image, names: [], ids: [id, manifest] },
    ])
  })
})

describe('an archive that is packed', () => {
  const pack = (program: string) => execFileSync(program, ['-c'], { input: legacy })

  test.each([
    ['gzip', gzipSync(legacy)],
    ['zstd', zstdCompressSync(legacy)],
    ['bzip2', pack('bzip2')],
    ['xz', pack('xz')],
  ])('with %s is read', async (packing, bytes) => {
    expect(await read(bytes)).toEqual({ packing, holds: 'images', images: [image] })
    const cut = await read(bytes.subarray(0, bytes.length / 2))
    expect(cut).toMatchObject({ packing, broken: true, images: [] })
  })
})

describe('an archive that is damaged', () => {
  const [first = ''] = Object.keys(legacyFiles(made))
  const changes: [string, Record<string, string | undefined>][] = [
    ['a layer is missing', { [first]: undefined }],
    ['a layer was changed', { [first]: 'something else' }],
    ['the configuration is missing', { [`${id.slice(7)}.json`]: undefined }],
    ['the list is not a list', { 'manifest.json': '{' }],
    ['the list has a wrong shape', { 'manifest.json': '[{"Config": 1}]' }],
  ]
  test.each(changes)('%s', async (_, change) => {
    const all = Object.entries({ ...legacyFiles(made), ...change })
    const files = Object.fromEntries(all.filter(([, file]) => file !== undefined)) as Record<string, string>
    const { images } = await read(await tarOf(files))
    expect(images).toMatchObject([{ damaged: true }])
  })

  test('a blob is not what its name says', async () => {
    const blob = `blobs/${manifest.replace(':', '/')}`
    const { images } = await read(await tarOf({ ...oci, [blob]: '{}' }))
    expect(images).toMatchObject([{ damaged: true }])
  })

  test.each([700, 2000, legacy.length - 3000])('it ends after %d bytes', async (length) => {
    expect(await read(legacy.subarray(0, length))).toEqual({ holds: 'images', broken: true, images: [] })
  })
})

test.each([
  ['nothing', Buffer.alloc(0), { holds: 'no-archive' }],
  ['a line of text', Buffer.from('hello\n'), { holds: 'no-archive' }],
  ['a long text', Buffer.from('hello\n'.repeat(1000)), { holds: 'no-archive' }],
  [
    'text that is packed',
    gzipSync('hello\n'.repeat(1000)),
    { packing: 'gzip', holds: 'no-archive', broken: true },
  ],
  ['what docker export writes', await tarOf({ '.dockerenv': '', 'bin/': '' }), { holds: 'root' }],
  [
    'what another export writes',
    await tarOf({ 'bin/': '', 'etc/': '', 'usr/': '', 'var/': '' }),
    { holds: 'root' },
  ],
  ['other files', await tarOf({ 'a/manifest.json': '[]' }), { holds: 'others' }],
  ['no images', await tarOf({ 'manifest.json': '[]' }), { holds: 'images' }],
])('of %s it is known what it is', async (_, bytes, expected) => {
  expect(await read(bytes)).toEqual({ images: [], ...expected })
})

test('a bomb is not read to its end', async () => {
  const limit = ARCHIVE_LIMITS.bytes
  ARCHIVE_LIMITS.bytes = 100_000
  try {
    const bomb = gzipSync(await tarOf({ ...legacyFiles(made), big: Buffer.alloc(1_000_000) }))
    expect(await read(bomb)).toEqual({ packing: 'gzip', holds: 'images', tooBig: true, images: [] })
  } finally {
    ARCHIVE_LIMITS.bytes = limit
  }
})

test('where the bytes cannot be had, nothing is said', async () => {
  const failing = async function* () {
    yield legacy.subarray(0, 3000)
    throw new CouldNotLook('engine-timeout', '')
  }
  await expect(readSaved(failing())).rejects.toMatchObject({ code: 'engine-timeout' })
})
