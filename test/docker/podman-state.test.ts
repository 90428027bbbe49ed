import { expect, test } from 'vitest'
import { podmanState } from '../../src/docker/facts/dialects/podman-state.ts'
import { looks } from '../../src/docker/facts/look.ts'
import { podman as running } from './engine-json.ts'
import { fakeAsk, type Said } from './fake-ask.ts'

/** In Docker's API, Podman 5.8 says that it has ended; in its own, this. */
function ended(policy: string, libpod: object | undefined) {
  const inspected = {
    ...running,
    Name: '/web',
    State: { ...running.State, Status: 'exited', Running: false, ExitCode: 1 },
    HostConfig: { ...running.HostConfig, RestartPolicy: { Name: policy, MaximumRetryCount: 0 } },
  }
  const json = (value: object): Said => ({ body: JSON.stringify(value) })
  const engine = fakeAsk({
    '/containers/web/json': () => json(inspected),
    ...(libpod && { [`/libpod/containers/${running.Id}/json`]: () => json({ State: libpod }) }),
  })
  return { ...engine, inspected }
}

test.each([
  ['between two starts', 'always', { Status: 'stopped' }, 'stopped'],
  ['between two starts, as long as it may fail', 'on-failure', { Status: 'stopped' }, 'stopped'],
  ['started again since', 'always', { Status: 'running' }, 'stopped'],
  ['down for good', 'on-failure', { Status: 'exited' }, undefined],
  ['ended by its user, just now', 'always', { Status: 'stopped', StoppedByUser: true }, undefined],
  ['ended by its user', 'always', { Status: 'exited', StoppedByUser: true }, undefined],
  ['gone since', 'always', undefined, undefined],
])(
  'a container that is %s: with the restart policy %s, Podman itself says %o, which means %s',
  async (_, policy, libpod, word) => {
    const { ask, inspected } = ended(policy, libpod)
    expect(await podmanState(ask, inspected)).toBe(word)
  },
)

test('without a restart policy, Podman is not asked once more', async () => {
  const { ask, asked, inspected } = ended('no', { Status: 'stopped' })
  expect(await podmanState(ask, inspected)).toBeUndefined()
  expect(asked).toEqual([])
})

test('a container between two starts is in a restart, however long that takes, and has not settled', async () => {
  const { ask } = ended('always', { Status: 'stopped' })
  const look = looks(ask, { name: 'podman', api: '1.41' })
  expect(await look.container('web')).toMatchObject({ settled: false, state: { status: 'restarting' } })
})
