import { describe, expect, test, vi } from 'vitest'
import { connected, web } from './connected.ts'
import { docker2010, image2010 } from './engine-json.ts'
import { friendlyDaemon } from './friendly-daemon.ts'

describe('what is there', () => {
  test('a container is found by its name, with its image', async () => {
    await using there = await connected({ containers: [web()], images: [image2010] })
    expect(await there.docker.container('web')).toMatchObject({
      name: 'web',
      settled: true,
      imageId: image2010.Id,
      image: { tags: image2010.RepoTags },
    })
  })

  test('a container whose image was removed is there without it', async () => {
    await using there = await connected({ containers: [web()] })
    expect(await there.docker.container('web')).toMatchObject({ imageId: docker2010.Image })
    expect((await there.docker.container('web'))?.image).toBeUndefined()
  })

  test.each([
    ['the same manifest', 'sha256:m1', image2010.RepoTags],
    ['a different manifest', 'sha256:m2', undefined],
  ])('a container whose image was built again, with %s', async (_, manifest, tags) => {
    const container = web({
      Image: `sha256:${'9'.repeat(64)}`,
      ImageManifestDescriptor: { digest: 'sha256:m1' },
    })
    const again = { ...image2010, Manifests: [{ ID: manifest }, { ID: 'sha256:attestation' }] }
    await using there = await connected({ containers: [container], images: [again] })
    expect((await there.docker.container('web'))?.image?.tags).toEqual(tags)
  })

  test('lists and names are those of the engine', async () => {
    const volumes = [{ Name: 'data', Driver: 'local' }]
    await using there = await connected({ containers: [web()], images: [image2010], volumes })
    expect((await there.docker.containers()).map(({ name }) => name)).toEqual(['web'])
    expect(await there.docker.imageNames()).toEqual(image2010.RepoTags)
    expect(await there.docker.volumeNames()).toEqual(['data'])
  })

  test('files, logs and programs of a container are read', async () => {
    await using there = await connected({
      containers: [web()],
      files: { '/etc/motd': 'hello' },
      logs: { web: 'started\n' },
      exec: (command) => ({ stdout: `${command.at(-1)}\n`, exitCode: 3 }),
    })
    const { docker } = there
    expect(await docker.file('web', '/etc/motd')).toMatchObject({ kind: 'file', text: 'hello' })
    expect(await docker.file('web', '/etc/none')).toEqual({ kind: 'absent' })
    expect(await docker.logs('web')).toEqual({ text: 'started\n', truncated: false, readable: true })
    expect(await docker.exec('web', ['echo', 'hi'])).toMatchObject({ exitCode: 3, stdout: 'hi\n' })
    expect(await docker.exec('nobody', ['true'])).toMatchObject({ kind: 'ended' })
  })
})

test('what is asked is asked in one way, in the version that was agreed', async () => {
  await using there = await connected({ containers: [web()], logs: { web: 'x' }, files: { '/a b': '' } })
  await there.docker.containers()
  await there.docker.logs('web')
  await there.docker.file('web', '/a b')
  await there.docker.exec('web', ['true'])
  expect(there.daemon.asked.filter((one) => !one.endsWith('/web/json'))).toEqual([
    'GET /_ping',
    'GET /v1.44/containers/json?all=1&limit=100',
    'GET /v1.44/containers/web/logs?stdout=1&stderr=1&follow=0&tail=201',
    'GET /v1.44/containers/web/archive?path=%2Fa+b',
    'POST /v1.44/containers/web/exec',
    `POST /v1.44/exec/${'e'.repeat(63)}0/start`,
    `GET /v1.44/exec/${'e'.repeat(63)}0/json`,
  ])
})

describe('what has a different name is not there', () => {
  const digest = image2010.Id.replace('sha256:', '')
  const networks = [{ Id: 'feed5000', Name: 'lab', Driver: 'bridge' }]

  test.each([4, 12, 64])('a container by the first %d digits of its id', async (digits) => {
    await using there = await connected({ containers: [web()] })
    expect(await there.docker.container('web')).toBeDefined()
    expect(await there.docker.container(docker2010.Id.slice(0, digits))).toBeUndefined()
  })

  test('a container is known by its whole id, whatever it is called now', async () => {
    await using there = await connected({ containers: [web()] })
    expect(await there.docker.containerName(docker2010.Id)).toBe('web')
    for (const other of ['web', docker2010.Id.slice(0, 12), 'f'.repeat(64), `${docker2010.Id}/..`])
      expect(await there.docker.containerName(other)).toBeUndefined()
  })

  test('an image or a network by the beginning of its id', async () => {
    await using there = await connected({ images: [image2010], networks })
    expect(await there.docker.image('nginx')).toBeDefined()
    expect(await there.docker.network('lab')).toBeDefined()
    expect(await there.docker.image(digest.slice(0, 12))).toBeUndefined()
    expect(await there.docker.network('feed')).toBeUndefined()
  })

  test('whatever the engine gives for the name that was asked for', async () => {
    await using there = await connected({
      isLax: true,
      containers: [web()],
      images: [image2010],
      volumes: [{ Name: 'data' }],
      networks,
    })
    for (const question of ['container', 'image', 'volume', 'network'] as const)
      expect(await there.docker[question]('other'), question).toBeUndefined()
    expect(there.daemon.asked.filter((one) => one.includes('other'))).toHaveLength(4)
  })

  test.each(['..', '.', '', 'a/b', '../json'])('nothing is asked by the name "%s"', async (name) => {
    await using there = await connected({})
    for (const question of ['container', 'volume', 'network'] as const)
      expect(await there.docker[question](name)).toBeUndefined()
    expect(there.daemon.asked).toEqual(['GET /_ping'])
  })
})

describe('a container that has just started', () => {
  const startedAt = (msAgo: number) => new Date(Date.now() - msAgo).toISOString()

  test('has not settled, and says when it will have', async () => {
    await using there = await connected({ containers: [web({}, { StartedAt: startedAt(500) })] })
    const container = await there.docker.container('web')
    expect(container?.settled).toBe(false)
    expect(container?.settlesInMs).toBeGreaterThan(0)
    expect(container?.settlesInMs).toBeLessThanOrEqual(2000)
  })

  test('and crashed meanwhile has not settled, and is not waited for', async () => {
    await using there = await connected({ containers: [web({}, { StartedAt: startedAt(500) })] })
    await there.docker.container('web')
    there.daemon.contents.containers = [web({ RestartCount: 1 }, { StartedAt: startedAt(10) })]
    const container = await there.docker.container('web')
    expect([container?.settled, container?.settlesInMs]).toEqual([false, undefined])
  })

  test('is looked at once', async () => {
    await using there = await connected({ containers: [web({}, { StartedAt: startedAt(500) })] })
    await there.docker.container('web')
    expect(there.daemon.asked.filter((one) => one.endsWith('/containers/web/json'))).toHaveLength(1)
  })
})

describe('the way to the engine', () => {
  test.each(['tcp://127.0.0.1:9', 'http://[', 'ssh://nobody@127.0.0.1', 'unix:///nowhere.sock'])(
    'is that of the endpoint, whatever the environment says: DOCKER_HOST=%s',
    async (host) => {
      vi.stubEnv('DOCKER_HOST', host)
      try {
        await using there = await connected({ containers: [web()] })
        expect(await there.docker.container('web')).toBeDefined()
        expect(process.env.DOCKER_HOST).toBe(host)
      } finally {
        vi.unstubAllEnvs()
      }
    },
  )

  test('never leads to the engine that DOCKER_HOST names', async () => {
    await using other = await friendlyDaemon({ containers: [web()] })
    vi.stubEnv('DOCKER_HOST', other.endpoint.url)
    try {
      await using there = await connected({})
      expect(await there.docker.container('web')).toBeUndefined()
    } finally {
      vi.unstubAllEnvs()
    }
    expect(other.asked).toEqual([])
  })

  test('is one connection for one question after the other', async () => {
    await using there = await connected({ containers: [web()], images: [image2010] })
    for (let looks = 0; looks < 5; looks++) await there.docker.container('web')
    expect(there.daemon.sockets.size).toBe(1)
  })

  test('is closed where an answer is not read to its end', async () => {
    await using there = await connected({
      containers: [web()],
      files: { '/big': 'x'.repeat(20 * 1024 ** 2) },
    })
    expect(await there.docker.file('web', '/big')).toMatchObject({ kind: 'file', truncated: true })
    await expect.poll(() => there.daemon.sockets.size).toBe(0)
  })

  test('is closed when the run ends, whether it is in use or not', async () => {
    await using there = await connected({ containers: [web()] })
    await there.docker.container('web')
    const change = there.changes(new AbortController().signal)[Symbol.asyncIterator]().next()
    await expect.poll(() => there.daemon.asked).toContain('GET /v1.44/events')
    await there.docker.container('web')
    expect(there.daemon.sockets.size).toBe(2)
    there.run.abort()
    await expect(change).rejects.toMatchObject({ code: 'deadline' })
    await expect.poll(() => there.daemon.sockets.size).toBe(0)
  })

  test('is opened again after the engine closed it', async () => {
    await using there = await connected({ containers: [web()] })
    for (let restarts = 0; restarts < 3; restarts++) {
      expect(await there.docker.container('web')).toBeDefined()
      for (const socket of there.daemon.sockets) socket.destroy()
    }
  })
})
