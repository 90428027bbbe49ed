import { expect, test } from 'vitest'
import { engineFacts } from '../../src/docker/facts/engine.ts'
import { fakeAsk } from './fake-ask.ts'

const of = (info: object, name: 'docker' | 'podman' = 'docker') =>
  engineFacts(fakeAsk({ '/info': () => ({ body: JSON.stringify(info) }) }).ask, { name })

test('an engine says how it is set up', async () => {
  const SecurityOptions = ['name=apparmor', 'name=seccomp,profile=default', 'rootless']
  const info = { ServerVersion: '28.5.2', Driver: 'overlay2', LoggingDriver: 'local', SecurityOptions }
  expect(await of(info)).toEqual({
    name: 'docker',
    version: '28.5.2',
    storageDriver: 'overlay2',
    logDriver: 'local',
    security: ['apparmor', 'seccomp', 'rootless'],
  })
})

test('what Podman leaves empty is not known', async () => {
  const engine = await of({ ServerVersion: '5.8.6', Driver: 'overlay', LoggingDriver: '' }, 'podman')
  expect(engine).toMatchObject({ storageDriver: 'overlay', security: [] })
  expect(Object.keys(engine.notUnderstood ?? {})).toEqual(['logDriver'])
})
