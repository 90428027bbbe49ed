import { describe, expect, test } from 'vitest'
import container from '../../graders/container/container.ts'
import { aContainer, anEnded, anImage } from './facts.ts'
import { fakeDocker } from './fake-docker.ts'

const web = { name: 'web', image: 'nginx' }
const ended = { ...web, state: 'exited' }

describe('what the container check kind asks', () => {
  const observe = (yaml: object, docker: ReturnType<typeof fakeDocker>) =>
    container.observe(container.schema().parse(yaml), docker.world)

  test.each([
    ['running', web, ['container']],
    ['ended', ended, ['container']],
    ['gone', { name: 'nobody', state: 'absent' }, ['container']],
  ])('nothing more than the container when the work is right: %s', async (_, yaml, asked) => {
    const docker = fakeDocker({ containers: [aContainer()] })
    await observe(yaml, docker)
    expect(docker.asked).toEqual(asked)
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

  test('it could not look when nothing bears the name any more', async () => {
    const nameless = anImage({ tags: [], digests: [] })
    const docker = fakeDocker({ containers: [aContainer({ image: nameless })] })
    await expect(observe(web, docker)).rejects.toMatchObject({ code: 'image-gone' })
  })
})

test.each([
  ['neither name nor image', { state: 'running' }],
  ['an exit code of what runs', { name: 'web', exit_code: 0 }],
])('the schema refuses %s', (_, yaml) => {
  expect(container.schema().safeParse(yaml).success).toBe(false)
})
