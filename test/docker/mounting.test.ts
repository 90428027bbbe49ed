import { describe, expect, test } from 'vitest'
import { looks } from '../../src/docker/facts/look.ts'
import { docker2010, HEX } from './engine-json.ts'
import { fakeAsk } from './fake-ask.ts'

const json = (body: object) => () => ({ body: JSON.stringify(body) })
const aVolume = (Name: string, Destination: string, over: object = {}) => ({
  Type: 'volume',
  Name,
  Source: `/v/${Name}/_data`,
  Destination,
  RW: true,
  ...over,
})
const aBind = (Source: string, Destination: string) => ({ Type: 'bind', Source, Destination, RW: true })

interface Asked {
  created?: string
  mounts?: object[]
  host?: object
  labels?: object
}

const container = (
  Name: string,
  { mounts = [], host = {}, labels = {}, created = docker2010.Created }: Asked,
) => ({
  ...docker2010,
  Created: created,
  Name: `/${Name}`,
  Config: { ...docker2010.Config, Labels: labels },
  HostConfig: { ...docker2010.HostConfig, Binds: null, ...host },
  Mounts: mounts,
})

/** The mounts of `web`, on an engine that has the other containers and volumes as well. */
async function mountsOf(
  web: Asked,
  {
    others = {},
    volumes = {},
    api = '1.44',
  }: { others?: Record<string, Asked>; volumes?: Record<string, object>; api?: string } = {},
) {
  const { ask } = fakeAsk({
    ...Object.fromEntries(
      Object.entries({ ...others, web }).map(([name, asked]) => [
        `/containers/${name}/json`,
        json(container(name, asked)),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(volumes).map(([Name, over]) => [
        `/volumes/${Name}`,
        json({ Name, Driver: 'local', Labels: null, ...over }),
      ]),
    ),
  })
  return (await looks(ask, { name: 'docker', api }).container('web'))?.mounts
}

const LABEL = { Labels: { 'com.docker.volume.anonymous': '' } }
const isAnonymous = async (...about: Parameters<typeof mountsOf>) =>
  (await mountsOf(...about))?.[0]?.anonymous

describe('a volume with a name of 64 digits', () => {
  const mounts = [aVolume(HEX, '/data')]
  const named = { Binds: [`${HEX}:/data`] }
  const compose = { 'com.docker.compose.project': 'lab' }

  test('is anonymous when the engine says so, also when Compose named it to keep it', async () => {
    const volumes = { [HEX]: LABEL }
    expect(await isAnonymous({ mounts }, { volumes })).toBe(true)
    expect(await isAnonymous({ mounts, host: named, labels: compose }, { volumes })).toBe(true)
  })
  test('is named when an engine that would say so does not', async () => {
    expect(await isAnonymous({ mounts }, { volumes: { [HEX]: {} } })).toBe(false)
    expect(await isAnonymous({ mounts }, { volumes: { [HEX]: { Labels: {} } }, api: '1.42' })).toBe(false)
  })
  test('is anonymous where "--mount" asked for none by name, on an engine that labels only those of "-v"', async () => {
    const unnamed = { Mounts: [{ Type: 'volume', Target: '/data' }] }
    const volumes = { [HEX]: { Labels: { course: 'docker' } } }
    expect(await isAnonymous({ mounts, host: unnamed }, { volumes, api: '1.45' })).toBe(true)
    expect(await isAnonymous({ mounts, host: unnamed }, { volumes, api: '1.48' })).toBe(false)
    expect(await isAnonymous({ mounts, host: named }, { volumes: { [HEX]: {} }, api: '1.45' })).toBe(false)
  })
  test('is anonymous on an older engine unless somebody typed it', async () => {
    const old = { volumes: { [HEX]: {} }, api: '1.41' }
    const byMount = { Mounts: [{ Type: 'volume', Source: HEX, Target: '/data' }] }
    expect(await isAnonymous({ mounts }, old)).toBe(true)
    expect(await isAnonymous({ mounts, host: named }, old)).toBe(false)
    expect(await isAnonymous({ mounts, host: byMount }, old)).toBe(false)
    expect(await isAnonymous({ mounts, host: named, labels: compose }, old)).toBe(true)
  })
  test('is named on an older engine when "docker volume create" made it', async () => {
    const volumes = { [HEX]: { Labels: {} } }
    expect(await isAnonymous({ mounts }, { volumes, api: '1.41' })).toBe(false)
  })
  test('is named on an older engine when the container that lends it was given the name', async () => {
    const others = { first: { mounts, host: named } }
    const lent = { mounts, host: { VolumesFrom: ['first'] } }
    expect(await isAnonymous(lent, { others, volumes: { [HEX]: {} }, api: '1.41' })).toBe(false)
  })
})

test('a name of its own is a name, whatever the label', async () => {
  const volumes = { data: LABEL }
  expect(await isAnonymous({ mounts: [aVolume('data', '/data')] }, { volumes })).toBe(false)
})

describe('the part of a volume that is mounted', () => {
  const mounts = [aVolume('data', '/data')]
  const part = (Subpath: string) => ({
    Mounts: [{ Type: 'volume', Source: 'data', Target: '/data/', VolumeOptions: { Subpath } }],
  })
  const partOf = async (...about: Parameters<typeof mountsOf>) => {
    const [web, engine] = about
    const [{ subpath, partUnknown } = {}] = (await mountsOf(web, { api: '1.45', ...engine })) ?? []
    return partUnknown ? 'unknown' : subpath
  }

  test.each([
    ['1', '1'],
    ['./a//b/', 'a/b'],
    ['.', undefined],
    ['', undefined],
  ])('"%s" is %s', async (asked, is) => {
    expect(await partOf({ mounts, host: part(asked) })).toBe(is)
  })
  test('is that of the container that lends it', async () => {
    const others = {
      second: { mounts, host: { VolumesFrom: ['first:ro'] } },
      first: { mounts, host: part('1') },
    }
    expect(await partOf({ mounts, host: { VolumesFrom: ['second'] } }, { others })).toBe('1')
  })
  test('is the whole where the lender asked for the whole, or its image did', async () => {
    const lent = { mounts, host: { VolumesFrom: ['first'] } }
    expect(await partOf(lent, { others: { first: { mounts, host: { Binds: ['data:/data'] } } } })).toBe(
      undefined,
    )
    expect(await partOf(lent, { others: { first: { mounts } } })).toBe(undefined)
  })
  test('is unknown where the lender is gone, or has a different mount now', async () => {
    const lent = { mounts, host: { VolumesFrom: ['first'] } }
    expect(await partOf(lent)).toBe('unknown')
    expect(await partOf(lent, { others: { first: { mounts: [aVolume('other', '/data')] } } })).toBe('unknown')
  })
  test('is unknown where a container that is gone has lent it to the lender', async () => {
    const first = { mounts, host: { VolumesFrom: ['gone'] } }
    const lent = { mounts, host: { VolumesFrom: ['first'] } }
    expect(await partOf(lent, { others: { first } })).toBe('unknown')
  })
  test('is unknown where the lender has only the name of the one that is gone', async () => {
    const lent = { mounts, host: { VolumesFrom: ['first'] }, created: '2026-01-01T00:00:00.5Z' }
    const first = { mounts, host: part('1') }
    const isCreated = (created: string) => partOf(lent, { others: { first: { ...first, created } } })
    expect(await isCreated('2026-01-01T00:00:00.4Z')).toBe('1')
    expect(await isCreated('2026-01-01T00:00:00.6Z')).toBe('unknown')
  })
  test('is the whole on an engine that mounts no parts', async () => {
    const lent = { mounts, host: { VolumesFrom: ['first'] } }
    expect(await partOf(lent, { api: '1.44' })).toBe(undefined)
  })
  test('is its own where it has a request of its own beside --volumes-from', async () => {
    expect(await partOf({ mounts, host: { Binds: ['data:/data:ro,z'], VolumesFrom: ['gone'] } })).toBe(
      undefined,
    )
  })
  test('ends where containers lend in a circle', async () => {
    const others = { first: { mounts, host: { VolumesFrom: ['web'] } } }
    expect(await partOf({ mounts, host: { VolumesFrom: ['first'] } }, { others })).toBe('unknown')
  })
})

describe('the path that a bind was asked for', () => {
  const MADE_UP = '/run/desktop/mnt/host/wsl/docker-desktop-bind-mounts/Ubuntu/0a1b2c'
  const askedOf = async (shown: string, host: object) => {
    const [mount] = (await mountsOf({ mounts: [aBind(shown, '/site')], host })) ?? []
    return mount?.askedSource
  }
  test.each([
    ['/home/me/site:/site', '/home/me/site'],
    ['/home/me/site:/site:ro', '/home/me/site'],
    ['C:\\Users\\me\\site:/site', 'C:\\Users\\me\\site'],
    ['C:/Users/me/site:/site:rw,cached', 'C:/Users/me/site'],
    ['/home/me/a:b:/site', '/home/me/a:b'],
    ['/home/me/site:/site/', '/home/me/site'],
    ['/other:/elsewhere', undefined],
  ])('with -v %s', async (bind, asked) => {
    expect(await askedOf(MADE_UP, { Binds: [bind] })).toBe(asked)
  })
  test('with --mount', async () => {
    const Mounts = [{ Type: 'bind', Source: '/home/me/site', Target: '/site' }]
    expect(await askedOf(MADE_UP, { Mounts })).toBe('/home/me/site')
  })
  test('is not repeated where the engine shows it', async () => {
    expect(await askedOf('/home/me/site', { Binds: ['/home/me/site:/site'] })).toBe(undefined)
  })
})
