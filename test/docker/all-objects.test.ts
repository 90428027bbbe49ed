import { expect, test } from 'vitest'
import { allContainers, allImages, allNetworks, allVolumes } from '../../src/docker/facts/all-objects.ts'
import { docker } from '../../src/docker/facts/dialects/docker.ts'
import { podman } from '../../src/docker/facts/dialects/podman.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { fakeAsk } from './fake-ask.ts'

const says = (path: string, body: unknown) => fakeAsk({ [path]: () => ({ body: JSON.stringify(body) }) }).ask

const ROW = { Image: 'nginx', ImageID: 'sha256:aa', State: 'running', Ports: [] }

test('all containers are listed, or those with a label', async () => {
  const ask = says('/containers/json', [
    { ...ROW, Id: 'a', Names: ['/web'], Labels: { lab: '1', other: '' } },
    { ...ROW, Id: 'b', Names: ['/db'], Labels: { lab: '2=3' } },
    { ...ROW, Id: 'c', Names: ['/old'], Labels: null, State: 'exited' },
    { ...ROW, Id: 'd', Names: [], Labels: {}, State: 'removing' },
  ])
  const namesOf = async (label?: string) => (await allContainers(ask, docker, label)).map(({ name }) => name)
  expect(await namesOf()).toEqual(['web', 'db', 'old'])
  expect(await namesOf('lab')).toEqual(['web', 'db'])
  expect(await namesOf('lab=1')).toEqual(['web'])
  expect(await namesOf('lab=2=3')).toEqual(['db'])
  expect(await namesOf('constructor')).toEqual([])
})

test('what has no tag dangles', async () => {
  const images = [
    { Id: 'sha256:a', RepoTags: ['app:1'], Labels: null },
    { Id: 'sha256:b', RepoTags: ['<none>:<none>'], Labels: null },
    { Id: 'sha256:c', RepoTags: null, RepoDigests: ['nginx@sha256:1'], Labels: { lab: '1' } },
  ]
  const ask = says('/images/json', images)
  expect(await allImages(ask, docker, {})).toHaveLength(3)
  expect(await allImages(ask, docker, { dangling: true })).toEqual([
    { id: 'sha256:b', tags: [] },
    { id: 'sha256:c', tags: [] },
  ])
  expect(await allImages(ask, docker, { label: 'lab' })).toEqual([{ id: 'sha256:c', tags: [] }])
  const own = says('/images/json', [{ Id: 'd'.repeat(64), RepoTags: ['localhost/app:1'] }])
  expect(await allImages(own, podman, {})).toEqual([{ id: `sha256:${'d'.repeat(64)}`, tags: ['app:1'] }])
})

test('the engine says which volumes are not used', async () => {
  const { ask } = fakeAsk({
    '/volumes': ({ query }) => ({
      body: JSON.stringify({
        Volumes: query?.filters === '{"dangling":["true"]}' ? null : [{ Name: 'data', Labels: null }],
      }),
    }),
  })
  expect(await allVolumes(ask, {})).toEqual(['data'])
  expect(await allVolumes(ask, { dangling: true })).toEqual([])
})

test('networks have the names that Docker gives them', async () => {
  const ask = says('/networks', [
    { Name: 'podman', Id: 'a', Driver: 'bridge', Labels: {} },
    { Name: 'shop', Id: 'b', Driver: 'bridge', Labels: { lab: '1' } },
  ])
  expect((await allNetworks(ask, podman)).map(({ name }) => name)).toEqual(['bridge', 'shop'])
  expect((await allNetworks(ask, podman, 'lab=1')).map(({ name }) => name)).toEqual(['shop'])
})

test('a list that is not there, or is none, is not an empty one', async () => {
  await expect(allContainers(fakeAsk({}).ask, docker)).rejects.toThrow(CouldNotLook)
  await expect(allImages(says('/images/json', { a: 1 }), docker, {})).rejects.toThrow(CouldNotLook)
  await expect(allVolumes(fakeAsk({}).ask, {})).rejects.toThrow(CouldNotLook)
})
