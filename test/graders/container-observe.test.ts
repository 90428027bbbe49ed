import { describe, expect, test } from 'vitest'
import container from '../../graders/container/container.ts'
import { aContainer, anEnded, anImage, facts } from './facts.ts'
import { fakeDocker } from './fake-docker.ts'
import { refuses } from './refusals.ts'

const web = { name: 'web', image: 'nginx' }
const ended = { ...web, state: 'exited' }

describe('what the container check kind asks', () => {
  const observe = (yaml: object, docker: ReturnType<typeof fakeDocker>) =>
    container.observe(container.schema().parse(yaml), docker.world)

  test.each([
    ['running', web, ['container', 'namings']],
    ['ended', ended, ['container', 'namings']],
    ['of no image', { name: 'web' }, ['container']],
    ['gone', { name: 'nobody', state: 'absent' }, ['container']],
  ])('nothing more than the container when the work is right: %s', async (_, yaml, asked) => {
    const docker = fakeDocker({ containers: [aContainer()] })
    await observe(yaml, docker)
    expect(docker.asked).toEqual(asked)
  })

  test('of several containers, the one that is wrong', async () => {
    const young = aContainer({ name: 'young', settled: false, settlesInMs: 900 })
    const names = (...names: string[]) => ({ names })
    const docker = fakeDocker({ containers: [aContainer(), young, anEnded(1, { name: 'ended' })] })
    const right = await observe(names('web', 'web'), docker)
    expect(container.judge(container.schema().parse(names('web')), right)).toBe('pass')
    expect(docker.asked).toEqual(['container', 'container'])
    const missing = await observe(names('web', 'nobody'), docker)
    expect(missing).toMatchObject({ wanted: 'nobody', others: [{ name: 'young' }, { name: 'ended' }] })
    expect(await observe(names('web', 'young', 'ended'), docker)).toMatchObject({ wanted: 'ended' })
    const waiting = await observe(names('web', 'young'), docker)
    expect(container.pending?.(container.schema().parse(names('web')), waiting)).toBe(900)
  })

  test('no container that has a place of its own in the lab is taken for the one that is missing', async () => {
    const wanted = { name: 'lonely', image: 'nginx' }
    const seen = (containers: ReturnType<typeof aContainer>[]) =>
      container.observe(container.schema().parse(wanted), {
        ...fakeDocker({ containers, images: { nginx: anImage() } }).world,
        ownNames: ['first', 'lonely'],
      })
    const verdict = async (...names: string[]) =>
      container.judge(container.schema().parse(wanted), await seen(names.map((name) => aContainer({ name }))))
    expect(await verdict('first')).toBe('container-missing')
    expect(await seen([aContainer({ name: 'first' })])).toMatchObject({ others: [], unlisted: true })
    expect(await verdict('first', 'quirky_curie')).toBe('container-unnamed')
    expect(await verdict('first', 'lonely1')).toBe('container-name-differs')
  })

  test.each([
    ['the only line', 'no config', { lastLine: 'no config' }],
    [
      'the line above those that belong to it',
      '[ERROR]: no password\n  One of these:\n    - PASSWORD',
      { lastLine: '    - PASSWORD', telling: '[ERROR]: no password' },
    ],
    [
      'an error before the last words',
      'ERROR: [1] checks failed\nstopping ...\nstopped',
      { lastLine: 'stopped', telling: 'ERROR: [1] checks failed' },
    ],
  ])('what a container that has failed printed: %s', async (_, text, output) => {
    const { world } = fakeDocker({ containers: [anEnded(1)] })
    const docker = { ...world.docker, logs: async () => ({ text, truncated: false, readable: true }) }
    const { lastLine, telling } = await container.observe(container.schema().parse(web), { ...world, docker })
    expect({ lastLine, ...(telling !== undefined && { telling }) }).toEqual(output)
  })

  test('an image of any tag: nothing more, whether the container is there or not', async () => {
    const docker = fakeDocker({ containers: [aContainer({ imageName: 'nginx:1' })] })
    await observe({ name: 'web', image: 'nginx:*' }, docker)
    expect(docker.asked).toEqual(['container'])
    expect(await observe({ name: 'db', image: 'nginx:*' }, docker)).toMatchObject({ nowUnknown: true })
  })

  test('any container of an image that has stopped, whether it was started or not', async () => {
    const containers = [aContainer(), aContainer({ name: 'idle', state: { status: 'created' } })]
    const docker = fakeDocker({ containers, images: { nginx: anImage() } })
    expect(await observe({ image: 'nginx', state: 'stopped' }, docker)).toMatchObject({ wanted: 'idle' })
  })

  test('what the name means, when the container is made from something else', async () => {
    const docker = fakeDocker({
      containers: [
        aContainer({
          imageName: 'busybox',
          image: anImage({ id: 'sha256:bbbb', tags: ['busybox:latest'], digests: [] }),
        }),
      ],
    })
    await observe(web, docker)
    expect(docker.asked).toEqual(['container', 'image'])
  })

  test('any container of an image: the one that is right, not the newest', async () => {
    const containers = [anEnded(1, { name: 'failed' }), anEnded(0, { name: 'fine' })]
    const docker = fakeDocker({ containers, images: { nginx: anImage() } })
    const seen = await observe({ image: 'nginx', state: 'exited', exit_code: 0 }, docker)
    expect(seen.container?.name).toBe('fine')
  })

  test('any container of an image: the one that runs, before any number of later failures', async () => {
    const failures = Array.from({ length: 300 }, (_, index) =>
      anEnded(1, { name: `failed${index}`, id: `f${index}` }),
    )
    const containers = [...failures, aContainer({ name: 'fine' }), anEnded(1, { name: 'oldest' })]
    const docker = fakeDocker({ containers, images: { nginx: anImage() } })
    const seen = await observe({ image: 'nginx' }, docker)
    expect(seen.container?.name).toBe('fine')
    expect(docker.asked.filter((question) => question === 'container').length).toBeLessThan(10)
  })

  test('any container of an image: an old one with the exit code among hundreds of others', async () => {
    const failures = Array.from({ length: 300 }, (_, index) =>
      anEnded(1, { name: `failed${index}`, id: `f${index}` }),
    )
    const containers = [...failures, anEnded(0, { name: 'fine' })]
    const docker = fakeDocker({ containers, images: { nginx: anImage() } })
    const seen = await observe({ image: 'nginx', state: 'exited', exit_code: 0 }, docker)
    expect(seen.container?.name).toBe('fine')
  })

  test('any container of an image: a failure is explained by the one that is nearest to running', async () => {
    const paused = aContainer({ name: 'paused', state: { status: 'paused' } })
    const docker = fakeDocker({
      containers: [anEnded(1, { name: 'failed' }), paused],
      images: { nginx: anImage() },
    })
    expect((await observe({ image: 'nginx' }, docker)).container?.name).toBe('paused')
  })

  test.each([
    ['', 'sha256:old', []],
    ['whose own is gone', 'sha256:gone', []],
    ['with others that have lost theirs', 'sha256:old', [anEnded(0, { name: 'other', imageName: 'redis' })]],
  ])('any container of an image: one whose image lost its name%s', async (_, imageId, others) => {
    const nameless = imageId === 'sha256:old' ? anImage({ id: imageId, tags: [], digests: [] }) : undefined
    const { image: __, ...first } = anEnded(0, { name: 'first', imageName: 'hello-world', imageId })
    const docker = fakeDocker({
      containers: [...others, { ...first, ...(nameless && { image: nameless }) }],
      namings: [{ action: 'pull', name: 'hello-world:latest', id: '', at: 0 }],
      images: {},
      listedAs: () => imageId,
    })
    const asked = { image: 'hello-world', state: 'exited', exit_code: 0 }
    const seen = await observe(asked, docker)
    expect(seen.container?.name).toBe('first')
    expect(container.judge(container.schema().parse(asked), seen)).toBe('pass')
  })

  test('any container of an image: none whose image lost a different name', async () => {
    const docker = fakeDocker({
      containers: [anEnded(0, { name: 'first', imageName: 'redis', imageId: 'sha256:old' })],
      images: { nginx: anImage() },
      listedAs: () => 'sha256:old',
    })
    const asked = { image: 'nginx', state: 'exited', exit_code: 0 }
    expect(container.judge(container.schema().parse(asked), await observe(asked, docker))).toBe(
      'image-never-run',
    )
  })

  test('any container of an image: it could not look when nothing says where that came from', async () => {
    const nameless = anImage({ tags: [], digests: [] })
    const docker = fakeDocker({
      containers: [anEnded(0, { name: 'first', imageName: 'hello-world', image: nameless })],
      listedAs: () => 'sha256:old',
    })
    await expect(observe({ image: 'hello-world', state: 'any' }, docker)).rejects.toMatchObject({
      code: 'image-gone',
    })
  })

  test('a name that no image has any more, and an image that only the right one can be', async () => {
    const nameless = anImage({ tags: [], digests: [] })
    const seen = await observe(web, fakeDocker({ containers: [aContainer({ image: nameless })] }))
    expect(container.judge(container.schema().parse(web), seen)).toBe('pass')
  })

  test('it could not look when the image is gone, and a different one has its name', async () => {
    const { image: _, ...gone } = aContainer({ imageId: 'sha256:old', imageName: 'redis' })
    const redis = anImage({ id: 'sha256:new', tags: ['redis:latest'], digests: ['redis@sha256:1'] })
    const seen = (asked: object) =>
      observe(asked, fakeDocker({ containers: [gone], images: { redis }, listedAs: () => 'redis' }))
    await expect(seen({ name: 'web', image: 'redis' })).rejects.toMatchObject({ code: 'image-replaced' })
    await expect(seen({ image: 'redis', state: 'any' })).rejects.toMatchObject({ code: 'image-replaced' })
  })

  test('it could not look when no image has the name any more', async () => {
    const nameless = anImage({ tags: [], digests: [] })
    const docker = fakeDocker({ containers: [aContainer({ image: nameless, imageName: 'redis' })] })
    await expect(observe({ name: 'web', image: 'redis' }, docker)).rejects.toMatchObject({
      code: 'image-gone',
    })
  })
})

describe('what waits until it has settled', () => {
  const pending = (yaml: object, one: ReturnType<typeof aContainer>) =>
    container.pending?.(container.schema().parse(yaml), facts(one))
  const justStarted = aContainer({ settled: false, settlesInMs: 1500, ageMs: 500 })

  test('a check for a running container', () => {
    expect(pending(web, justStarted)).toBe(1500)
    expect(pending(web, aContainer())).toBeUndefined()
    expect(pending(web, aContainer({ settled: false }))).toBeUndefined()
    expect(pending(web, anEnded(1))).toBeUndefined()
  })

  test('not a check for any other state', () => {
    expect(pending(ended, justStarted)).toBeUndefined()
    expect(pending({ ...web, state: 'any' }, justStarted)).toBeUndefined()
  })

  test('any container of an image: one that can still pass comes before one that failed', async () => {
    const containers = [anEnded(1, { name: 'failed' }), { ...justStarted, name: 'starting' }]
    const { world } = fakeDocker({ containers, images: { nginx: anImage() } })
    const seen = await container.observe(container.schema().parse({ image: 'nginx' }), world)
    expect(seen.container?.name).toBe('starting')
  })
})

test('a container is as young as what checks it allows', () => {
  const health = { status: 'unhealthy', lastOutput: '', lastExitCode: 1, startPeriodMs: 20_000 } as const
  expect(container.ageMs?.(facts(aContainer({ ageMs: 60_000, health })))).toBe(40_000)
})

refuses('container', container, [
  [
    'the health of what does not run',
    { name: 'web', state: 'exited', health: 'healthy' },
    'health-needs-running',
  ],
  [
    'labels of what must be absent',
    { name: 'web', state: 'absent', labels: { a: 'b' } },
    'absent-has-no-settings',
  ],
  ['neither name nor image', { state: 'running' }, 'needs-name-or-image'],
  ['any tag, and any container', { image: 'nginx:*' }, 'any-tag-needs-name'],
  ['two tags', { name: 'web', image: 'nginx:1:*' }, 'image-name'],
  ['a name, and several', { name: 'web', names: ['db'] }, 'name-or-names'],
  ['an exit code of a running container', { name: 'web', exit_code: 0 }, 'needs-state-exited'],
])
