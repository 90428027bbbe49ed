import { expect, test } from 'vitest'
import { parseMountinfo } from '../../src/docker/probes/kernel-mounts.ts'

const row = (root: string, destination: string, options = 'rw,relatime', rest = '- ext4 /dev/vda rw') =>
  parseMountinfo(`94 77 254:0 ${root} ${destination} ${options} ${rest}\n`)[0]

test('a directory of the host', () =>
  expect(row('/home/me/site', '/data')).toEqual({
    destination: '/data',
    root: '/home/me/site',
    deleted: false,
    writable: true,
  }))

test('one that was removed since', () =>
  expect(row('/home/me/site//deleted', '/data')).toMatchObject({ root: '/home/me/site', deleted: true }))

test('a directory that only has such a name', () =>
  expect(row('/home/me/deleted', '/data')).toMatchObject({ root: '/home/me/deleted', deleted: false }))

test('a mount that is read-only', () => expect(row('/', '/data', 'ro,relatime')?.writable).toBe(false))

test('a file system that is read-only', () =>
  expect(row('/', '/data', 'rw,relatime', 'master:1 - iso9660 /dev/sr0 ro,relatime')?.writable).toBe(false))

test('white space and other alphabets', () =>
  expect(row('/home/\\345我/my\\040site', '/my\\011data')).toMatchObject({
    root: '/home/å我/my site',
    destination: '/my\tdata',
  }))

test('what is no row', () => expect(parseMountinfo('cat: no such file\n\n')).toEqual([]))
