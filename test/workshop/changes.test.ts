import { describe, expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { createContainer, pull, startContainer } from '../../src/workshop/changes.ts'
import { aWorkshop } from './a-workshop.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`
const pulling = (said: object) => ({ 'POST /images/create': said })
const lines = (...all: object[]) => all.map((line) => `${JSON.stringify(line)}\n`).join('')

describe('a pull', () => {
  test.each([
    ['nginx', { fromImage: 'docker.io/library/nginx', tag: 'latest' }],
    ['nginx:1.27', { fromImage: 'docker.io/library/nginx', tag: '1.27' }],
    [`nginx@${DIGEST}`, { fromImage: 'docker.io/library/nginx', tag: DIGEST }],
    [`nginx:1.27@${DIGEST}`, { fromImage: 'docker.io/library/nginx', tag: DIGEST }],
    ['localhost:5000/me/app:1', { fromImage: 'localhost:5000/me/app', tag: '1' }],
  ])('of %s asks for exactly that', async (image, query) => {
    const { workshop, changes } = aWorkshop()
    expect(await pull(workshop.ask, image, () => {})).toBeUndefined()
    expect(changes).toEqual([{ what: 'POST /images/create', query }])
  })

  test('counts the layers that are done', async () => {
    const seen: number[][] = []
    const body = lines(
      { status: 'Pulling from library/nginx', id: 'latest' },
      { status: 'Already exists', id: 'aaaaaaaaaaaa' },
      { status: 'Downloading', id: 'bbbbbbbbbbbb' },
      { status: 'Pull complete', id: 'bbbbbbbbbbbb' },
    )
    const { ask } = aWorkshop({}, pulling({ body })).workshop
    await pull(ask, 'nginx', (done, layers) => seen.push([done, layers]))
    expect(seen).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
    ])
  })

  test.each([
    ['before it begins', { status: 404, body: '{"message":"no such image"}' }, 'no such image'],
    [
      'in the middle',
      { body: lines({ status: 'Pulling' }, { error: 'connection reset' }) },
      'connection reset',
    ],
  ])('that fails %s says why', async (_, said, refusal) => {
    const { ask } = aWorkshop({}, pulling(said)).workshop
    expect(await pull(ask, 'nginx', () => {})).toBe(refusal)
  })

  test.each(['not JSON\n', '[1]\n', '{"id":5}\n'])(
    'that answers %j is an answer that makes no sense',
    async (body) => {
      const { ask } = aWorkshop({}, pulling({ body })).workshop
      await expect(pull(ask, 'nginx', () => {})).rejects.toThrow(CouldNotLook)
    },
  )
})

test('a container is created as its service says', async () => {
  const { workshop, changes } = aWorkshop()
  const made = await createContainer(workshop.ask, {
    name: 'registry',
    image: 'registry:2',
    ports: ['5000:5000', '5353:53/udp'],
    env: { A: 'b=c' },
    labels: { 'docker-lab.lab': 'push' },
  })
  expect(made).toEqual({ id: 'id-of-new' })
  expect(changes).toEqual([
    {
      what: 'POST /containers/create',
      query: { name: 'registry' },
      body: {
        Image: 'registry:2',
        Env: ['A=b=c'],
        Labels: { 'docker-lab.lab': 'push' },
        ExposedPorts: { '5000/tcp': {}, '53/udp': {} },
        HostConfig: {
          PortBindings: { '5000/tcp': [{ HostPort: '5000' }], '53/udp': [{ HostPort: '5353' }] },
        },
      },
    },
  ])
})

test.each(['', '{}', '{"Id":5}'])('a created container without an id (%j) makes no sense', async (body) => {
  const { ask } = aWorkshop({}, { 'POST /containers/create': { status: 201, body } }).workshop
  const made = createContainer(ask, { name: 'a', image: 'b', ports: [], env: {}, labels: {} })
  await expect(made).rejects.toThrow(CouldNotLook)
})

test.each([
  [304, undefined],
  [404, 'no such container'],
  [500, 'no such container'],
])('a start that is answered with %i', async (status, refusal) => {
  const said = { status, body: '{"message":"no such container"}' }
  const { ask } = aWorkshop({}, { 'POST /containers/x/start': said }).workshop
  expect(await startContainer(ask, 'x')).toBe(refusal)
})
