import { expect, test } from 'vitest'
import { engineFacts } from '../../src/docker/facts/engine.ts'
import { fakeAsk } from './fake-ask.ts'

const of = (info: object, name: 'docker' | 'podman' = 'docker') =>
  engineFacts(fakeAsk({ '/info': () => ({ body: JSON.stringify(info) }) }).ask, { name })

test('an engine says how it is set up', async () => {
  const SecurityOptions = ['name=apparmor', 'name=seccomp,profile=default', 'rootless']
  const Swarm = { LocalNodeState: 'inactive', ControlAvailable: false }
  const info = { ServerVersion: '28.5.2', Driver: 'overlay2', LoggingDriver: 'local', SecurityOptions, Swarm }
  expect(await of(info)).toEqual({
    name: 'docker',
    version: '28.5.2',
    storageDriver: 'overlay2',
    logDriver: 'local',
    security: ['apparmor', 'seccomp', 'rootless'],
    swarm: 'inactive',
  })
})

test.each([
  ['inactive', false, 'inactive'],
  // It has asked to join, and waits.
  ['pending', false, 'inactive'],
  ['active', false, 'worker'],
  ['active', true, 'manager'],
  // A manager that waits for the key to its secrets.
  ['locked', false, 'worker'],
] as const)('a node that is %s, with control: %j, is %s', async (LocalNodeState, ControlAvailable, role) => {
  expect((await of({ Swarm: { LocalNodeState, ControlAvailable } })).swarm).toBe(role)
})

test('what it cannot limit, it says', async () => {
  const limits = { MemoryLimit: true, SwapLimit: false, CpuCfsQuota: true, PidsLimit: false }
  expect((await of(limits)).cannotLimit).toEqual(['swap', 'pids'])
  expect(await of({ MemoryLimit: true, SwapLimit: true })).not.toHaveProperty('cannotLimit')
})

test('what Podman leaves empty is not known', async () => {
  const engine = await of({ ServerVersion: '5.8.6', Driver: 'overlay', LoggingDriver: '' }, 'podman')
  expect(engine).toMatchObject({ storageDriver: 'overlay', security: [] })
  expect(Object.keys(engine.notUnderstood ?? {})).toEqual(['logDriver', 'swarm'])
})
