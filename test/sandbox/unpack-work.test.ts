import {
  lstat,
  mkdir,
  mkdtempDisposable,
  readdir,
  readFile,
  realpath,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Header, pack } from 'tar-stream'
import { expect, test } from 'vitest'
import { unpackWork } from '../../src/sandbox/unpack-work.ts'
import { readInside } from '../../src/student/read-inside.ts'

type Head = Partial<Header> & Pick<Header, 'name'>
type Entry = Head | [header: Head, text: string]

function archiveOf(entries: Iterable<Entry>): AsyncIterable<Buffer> {
  const archive = pack()
  for (const entry of entries) {
    const [header, text] = Array.isArray(entry) ? entry : [entry, '']
    archive.entry(header, text)
  }
  archive.finalize()
  return archive as AsyncIterable<Buffer>
}

/** A folder of this machine with a secret in it, and beside it an empty one. */
async function places() {
  const folder = await mkdtempDisposable(join(await realpath(tmpdir()), 'docker-lab-'))
  const [host, to] = [join(folder.path, 'host'), join(folder.path, 'to')]
  await mkdir(host)
  await mkdir(to)
  await writeFile(join(host, 'secret'), 'of the host')
  return { host, to, [Symbol.asyncDispose]: () => folder.remove() }
}

test('files, directories and links inside are unpacked', async () => {
  await using at = await places()
  const entries: Entry[] = [
    { name: './', type: 'directory' },
    [{ name: './site/index.html', mode: 0o755 }, 'hello'],
    { name: './same', type: 'link', linkname: './site/index.html' },
    { name: './site/again', type: 'symlink', linkname: 'index.html' },
    { name: './pipe', type: 'fifo' },
  ]
  await unpackWork(archiveOf(entries), at.to)
  for (const name of ['site/index.html', 'same', 'site/again'])
    expect(await readInside(at.to, name)).toMatchObject({ kind: 'file', text: 'hello' })
  expect((await readdir(at.to)).sort()).toEqual(['same', 'site'])
})

test.each<[string, (host: string) => Entry[]]>([
  [
    'a hard link through a link',
    (host) => [
      { name: 'out', type: 'symlink', linkname: host },
      { name: 'notes.txt', type: 'link', linkname: 'out/secret' },
    ],
  ],
  [
    'a hard link through a chain of links',
    (host) => [
      { name: 'one', type: 'symlink', linkname: host },
      { name: 'two', type: 'symlink', linkname: 'one' },
      { name: 'notes.txt', type: 'link', linkname: 'two/secret' },
    ],
  ],
  ['a link alone', (host) => [{ name: 'notes.txt', type: 'symlink', linkname: `${host}/secret` }]],
  ['a hard link by its path', (host) => [{ name: 'notes.txt', type: 'link', linkname: `${host}/secret` }]],
  ['a hard link upwards', () => [{ name: 'notes.txt', type: 'link', linkname: '../host/secret' }]],
])('nothing of this machine is read by %s', async (_, entries) => {
  await using at = await places()
  await unpackWork(archiveOf(entries(at.host)), at.to)
  expect(await readInside(at.to, 'notes.txt')).toEqual({ kind: 'absent' })
})

test.each<[string, (host: string) => Entry[]]>([
  [
    'a file through a link',
    (host) => [{ name: 'out', type: 'symlink', linkname: host }, [{ name: 'out/planted' }, 'x']],
  ],
  [
    'a hard link through a link',
    (host) => [
      { name: 'out', type: 'symlink', linkname: host },
      [{ name: 'evil' }, 'x'],
      { name: 'out/planted', type: 'link', linkname: 'evil' },
    ],
  ],
  [
    'a link through a link',
    (host) => [
      { name: 'out', type: 'symlink', linkname: host },
      { name: 'out/planted', type: 'symlink', linkname: '/etc/passwd' },
    ],
  ],
  [
    'a directory through a link',
    (host) => [
      { name: 'out', type: 'symlink', linkname: host },
      { name: 'out/planted', type: 'directory' },
    ],
  ],
  ['a file upwards', () => [[{ name: '../host/planted' }, 'x']]],
  ['a file by its path', (host) => [[{ name: `${host}/planted` }, 'x']]],
])('nothing of this machine is written by %s', async (_, entries) => {
  await using at = await places()
  await unpackWork(archiveOf(entries(at.host)), at.to).catch(() => {})
  expect(await readdir(at.host)).toEqual(['secret'])
  expect(await readFile(join(at.host, 'secret'), 'utf8')).toBe('of the host')
})

test('where the folder itself is reached by a link, links in it are made', async () => {
  await using at = await places()
  const other = `${at.to}-link`
  await symlink(at.to, other)
  await unpackWork(archiveOf([{ name: 'a', type: 'symlink', linkname: 'b' }]), other)
  expect((await lstat(join(at.to, 'a'))).isSymbolicLink()).toBe(true)
})

test('an archive without end comes to one', async () => {
  await using at = await places()
  const header = (await buffer(archiveOf([{ name: 'pipe', type: 'fifo' }]))).subarray(0, 512)
  async function* endless() {
    const many = Buffer.concat(Array(1000).fill(header))
    for (;;) yield many
  }
  const most = { bytes: 2 ** 31, entries: 5000 }
  await expect(unpackWork(endless(), at.to, most)).rejects.toThrow('too large')
})
