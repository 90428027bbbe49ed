import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { probeHost, resolveEndpoint, type Variables } from '../../src/docker/address/endpoint.ts'
import { knownSockets } from '../../src/docker/address/known-sockets.ts'

let home: string
const linux = () => ({ home, platform: 'linux' as const })
const resolve = (asked: { context?: string; host?: string }, env: Variables = {}) =>
  resolveEndpoint(asked, env, linux())

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  context('lab', { Endpoints: { docker: { Host: 'ssh://me@lab.example' } } })
  context(
    'tls',
    { Endpoints: { docker: { Host: 'tcp://engine.example:2376' } } },
    { ca: 'CA', cert: 'CERT', key: 'KEY' },
  )
  context('trusting', { Endpoints: { docker: { Host: 'tcp://engine.example:2376', SkipTLSVerify: true } } })
  context('here', { Endpoints: { docker: { Host: 'unix:///var/run/docker.sock' } } })
  context('empty', { Endpoints: {} })
  context('broken', '{"Endpoints":')
  context('nowhere', { Endpoints: { docker: { Host: '' } } })
  context('fax', { Endpoints: { docker: { Host: 'fax://1' } } })
})
afterAll(() => rmSync(home, { recursive: true }))

function context(name: string, meta: unknown, pems: Record<string, string> = {}) {
  const id = createHash('sha256').update(name).digest('hex')
  const at = (kind: string, rest = '') => join(home, '.docker', 'contexts', kind, id, rest)
  mkdirSync(at('meta'), { recursive: true })
  mkdirSync(at('tls', 'docker'), { recursive: true })
  writeFileSync(at('meta', 'meta.json'), typeof meta === 'string' ? meta : JSON.stringify(meta))
  for (const [file, text] of Object.entries(pems)) writeFileSync(at('tls', `docker/${file}.pem`), text)
}

function configuration(settings: string) {
  const folder = mkdtempSync(join(home, 'config-'))
  writeFileSync(join(folder, 'config.json'), settings)
  return folder
}

test('each way to name an engine goes before the next, as for the Docker CLI', async () => {
  const DOCKER_CONFIG = join(home, '.docker')
  writeFileSync(join(DOCKER_CONFIG, 'config.json'), '{"currentContext":"tls"}')
  const env: Variables = { DOCKER_CONFIG, DOCKER_HOST: 'unix:///env.sock', DOCKER_CONTEXT: 'lab' }
  const source = async (asked: object, without: string[] = []) => {
    const endpoint = await resolve(asked, { ...env, ...Object.fromEntries(without.map((key) => [key, ''])) })
    return endpoint.context === undefined ? endpoint.source : `${endpoint.source} ${endpoint.context}`
  }

  expect(await source({ context: 'trusting', host: 'unix:///flag.sock' })).toBe('context trusting')
  expect(await source({ host: 'unix:///flag.sock' })).toBe('--host')
  expect(await source({})).toBe('DOCKER_HOST')
  expect(await source({}, ['DOCKER_HOST'])).toBe('context lab')
  expect(await source({}, ['DOCKER_HOST', 'DOCKER_CONTEXT'])).toBe('context tls')
  writeFileSync(join(DOCKER_CONFIG, 'config.json'), '{"currentContext":"default"}')
  expect(await source({}, ['DOCKER_HOST', 'DOCKER_CONTEXT'])).toBe('default-socket')
  expect(await source({ context: 'default' })).toBe('DOCKER_HOST')
})

test.each(['{}', '{"currentContext":""}', 'not json', 'null', '{"currentContext":7}'])(
  'a configuration of %s chooses nothing',
  async (settings) => {
    const endpoint = await resolve({}, { DOCKER_CONFIG: configuration(settings) })
    expect(endpoint).toEqual({
      kind: 'unix',
      path: '/var/run/docker.sock',
      url: 'unix:///var/run/docker.sock',
      source: 'default-socket',
    })
  },
)

test.each([
  ['unix:///run/x.sock', { kind: 'unix', path: '/run/x.sock', url: 'unix:///run/x.sock' }],
  ['unix://', { kind: 'unix', path: '/var/run/docker.sock', url: 'unix:///var/run/docker.sock' }],
  ['tcp://h:1234', { kind: 'tcp', host: 'h', port: 1234, url: 'tcp://h:1234' }],
  ['tcp://h', { kind: 'tcp', host: 'h', port: 2375, url: 'tcp://h:2375' }],
  ['tcp://:2375', { kind: 'tcp', host: 'localhost', port: 2375, url: 'tcp://localhost:2375' }],
  ['127.0.0.1:2375', { kind: 'tcp', host: '127.0.0.1', port: 2375, url: 'tcp://127.0.0.1:2375' }],
  ['http://h:1/', { kind: 'tcp', host: 'h', port: 1, url: 'tcp://h:1' }],
  ['https://h', { kind: 'tcp', host: 'h', port: 2376, tls: { verify: true }, url: 'tcp://h:2376' }],
  ['tcp://[::1]:2375', { kind: 'tcp', host: '::1', port: 2375, url: 'tcp://[::1]:2375' }],
  ['tcp://me:secret@h:1', { kind: 'tcp', host: 'h', port: 1, url: 'tcp://h:1' }],
  ['ssh://h', { kind: 'ssh', host: 'h', url: 'ssh://h' }],
  ['ssh://me@h:22', { kind: 'ssh', host: 'h', user: 'me', port: 22, url: 'ssh://me@h:22' }],
  [
    'ssh://h/run/podman/podman.sock',
    { kind: 'ssh', host: 'h', path: '/run/podman/podman.sock', url: 'ssh://h/run/podman/podman.sock' },
  ],
])('--host %s', async (host, address) => {
  expect(await resolve({ host })).toEqual({ ...address, source: '--host' })
})

test.each([
  'fax://h',
  'fd://',
  'npipe:////./pipe/docker_engine',
  'tcp://h:99999',
  'tcp://h:port',
  'tcp://h:1/prefix',
  'tcp://h:1?x=1',
  'ssh://',
  'ssh://-oProxyCommand=id',
  'ssh://-l@h',
  'ssh://me:secret@h',
  'ssh://h/run/$(id).sock',
])('--host %s cannot be used', async (host) => {
  const error = await resolve({ host }).catch((error) => error)
  expect(error).toMatchObject({ name: 'CouldNotLook', code: 'endpoint-unsupported' })
  expect(`${error.message}${JSON.stringify(error.detail)}`).not.toContain('secret')
})

test('named pipes are for Windows', async () => {
  const windows = { home, platform: 'win32' as const }
  expect(await resolveEndpoint({}, {}, windows)).toEqual({
    kind: 'npipe',
    path: '//./pipe/docker_engine',
    url: 'npipe:////./pipe/docker_engine',
    source: 'default-socket',
  })
})

test.each([
  ['missing', 'context-missing', 'missing'],
  ['broken', 'context-missing', 'broken'],
  ['empty', 'context-missing', 'empty'],
  ['nowhere', 'context-missing', 'nowhere'],
  ['../../../etc', 'context-missing', '../../../etc'],
  ['fax', 'endpoint-unsupported', 'fax://1'],
])('the context %s falls back to nothing', async (name, code, endpoint) => {
  const env = { DOCKER_CONTEXT: name, DOCKER_CONFIG: join(home, '.docker') }
  await expect(resolve({}, env)).rejects.toMatchObject({ code, endpoint })
})

test('a context brings its own certificates, whatever the environment says', async () => {
  const env = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/nowhere' }
  const tls = { ca: 'CA', cert: 'CERT', key: 'KEY', verify: true }
  expect(await resolve({ context: 'tls' }, env)).toMatchObject({ tls })
  expect(await resolve({ context: 'trusting' }, env)).toMatchObject({ tls: { verify: false } })
  expect(await resolve({ context: 'lab' }, env)).toMatchObject({
    kind: 'ssh',
    user: 'me',
    host: 'lab.example',
  })
  expect(await resolve({ context: 'here' }, env)).toMatchObject({ path: '/var/run/docker.sock' })
})

test('DOCKER_TLS_VERIFY is on with any value', async () => {
  const DOCKER_CERT_PATH = mkdtempSync(join(home, 'certs-'))
  writeFileSync(join(DOCKER_CERT_PATH, 'ca.pem'), 'CA')
  const tls = async (env: Variables) => {
    const endpoint = await resolve({}, { DOCKER_HOST: 'tcp://h', DOCKER_CERT_PATH, ...env })
    return endpoint.kind === 'tcp' ? endpoint.tls : undefined
  }
  expect(await tls({})).toBeUndefined()
  expect(await tls({ DOCKER_TLS_VERIFY: '' })).toBeUndefined()
  expect(await tls({ DOCKER_TLS_VERIFY: 'true' })).toEqual({ ca: 'CA', verify: true })
  expect(await tls({ DOCKER_TLS_VERIFY: '0' })).toEqual({ ca: 'CA', verify: true })
  expect(await tls({ DOCKER_TLS: '1' })).toEqual({ ca: 'CA', verify: false })
})

test('ports are published here, or where the engine is', async () => {
  expect(probeHost(await resolve({}))).toBe('localhost')
  expect(probeHost(await resolve({ host: 'tcp://h:1' }))).toBe('h')
  expect(probeHost(await resolve({ host: 'ssh://me@h' }))).toBe('h')
})

test('offers the sockets that are there', async () => {
  mkdirSync(join(home, '.colima', 'default'), { recursive: true })
  writeFileSync(join(home, '.colima', 'default', 'docker.sock'), '')
  const found = await knownSockets({ XDG_RUNTIME_DIR: '/nowhere' }, linux())
  expect(found).toContainEqual({ owner: 'colima', host: `unix://${home}/.colima/default/docker.sock` })
  expect(found.map((socket) => socket.owner)).not.toContain('rancher-desktop')
})
