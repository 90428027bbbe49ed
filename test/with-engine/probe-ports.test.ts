import { beforeAll, expect, test, vi } from 'vitest'
import { makeDialer } from '../../src/docker/probes/dialer.ts'
import { httpGet } from '../../src/docker/probes/http.ts'
import { lookUpRegistry } from '../../src/docker/probes/registry/registry.ts'
import { tcpConnect } from '../../src/docker/probes/tcp.ts'
import { container, docker, endpoint, removeContainersAfterwards } from './probe-containers.ts'

removeContainersAfterwards()

const dialer = makeDialer(endpoint, new AbortController().signal)
const portOf = async (name: string, port: number) =>
  Number((await docker('port', name, `${port}/tcp`)).split('\n')[0]!.split(':').at(-1))

const silent = 'httpd -p 127.0.0.1:8080; httpd -p 81 -h /bin; exec sleep 600'
const web = await container('-p', '8080', '-p', '81', '-p', '9', 'busybox', 'sh', '-c', silent)
const [inner, open, nobody] = [await portOf(web, 8080), await portOf(web, 81), await portOf(web, 9)]

beforeAll(async () => {
  const up = async () =>
    expect(await httpGet(dialer, `http://localhost:${open}/`)).toMatchObject({ kind: 'answer' })
  await vi.waitFor(up, { timeout: 10_000 })
})

test('a server on every address of its container answers', async () => {
  expect(await httpGet(dialer, `http://localhost:${open}/none`)).toMatchObject({
    kind: 'answer',
    status: 404,
  })
  expect(await tcpConnect(dialer, '127.0.0.1', open)).toMatchObject({ kind: 'connected', silent: true })
})

test.each([
  ['on the loopback address of its container alone', inner],
  ['that is not there', nobody],
])('a server %s is a reset', async (_where, port) => {
  expect(await httpGet(dialer, `http://localhost:${port}/`)).toEqual({ kind: 'problem', problem: 'reset' })
  expect(await tcpConnect(dialer, '127.0.0.1', port)).toEqual({ kind: 'problem', problem: 'reset' })
})

test('a registry tells of what was pushed to it, and of nothing else', async () => {
  const name = await container('-p', '127.0.0.1::5000', 'registry:2')
  const registry = `localhost:${await portOf(name, 5000)}`
  const pushed = `${registry}/dl-probe/app:1`
  const empty = () => lookUpRegistry(dialer, pushed)
  await expect.poll(empty, { timeout: 10_000 }).toEqual({ kind: 'no-repository', tags: [] })

  await docker('tag', 'busybox', pushed)
  try {
    await docker('push', '-q', pushed)
    const [id, layers] = (
      await docker('image', 'inspect', '--format', '{{.Id}} {{json .RootFS.Layers}}', pushed)
    ).split(' ')
    const digest = await docker('image', 'inspect', '--format', '{{json .RepoDigests}}', pushed)
    const held = await lookUpRegistry(dialer, pushed)
    expect(held).toMatchObject({
      kind: 'held',
      layers: JSON.parse(layers!),
      created: expect.stringMatching(/^\d{4}-/),
    })
    if (held.kind !== 'held') return
    expect(digest).toContain(`${registry}/dl-probe/app@${held.manifestDigest}`)
    expect([held.configDigest, held.manifestDigest]).toContain(id)
    expect(await lookUpRegistry(dialer, `${registry}/dl-probe/app:2`)).toEqual({
      kind: 'no-tag',
      tags: ['1'],
    })
  } finally {
    await docker('rmi', pushed)
  }
})
