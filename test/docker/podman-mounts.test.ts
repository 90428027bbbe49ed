import { expect, test } from 'vitest'
import { looks } from '../../src/docker/facts/look.ts'
import { podman } from './engine-json.ts'
import { fakeAsk } from './fake-ask.ts'

// As Podman 5.8.6 answers.
const bind = (Source: string, Destination: string, RW = true) => ({
  Type: 'bind',
  Source,
  Destination,
  Mode: '',
  RW,
  Propagation: 'rprivate',
})
const volume = (Name: string, Destination: string) => ({
  ...bind(`/v/${Name}/_data`, Destination),
  Type: 'volume',
  Name,
  Driver: 'local',
})
const EARLY = '2026-11-26T12:53:44.045808559Z'
const LATE = '2026-11-26T12:53:45.046473579Z'

interface Inspected {
  Mounts: object[]
  VolumesFrom?: string[] | null
  Created?: string
}

const inspected = ({ Mounts, VolumesFrom = null, Created = EARLY }: Inspected) => ({
  body: JSON.stringify({
    ...podman,
    Created,
    HostConfig: { ...podman.HostConfig, Binds: [], VolumesFrom },
    Mounts,
  }),
})

async function mountsOf(web: Inspected, lenders: Record<string, Inspected> = {}) {
  const others = Object.entries(lenders).map(([name, one]) => [
    `/containers/${name}/json`,
    () => inspected(one),
  ])
  const { ask } = fakeAsk({
    '/containers/web/json': () => inspected({ Created: LATE, ...web }),
    ...Object.fromEntries(others),
  })
  const found = await looks(ask, { name: 'podman', api: '1.41' }).container('web')
  const mounts = found?.mounts.map(
    ({ name, source, destination, writable }) => `${name ?? source}:${destination}${writable ? '' : ':ro'}`,
  )
  return { mounts, mountsUnknown: found?.mountsUnknown }
}

test('directories of the host that --volumes-from gave are those that the lender lists', async () => {
  const lender = {
    Mounts: [volume('vol', '/v'), bind('/lab/conf', '/conf'), bind('/lab/data', '/data', false)],
  }
  expect(
    await mountsOf({ Mounts: [volume('vol', '/v')], VolumesFrom: ['first'] }, { first: lender }),
  ).toEqual({
    mounts: ['vol:/v', '/lab/conf:/conf', '/lab/data:/data:ro'],
  })
})

test('they are read-only where that was asked for', async () => {
  const first = { Mounts: [bind('/lab/conf', '/conf')] }
  expect(await mountsOf({ Mounts: [], VolumesFrom: ['first:ro'] }, { first })).toEqual({
    mounts: ['/lab/conf:/conf:ro'],
  })
  expect(await mountsOf({ Mounts: [], VolumesFrom: ['first:rw'] }, { first })).toEqual({
    mounts: ['/lab/conf:/conf'],
  })
})

test('what the container itself lists at a path counts, and then the lender that was named last', async () => {
  const first = { Mounts: [bind('/lab/a', '/a'), bind('/lab/b', '/b')] }
  const second = { Mounts: [bind('/lab/c', '/b'), bind('/lab/d', '/v')] }
  const web = { Mounts: [volume('vol', '/v')], VolumesFrom: ['first', 'second'] }
  expect(await mountsOf(web, { first, second })).toEqual({
    mounts: ['vol:/v', '/lab/a:/a', '/lab/c:/b'],
  })
})

test('a lender does not pass on what it was lent', async () => {
  const first = { Mounts: [bind('/lab/a', '/a')] }
  const second = { Mounts: [bind('/lab/b', '/b')], VolumesFrom: ['first'] }
  expect(await mountsOf({ Mounts: [], VolumesFrom: ['second'] }, { first, second })).toEqual({
    mounts: ['/lab/b:/b'],
  })
})

test('a lender that is gone, or was created since, no longer says what it lent', async () => {
  const web = { Mounts: [volume('vol', '/v')], VolumesFrom: ['first'] }
  const unknown = { mounts: ['vol:/v'], mountsUnknown: true }
  expect(await mountsOf(web)).toEqual(unknown)
  const first = { Mounts: [bind('/lab/a', '/a')], Created: '2026-11-26T12:53:46Z' }
  expect(await mountsOf(web, { first })).toEqual(unknown)
})

test('nothing is missing where nothing was lent, or there was nothing to lend', async () => {
  expect(await mountsOf({ Mounts: [bind('/lab/a', '/a')] })).toEqual({ mounts: ['/lab/a:/a'] })
  expect(await mountsOf({ Mounts: [], VolumesFrom: ['first'] }, { first: { Mounts: [] } })).toEqual({
    mounts: [],
  })
})
