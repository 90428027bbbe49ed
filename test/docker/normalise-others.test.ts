import { expect, test } from 'vitest'
import { docker } from '../../src/docker/facts/dialects/docker.ts'
import { podman } from '../../src/docker/facts/dialects/podman.ts'
import { toImage } from '../../src/docker/facts/image.ts'
import { toNetwork } from '../../src/docker/facts/network.ts'
import { toVolume } from '../../src/docker/facts/volume.ts'
import { HEX, image29, image2010, imagePodman } from './engine-json.ts'

test('an image is the same on every engine, but for the name of its digest', () => {
  const facts = {
    id: `sha256:${'8'.repeat(64)}`,
    tags: ['nginx:latest', 'localhost:5000/me/nginx:1'],
    digests: [`nginx@sha256:${'a'.repeat(64)}`],
    created: '2024-01-01T00:00:00Z',
    author: '',
    comment: '',
    exposed: [
      { port: 80, protocol: 'tcp' },
      { port: 53, protocol: 'udp' },
    ],
    volumes: [],
    entrypoint: [],
    command: ['nginx'],
    env: { PATH: '/bin' },
    workdir: '',
    user: '',
    labels: {},
    layers: ['sha256:base', 'sha256:top'],
  }
  expect(toImage(image2010, docker)).toEqual(facts)
  expect(toImage(image29, docker)).toEqual(facts)
  expect(toImage(imagePodman, podman)).toEqual(facts)
})

test('an image without a name has none', () => {
  const raw = { ...image2010, RepoTags: ['<none>:<none>'], RepoDigests: null }
  expect(toImage(raw, docker)).toMatchObject({ tags: [], digests: [] })
})

test.each([
  ['named', { Name: 'data', Labels: null }, false],
  ['labelled', { Name: 'x', Labels: { 'com.docker.volume.anonymous': '' } }, true],
  ['of 20.10, without a label', { Name: HEX, Labels: null }, true],
])('a volume that is %s', (_, raw, anonymous) => {
  expect(toVolume({ ...raw, Driver: 'local', CreatedAt: '2026-01-01T12:00:00Z' })).toMatchObject({
    name: raw.Name,
    driver: 'local',
    anonymous,
  })
})

test('a network, with Podman’s default under its Docker name', () => {
  const raw = {
    Id: 'n1',
    Name: 'podman',
    Driver: 'bridge',
    Internal: false,
    Containers: { c0ffee: { Name: 'web' } },
    IPAM: { Config: [{ Subnet: '10.88.0.0/16', Gateway: '10.88.0.1' }, {}] },
  }
  const facts = {
    id: 'n1',
    driver: 'bridge',
    internal: false,
    containers: ['web'],
    subnets: ['10.88.0.0/16'],
    gateways: ['10.88.0.1'],
  }
  expect(toNetwork(raw, podman)).toEqual({ ...facts, name: 'bridge' })
  expect(toNetwork(raw, docker)).toEqual({ ...facts, name: 'podman' })
  expect(
    toNetwork({ Id: 'n2', Name: 'none', Containers: null, IPAM: { Config: null } }, docker),
  ).toMatchObject({
    containers: [],
    subnets: [],
  })
})

test.each([
  ['the message of a commit', { Comment: 'mine', Parent: HEX }, { comment: 'mine', parent: `sha256:${HEX}` }],
  [
    'a message in a builder’s words',
    { Comment: 'Imported from home', Parent: HEX },
    { comment: 'Imported from home' },
  ],
  [
    'nothing but what BuildKit wrote',
    { Comment: 'buildkit.dockerfile.v0' },
    { comment: '', madeBy: 'buildkit' },
  ],
  ['nothing but what an import wrote', { Comment: 'Imported from -' }, { comment: '', madeBy: 'import' }],
  [
    'what the engine knows of a pull',
    { Identity: { Pull: [{ Repository: 'docker.io/library/nginx' }] } },
    { verified: ['nginx'] },
  ],
])('an image has %s', (_, raw, facts) => {
  expect(toImage({ ...image2010, ...raw }, docker)).toMatchObject(facts)
})

test('Podman finds parents for images that were pulled', () => {
  expect(toImage({ ...imagePodman, Parent: HEX }, podman)).not.toHaveProperty('parent')
})
