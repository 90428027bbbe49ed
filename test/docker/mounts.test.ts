import { expect, test } from 'vitest'
import { toMounts } from '../../src/docker/facts/mounts.ts'
import { toVolume } from '../../src/docker/facts/volume.ts'

const plain = { requests: [], anonymous: [], canBeParts: true }

test.each([
  ['/c/', '', { destination: '/c', writable: true }],
  ['//a/./b/../c', 'size=1m', { destination: '/a/c', writable: true }],
  ['/a', 'ro', { destination: '/a', writable: false }],
  ['/a', 'size=1m,ro,noexec', { destination: '/a', writable: false }],
  ['/a', 'ro,rw', { destination: '/a', writable: true }],
])('--tmpfs %s:%s', (path, options, expected) => {
  expect(toMounts([], { Tmpfs: { [path]: options } }, plain)).toEqual([
    { type: 'tmpfs', source: '', anonymous: false, ...expected },
  ])
})

test('--tmpfs is a mount, once', () => {
  const listed = { Type: 'tmpfs', Source: '', Destination: '/t', RW: true }
  expect(toMounts([listed], { Tmpfs: { '/t/': 'ro' } }, plain)).toMatchObject([
    { type: 'tmpfs', writable: true },
  ])
})

test.each([
  ['no list of mounts', undefined],
  ['a mount without a type', [{ Source: '/a', Destination: '/a', RW: true }]],
  ['a mount that does not say whether it is writable', [{ Type: 'bind', Source: '/a', Destination: '/a' }]],
  ['a bind of nothing', [{ Type: 'bind', Destination: '/a', RW: true }]],
  ['a volume without a name', [{ Type: 'volume', Source: '/a', Destination: '/a', RW: true }]],
  ['a mount nowhere', [{ Type: 'tmpfs', RW: true }]],
])('%s is not understood', (_, Mounts) => {
  expect(() => toMounts(Mounts, {}, plain)).toThrow(expect.objectContaining({ name: 'WrongShape' }))
})

test.each([
  ['a directory of the host', { type: 'none', o: 'bind', device: '/srv/site' }, '/srv/site'],
  ['with more options', { type: 'none', o: 'rbind,ro', device: '/srv/site' }, '/srv/site'],
  ['a network share', { type: 'nfs', o: 'addr=10.0.0.1', device: ':/site' }, 'addr=10.0.0.1 :/site'],
  ['memory', { type: 'tmpfs', device: 'tmpfs' }, undefined],
  ['the engine’s own folder', null, undefined],
])('a volume is really %s', (_, Options, device) => {
  expect(toVolume({ Name: 'data', Driver: 'local', Labels: null, Options }).device).toBe(device)
})

test.each([
  ['bind,ro', true],
  ['size=1m,ro', true],
  ['ro,rw', undefined],
  ['bind', undefined],
  ['addr=ro', undefined],
])('a volume with o=%s is read-only itself: %s', (o, isReadOnly) => {
  const volume = { Name: 'data', Driver: 'local', Labels: null, Options: { type: 'none', o, device: '/srv' } }
  expect(toVolume(volume).isReadOnly).toBe(isReadOnly)
  expect(toVolume({ ...volume, Driver: 'cloud' }).isReadOnly).toBeUndefined()
})
