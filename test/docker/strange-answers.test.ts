import { describe, expect, test } from 'vitest'
import { toContainer } from '../../src/docker/facts/container.ts'
import { docker } from '../../src/docker/facts/dialects/docker.ts'
import { podman } from '../../src/docker/facts/dialects/podman.ts'
import { toImage } from '../../src/docker/facts/image.ts'
import { own } from '../../src/docker/port/json.ts'
import { docker2010, image2010 } from './engine-json.ts'

const exposing = (...keys: string[]) => {
  const ExposedPorts = Object.fromEntries(keys.map((key) => [key, {}]))
  return toImage({ ...image2010, Config: { ...image2010.Config, ExposedPorts } }, docker)
}

describe('the ports that an image declares', () => {
  test.each([
    [['80'], ['80/tcp']],
    [['80/'], ['80/tcp']],
    [
      ['53/Udp', '53/TCP'],
      ['53/udp', '53/tcp'],
    ],
    [['6379-6381/tcp'], ['6379/tcp', '6380/tcp', '6381/tcp']],
    [
      ['7000-7001/udp', '7001/udp'],
      ['7000/udp', '7001/udp'],
    ],
    [['0080/tcp'], ['80/tcp']],
  ])('%j are understood', (keys, ports) => {
    const { exposed, notUnderstood } = exposing(...keys)
    expect(exposed.map(({ port, protocol }) => `${port}/${protocol}`)).toEqual(ports)
    expect(notUnderstood).toBeUndefined()
  })

  test.each(['/tcp', '80 443', 'http/tcp', '90-80/tcp', '70000/tcp', '80/quic', '80/tcp/udp', '-80', ''])(
    '"%s" is not, and spoils nothing else',
    (key) => {
      const image = exposing('80/tcp', key)
      expect(image.notUnderstood).toMatchObject({ exposed: { why: 'unknown-value' } })
      expect(image).toMatchObject({ command: ['nginx'], env: { PATH: '/bin' } })
    },
  )

  test('all of them, again and again, cost no time', () => {
    const keys = Array.from(
      { length: 5000 },
      (_, index) => `${'0'.repeat(index % 4)}1-65535/tcp${' '.repeat(index)}`,
    )
    expect(exposing(...keys).notUnderstood).toHaveProperty('exposed')
  })
})

test.each([
  ['entrypoint', { Entrypoint: 'sh' }],
  ['command', { Cmd: [1] }],
  ['env', { Env: {} }],
  ['labels', { Labels: { k: 1 } }],
  ['workdir', { WorkingDir: [] }],
  ['user', { User: 0 }],
  ['volumes', { Volumes: ['/data'] }],
])('an image whose %s makes no sense keeps the rest', (fact, part) => {
  const image = toImage({ ...image2010, Config: { ...image2010.Config, ...part } }, docker)
  expect(Object.keys(image.notUnderstood ?? {})).toEqual([fact])
  expect(image.layers).toEqual(['sha256:base', 'sha256:top'])
})

test('words that every object has are words like any other', () => {
  const env = ['constructor=a', '__proto__=b', 'toString']
  const raw = { ...docker2010, Config: { ...docker2010.Config, Env: env, Labels: { ['__proto__']: 'c' } } }
  const context = { dialect: docker, mounting: { requests: [], anonymous: [], canBeParts: true }, now: 0 }
  const container = JSON.parse(JSON.stringify(toContainer(raw, context)))
  expect(own(container.env, 'constructor')).toBe('a')
  expect(own(container.env, '__proto__')).toBe('b')
  expect(own(container.env, 'hasOwnProperty')).toBeUndefined()
  expect(own(container.labels, '__proto__')).toBe('c')
  expect(podman.status('constructor', false)).toBeUndefined()
  expect(podman.action('toString')).toBe('toString')
})
