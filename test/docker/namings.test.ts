import { expect, test } from 'vitest'
import { looks } from '../../src/docker/facts/look.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { fakeAsk, type Said } from './fake-ask.ts'

// As Engine 28.5 answers, with containerd's image store; Docker's own does not name what it took away.
const ID = `sha256:${'a'.repeat(64)}`
const at = 1795619701_000
const event = (Action: string, id: string, name: string) =>
  JSON.stringify({
    status: Action,
    id,
    Type: 'image',
    Action,
    Actor: { ID: id, Attributes: { name } },
    time: 1795619701,
  })

const namingsOf = (events: Said, name: 'docker' | 'podman' = 'docker') => {
  const queries: unknown[] = []
  const { ask, asked } = fakeAsk({
    '/_ping': () => ({ body: 'OK', headers: { date: 'Wed, 25 Nov 2026 15:15:02 GMT' } }),
    '/events': ({ query }) => {
      queries.push(query)
      return events
    },
  })
  return { namings: looks(ask, { name, api: '1.44' }).namings(), asked, queries }
}

test('how images got and lost their names', async () => {
  const lines = [
    event('pull', 'busybox:latest', 'busybox'),
    event('pull', 'docker.m.daocloud.io/library/nginx:latest', 'docker.m.daocloud.io/library/nginx'),
    event('tag', ID, 'docker.io/library/nginx:latest'),
    event('untag', ID, 'busybox:latest'),
    event('untag', ID, ID),
    event('delete', ID, ID),
  ]
  const { namings, queries } = namingsOf({ body: `${lines.join('\n')}\n` })
  expect(await namings).toEqual([
    { action: 'pull', name: 'busybox:latest', id: '', at },
    { action: 'pull', name: 'docker.m.daocloud.io/library/nginx:latest', id: '', at },
    { action: 'tag', name: 'nginx:latest', id: ID, at },
    { action: 'untag', name: 'busybox:latest', id: ID, at },
    { action: 'untag', name: '', id: ID, at },
  ])
  // Its clock, since it waits for a time that is still to come.
  expect(queries).toMatchObject([{ since: '0', until: expect.stringMatching(/^1795619702\.\d{3}$/) }])
})

test('Podman keeps every name of an image elsewhere', async () => {
  const { namings, asked } = namingsOf({ body: '' }, 'podman')
  expect(await namings).toEqual([])
  expect(asked).toEqual([])
})

test('what cannot be read is no answer', async () => {
  await expect(namingsOf({ body: '{"Action":' }).namings).rejects.toThrow(CouldNotLook)
  await expect(namingsOf({ body: '{"Action":"tag"}' }).namings).resolves.toEqual([
    { action: 'tag', name: '', id: '', at: 0 },
  ])
  await expect(namingsOf({ status: 403, body: '{}' }).namings).rejects.toThrow(CouldNotLook)
})

test('registries that need no TLS', async () => {
  const IndexConfigs = {
    'docker.io': { Secure: true },
    'hub.example': { Secure: false },
    'localhost:5000': {},
  }
  const { ask } = fakeAsk({ '/info': () => ({ body: JSON.stringify({ RegistryConfig: { IndexConfigs } }) }) })
  expect(await looks(ask, { name: 'docker', api: '1.44' }).insecureRegistries()).toEqual(['hub.example'])
  const { ask: bare } = fakeAsk({ '/info': () => ({ body: '{"RegistryConfig":null}' }) })
  expect(await looks(bare, { name: 'docker', api: '1.44' }).insecureRegistries()).toEqual([])
})
