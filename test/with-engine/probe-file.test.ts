import { beforeAll, expect, test, vi } from 'vitest'
import { readFile } from '../../src/docker/probes/file.ts'
import { ask, container, docker, removeContainersAfterwards } from './probe-containers.ts'

removeContainersAfterwards()

const PREPARE = `
mkdir -p /d/sub /real/deep /data
echo hi >/d/f
ln -s f /d/relative; ln -s /nope /d/dangling; ln -s two /d/one; ln -s one /d/two
ln -s /real/deep /a; ln -s ../x /real/deep/link; echo X >/real/x
ln -s ../../../../etc/hostname /d/outside
mkfifo /d/fifo; mknod /d/device c 1 3
dd if=/dev/null of=/d/sparse bs=1 seek=1099511627776 2>/dev/null
echo kept >/data/f
rm /bin/cat; printf '#!/bin/sh\\necho fake' >/bin/cat; chmod +x /bin/cat
echo ready >/ready
`
const name = await container(
  '-v',
  '/data',
  '--tmpfs',
  '/memory/',
  'busybox',
  'sh',
  '-c',
  `${PREPARE}\nsleep 600`,
)
const id = (await docker('inspect', '--format', '{{.Config.Hostname}}', name)).trim()

beforeAll(async () => {
  const ready = async () => expect(await readFile(ask, name, '/ready')).toMatchObject({ kind: 'file' })
  await vi.waitFor(ready, { timeout: 10_000 })
})

test.each<[string, object]>([
  ['/d/f', { kind: 'file', size: 3, mode: 0o644, owner: { uid: 0, gid: 0 }, text: 'hi\n' }],
  ['/d/relative', { kind: 'file', text: 'hi\n' }],
  ['/a/link', { kind: 'file', text: 'X\n' }],
  ['/data/f', { kind: 'file', text: 'kept\n' }],
  ['/d/outside', { kind: 'file', text: `${id}\n` }],
  ['/bin/cat', { kind: 'file', text: '#!/bin/sh\necho fake' }],
  ['/d/dangling', { kind: 'absent' }],
  ['/d/one', { kind: 'absent' }],
  ['/d/f/x', { kind: 'absent' }],
  ['/nope', { kind: 'absent' }],
  ['/d/fifo', { kind: 'other', what: 'fifo' }],
  ['/d/device', { kind: 'other', what: 'device' }],
  ['/d/sub', { kind: 'directory', entries: [], truncated: false }],
  ['/real', { kind: 'directory', entries: ['deep', 'x'], truncated: false }],
])('%s is %o', async (path, fact) => {
  expect(await readFile(ask, name, path)).toMatchObject(fact)
})

test('a file of a tebibyte is told from its beginning', async () => {
  const found = await readFile(ask, name, '/d/sparse')
  expect(found).toMatchObject({ kind: 'file', size: 2 ** 40, truncated: true })
  expect(found).not.toHaveProperty('sha256')
})

test('a file system in memory, which the engine does not see, makes no verdict', async () => {
  await expect(readFile(ask, name, '/memory/x')).rejects.toMatchObject({
    code: 'path-unreadable',
    detail: { why: 'in-memory' },
  })
})

test('a container that has stopped is read, and one that is not there has no files', async () => {
  await docker('stop', '-t', '0', name)
  expect(await readFile(ask, name, '/data/f')).toMatchObject({ text: 'kept\n' })
  expect(await readFile(ask, `${name}-other`, '/d/f')).toEqual({ kind: 'absent' })
})
