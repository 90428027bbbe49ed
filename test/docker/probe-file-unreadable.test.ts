import { expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { readFile } from '../../src/docker/probes/file.ts'
import { link, read, refused, target } from './container-files.ts'
import { fakeAsk, type Said } from './fake-ask.ts'

test.each<[string, () => Said]>([
  ['an error of the engine', () => refused('disk is on fire')],
  ['an archive that is cut off', () => ({ body: Buffer.from('a.txt') })],
  ['nothing at all', () => ({})],
  ['noise', () => ({ body: Buffer.alloc(2048, 7) })],
])('%s makes no verdict', async (_what, said) => {
  await expect(read('/x', { '/x': said })).rejects.toBeInstanceOf(CouldNotLook)
})

test.each<[string, object]>([
  ['/proc/1/status', {}],
  ['/cache/x', { HostConfig: { Tmpfs: { '/cache': '' } } }],
  ['/cache', { Mounts: [{ Type: 'tmpfs', Destination: '/cache' }] }],
  ['/cache/x', { HostConfig: { Tmpfs: { '/cache/': '' } } }],
  ['/cache/', { HostConfig: { Tmpfs: { '//cache': 'ro' } } }],
  ['//a/../cache/./x', { HostConfig: { Tmpfs: { '/cache': '' } } }],
  ['/x/../dev/null', {}],
])('%s, which the engine does not see, makes no verdict (%#)', async (path, inspected) => {
  await expect(read(path, { [path]: target }, inspected)).rejects.toMatchObject({
    code: 'path-unreadable',
    detail: { why: 'in-memory', name: path },
  })
})

test('a link into memory makes no verdict', async () => {
  const inspected = { HostConfig: { Tmpfs: { '/cache': '' } } }
  await expect(read('/link', { '/link': () => link('/cache/x') }, inspected)).rejects.toMatchObject({
    detail: { why: 'in-memory', name: '/cache/x' },
  })
})

test('a container with a mount at a link, which the engine cannot prepare, makes no verdict', async () => {
  const escapes = () => refused('mkdirat d/y: statat d/y: path escapes from parent')
  await expect(read('/x', { '/x': escapes })).rejects.toMatchObject({
    code: 'path-unreadable',
    detail: { why: 'mount-at-link', name: 'web' },
  })
})

const gone = (): Said => ({ status: 404, body: '{"message":"No such container: web"}' })

test('a container that is not there has no files', async () => {
  expect(await readFile(fakeAsk({}).ask, 'web', '/x')).toEqual({ kind: 'absent' })
})

test('a container whose id begins like the name is a different one', async () => {
  expect(await read('/x', { '/x': target }, { Name: '/other' })).toEqual({ kind: 'absent' })
})

test('a container that comes back meanwhile is looked at again', async () => {
  let asked = 0
  expect(await read('/x', { '/x': () => (asked++ === 0 ? gone() : target()) })).toMatchObject({
    kind: 'file',
  })
})

test.each<[string, () => Said]>([
  ['a container that is there and not there', gone],
  ['the same in the words of Podman', () => ({ status: 404, body: '{"message":"web: no such container"}' })],
  ['the page of a proxy', () => ({ status: 404, body: '<h1>404 Not Found</h1>' })],
])('%s makes no verdict', async (_what, said) => {
  await expect(read('/x', { '/x': said })).rejects.toBeInstanceOf(CouldNotLook)
})

test('a path with the words for a container that is not there is a path', async () => {
  const path = '/No such container'
  const message = `Could not find the file ${path} in container web`
  expect(await read(path, { [path]: () => ({ status: 404, body: JSON.stringify({ message }) }) })).toEqual({
    kind: 'absent',
  })
})

/** An entry whose header says this size, in the form for large numbers, without anything behind it. */
function entryOfSize(size: bigint): Buffer {
  const header = Buffer.alloc(512)
  header.write('x')
  header.write('0000644\0', 100)
  header.writeBigInt64BE(size, 128)
  header[124] = size < 0n ? 0xff : 0x80
  if (size < 0n) header.fill(0xff, 125, 128)
  header.write('0', 156)
  header.write('ustar\0', 257)
  header.write('00', 263)
  header.fill(' ', 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

test.each([-1n, -(2n ** 40n), 5n])(
  'a file that says it has %d bytes, and has none, makes no verdict',
  async (size) => {
    const body = Buffer.concat([entryOfSize(size), Buffer.alloc(1024)]).subarray(
      0,
      size === 5n ? 512 : undefined,
    )
    await expect(read('/x', { '/x': () => ({ body }) })).rejects.toMatchObject({ code: 'engine-answer' })
  },
)
