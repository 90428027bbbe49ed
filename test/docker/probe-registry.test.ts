import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { NotARegistry } from '../../src/docker/port/docker.ts'
import { loginAs } from '../../src/docker/port/login.ts'
import { lookUpRegistry } from '../../src/docker/probes/registry/registry.ts'
import { freePort, here, httpServer, saying } from './servers.ts'

interface Page {
  status?: number
  headers?: Record<string, string>
  body?: string
  /** Said instead of the real length, for HEAD. */
  length?: number
}

const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
const descriptor = (text: string) => ({ digest: digestOf(text), size: text.length })
const error = (code: string): Page => ({ status: 404, body: JSON.stringify({ errors: [{ code }] }) })

const layer = 'the bytes of a layer'
const config = JSON.stringify({ created: '2024-01-02T03:04:05Z', rootfs: { diff_ids: ['sha256:abc'] } })
const manifest = JSON.stringify({ config: descriptor(config), layers: [descriptor(layer)] })

/** A registry that holds `me/app:1`, but for what a test changes. */
const whole: Record<string, Page> = {
  '/v2/': { body: '{}' },
  '/v2/me/app/manifests/1': { body: manifest, headers: { 'Docker-Content-Digest': digestOf(manifest) } },
  '/v2/me/app/tags/list': { body: '{"name":"me/app","tags":["1","2"]}' },
  [`/v2/me/app/blobs/${digestOf(config)}`]: { body: config },
  [`/v2/me/app/blobs/${digestOf(layer)}`]: { body: layer },
}

const serving = (pages: Record<string, Page>, otherwise: Page = error('MANIFEST_UNKNOWN')) =>
  httpServer((request, response) => {
    const {
      status = 200,
      headers = {},
      body = '',
      length,
    } = pages[(request.url ?? '').split('?')[0]!] ?? otherwise
    response.writeHead(status, { 'Content-Length': length ?? Buffer.byteLength(body), ...headers })
    response.end(request.method === 'HEAD' ? '' : body)
  })

async function lookUp(pages: Record<string, Page>, otherwise?: Page, name = 'me/app:1') {
  await using server = await serving(pages, otherwise)
  return await lookUpRegistry(here(), `localhost:${server.port}/${name}`)
}

const held = {
  kind: 'held',
  manifestDigest: digestOf(manifest),
  configDigest: digestOf(config),
  layers: ['sha256:abc'],
  created: '2024-01-02T03:04:05Z',
  settings: {
    platform: '/',
    author: '',
    entrypoint: [],
    command: [],
    env: {},
    workdir: '',
    user: '',
    labels: {},
    volumes: [],
    exposed: [],
  },
}

test('an image that is there in every part is held', async () => {
  expect(await lookUp(whole)).toEqual(held)
})

test('an image is found by its digest', async () => {
  const pages = { ...whole, [`/v2/me/app/manifests/${digestOf(manifest)}`]: { body: manifest } }
  expect(await lookUp(pages, undefined, `me/app@${digestOf(manifest)}`)).toEqual(held)
})

test('of an image for several platforms all that are there are read, under the digest of the whole', async () => {
  const attestation = { ...descriptor('attestation'), platform: { os: 'unknown', architecture: 'unknown' } }
  const arm = { ...descriptor('arm'), platform: { os: 'linux', architecture: 'arm64' } }
  const amd = { ...descriptor(manifest), platform: { os: 'linux', architecture: 'amd64' } }
  const index = JSON.stringify({ manifests: [attestation, arm, amd] })
  const pages = {
    ...whole,
    '/v2/me/app/manifests/1': { body: index },
    [`/v2/me/app/manifests/${digestOf(manifest)}`]: { body: manifest },
  }
  const onAmd = { ...held, manifestDigest: digestOf(index), platform: 'linux/amd64' }
  expect(await lookUp(pages)).toEqual(onAmd)
  const armConfig = JSON.stringify({
    architecture: 'arm64',
    os: 'linux',
    config: { Cmd: ['sh'], Env: ['A=1'], ExposedPorts: { '80/tcp': {} }, WorkingDir: '/app/' },
    rootfs: { diff_ids: ['sha256:def'] },
  })
  const armManifest = JSON.stringify({ config: descriptor(armConfig), layers: [descriptor(layer)] })
  const both = JSON.stringify({
    manifests: [
      attestation,
      { ...descriptor(armManifest), platform: { os: 'linux', architecture: 'arm64' } },
      amd,
    ],
  })
  const others = {
    ...pages,
    '/v2/me/app/manifests/1': { body: both },
    [`/v2/me/app/manifests/${digestOf(armManifest)}`]: { body: armManifest },
    [`/v2/me/app/blobs/${digestOf(armConfig)}`]: { body: armConfig },
  }
  expect(await lookUp(others)).toMatchObject({
    ...onAmd,
    manifestDigest: digestOf(both),
    others: [
      {
        platform: 'linux/arm64',
        manifestDigest: digestOf(armManifest),
        layers: ['sha256:def'],
        settings: {
          platform: 'linux/arm64',
          command: ['sh'],
          env: { A: '1' },
          exposed: ['80/tcp'],
          workdir: '/app',
        },
      },
    ],
  })
})

test.each<[string, Record<string, Page>, object]>([
  ['no repository', { '/v2/me/app/tags/list': error('NAME_UNKNOWN') }, { kind: 'no-repository', tags: [] }],
  ['a different tag', {}, { kind: 'no-tag', tags: ['1', '2'] }],
  ['no tag at all', { '/v2/me/app/tags/list': { body: '{"tags":null}' } }, { kind: 'no-tag', tags: [] }],
])('%s is reported', async (_what, changes, answer) => {
  expect(await lookUp({ ...whole, ...changes, '/v2/me/app/manifests/1': error('MANIFEST_UNKNOWN') })).toEqual(
    answer,
  )
})

test('of many tags 50 are given', async () => {
  const tags = Array.from({ length: 500 }, (_, number) => `${number}`)
  const found = await lookUp({ '/v2/': {}, '/v2/me/app/tags/list': { body: JSON.stringify({ tags }) } })
  expect(found.kind === 'no-tag' && found.tags).toEqual(tags.slice(0, 50))
})

test('a registry that asks for a login denies', async () => {
  const headers = { 'WWW-Authenticate': 'Basic realm="Registry"' }
  expect(await lookUp({ '/v2/': { status: 401, headers } })).toEqual({ kind: 'denied' })
  for (const status of [401, 403])
    expect(await lookUp({ ...whole, '/v2/me/app/manifests/1': { status } })).toEqual({ kind: 'denied' })
})

test.each<[string, Page, object]>([
  [
    'AirPlay of macOS',
    { status: 403, headers: { Server: 'AirTunes/775.3.1' } },
    { status: 403, server: 'AirTunes/775.3.1' },
  ],
  ['a server that forbids', { status: 403 }, { status: 403 }],
  ['a server that refuses without saying how to log in', { status: 401 }, { status: 401 }],
])('%s is no registry', async (_what, page, seen) => {
  expect(await lookUp({ '/v2/': page })).toEqual({
    kind: 'not-a-registry',
    why: 'wrong-status',
    at: '/v2/',
    ...seen,
  })
})

test('layers are read to the end: other bytes of the same length are not the layer', async () => {
  const zeros = { ...whole, [`/v2/me/app/blobs/${digestOf(layer)}`]: { body: '\0'.repeat(layer.length) } }
  const at = `/v2/me/app/blobs/${digestOf(layer)}`
  expect(await lookUp(zeros)).toEqual({ kind: 'not-a-registry', why: 'wrong-digest', at })
})

test('a layer that would take too long is asked for its size', async () => {
  const large = JSON.stringify({ config: descriptor(config), layers: [{ ...descriptor(layer), size: 1e9 }] })
  const pages = {
    ...whole,
    '/v2/me/app/manifests/1': { body: large },
    [`/v2/me/app/blobs/${digestOf(layer)}`]: { length: 1e9 },
  }
  expect(await lookUp(pages)).toMatchObject({ kind: 'held', layers: ['sha256:abc'] })
})

test('a registry on any loopback address is asked', async () => {
  await using server = await serving(whole)
  expect(await lookUpRegistry(here(), `127.0.0.1:${server.port}/me/app:1`)).toMatchObject({ kind: 'held' })
  expect(await lookUpRegistry(here(), `127.8.9.10:${await freePort()}/me/app:1`)).toMatchObject({
    kind: 'problem',
  })
})

test.each<[string, NotARegistry, Record<string, Page>, Page | undefined]>([
  ['a web server', 'wrong-status', {}, { status: 404, body: '<html>not found</html>' }],
  [
    'a web server with a page at /v2/',
    'wrong-error',
    { '/v2/': {} },
    { status: 404, body: '{"message":"not found"}' },
  ],
  ['a server that answers everything', 'holds-anything', {}, { body: manifest }],
  [
    'a server that redirects',
    'wrong-status',
    {},
    { status: 302, headers: { Location: 'http://example.com/' } },
  ],
  [
    'errors of the server',
    'wrong-status',
    { ...whole, '/v2/me/app/manifests/1': { status: 500 } },
    undefined,
  ],
  ['a manifest under a wrong digest', 'wrong-digest', manifestIs(manifest, digestOf('other')), undefined],
  [
    'a manifest that is none',
    'not-an-image',
    manifestIs('{"config":{"digest":"../../etc/passwd","size":1},"layers":[]}'),
    undefined,
  ],
  ['a manifest that is not JSON', 'not-an-image', manifestIs('\u001b[2Jheld'), undefined],
  [
    'a manifest of the oldest kind',
    'not-an-image',
    manifestIs('{"schemaVersion":1,"fsLayers":[]}'),
    undefined,
  ],
  ['an index of nothing', 'not-an-image', manifestIs('{"manifests":[]}'), undefined],
  ['a huge manifest', 'too-long', manifestIs(`${manifest}${' '.repeat(5 * 1024 * 1024)}`), undefined],
  [
    'no configuration',
    'part-missing',
    { ...whole, [`/v2/me/app/blobs/${digestOf(config)}`]: error('BLOB_UNKNOWN') },
    undefined,
  ],
  [
    'wrong bytes',
    'wrong-digest',
    { ...whole, [`/v2/me/app/blobs/${digestOf(config)}`]: { body: `${config} ` } },
    undefined,
  ],
  [
    'no layer',
    'part-missing',
    { ...whole, [`/v2/me/app/blobs/${digestOf(layer)}`]: error('BLOB_UNKNOWN') },
    undefined,
  ],
  [
    'a shorter layer',
    'wrong-size',
    { ...whole, [`/v2/me/app/blobs/${digestOf(layer)}`]: { body: layer.slice(0, 3) } },
    undefined,
  ],
])('%s is not believed: %s', async (_what, why, pages, otherwise) => {
  const found = await lookUp(pages, otherwise)
  expect(found).toMatchObject({ kind: 'not-a-registry', why })
})

function manifestIs(body: string, digest?: string) {
  const headers = digest ? { 'Docker-Content-Digest': digest } : {}
  return { ...whole, '/v2/me/app/manifests/1': { body, headers } }
}

test('what is no HTTP is no registry', async () => {
  await using server = await saying('220 mail\r\n')
  expect(await lookUpRegistry(here(), `localhost:${server.port}/me/app`)).toMatchObject({
    kind: 'not-a-registry',
    why: 'not-http',
  })
})

test('nobody there is a refusal, and silence a timeout', async () => {
  const refused = await lookUpRegistry(here(), `127.0.0.1:${await freePort()}/me/app`)
  expect(refused).toEqual({ kind: 'problem', problem: 'refused' })
  await using server = await httpServer(() => {})
  const silent = await lookUpRegistry(here(), `localhost:${server.port}/me/app`, { deadlineMs: 200 })
  expect(silent).toEqual({ kind: 'problem', problem: 'timeout' })
})

test.each(['nginx', 'me/app', 'registry.example.com/me/app:1', 'localhost:5000/Bad'])(
  '%s is never asked for',
  async (reference) => {
    await expect(lookUpRegistry(here(), reference)).rejects.toThrow(/not an/)
  },
)

const asks = { 'WWW-Authenticate': 'Basic realm="hub"' }
const anna = loginAs({ user: 'anna', password: 'secret' })

/** A registry that holds `me/app:1`, for whoever brings this login. */
const askingFor = (wanted: string) =>
  httpServer((request, response) => {
    const isLet = request.headers.authorization === `Basic ${Buffer.from(wanted).toString('base64')}`
    const { status = 200, body = '' } = whole[(request.url ?? '').split('?')[0]!] ?? error('MANIFEST_UNKNOWN')
    if (isLet) response.writeHead(status, { 'Content-Length': Buffer.byteLength(body) }).end(body)
    else response.writeHead(401, asks).end()
  })

test.each([
  ['is held for the right login', 'anna:secret', held],
  ['is denied to a different one', 'anna:other', { kind: 'denied' }],
])('an image in a registry with a password %s', async (_, wanted, answer) => {
  await using server = await askingFor(wanted)
  const name = `localhost:${server.port}/me/app:1`
  expect(await lookUpRegistry(here(), name, { login: anna })).toEqual(answer)
  expect(await lookUpRegistry(here(), name)).toEqual({ kind: 'denied' })
})

test('a registry that asks for no login is open, and a web server is no registry', async () => {
  await using server = await serving(whole)
  const name = `localhost:${server.port}/me/app:1`
  expect(await lookUpRegistry(here(), name, { login: anna })).toEqual({ kind: 'open' })
  await using web = await serving({}, { status: 404 })
  expect(await lookUpRegistry(here(), `localhost:${web.port}/me/app:1`, { login: anna })).toMatchObject({
    kind: 'not-a-registry',
  })
})
