import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { nearestName } from '../../src/grading/contract/container/container.ts'
import { isMadeFrom, repositoryOf } from '../../src/grading/contract/image/image-name.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { diagnoseImage, type ImageFacts } from './built.ts'
import { codes } from './codes.ts'
import { schema } from './want.ts'

export default defineKind({
  schema,
  example: { name: 'my-centos:0.0.1', built_from: 'centos', workdir: '/usr/local', exposes: [80] },

  async observe({ name, state, built_from }, { docker }): Promise<ImageFacts> {
    const [image, base] = await Promise.all([
      docker.image(name),
      built_from === undefined ? undefined : docker.image(built_from),
    ])
    const facts = { image, base, names: [], users: [] }
    if (state === 'absent') {
      const containers = image ? await docker.containers() : []
      return { ...facts, users: containers.filter((one) => isMadeFrom(one, name, image)) }
    }
    if (!image) return { ...facts, names: await docker.imageNames() }
    if (built_from !== undefined && !base) throw new CouldNotLook('image-gone', '', { name: built_from })
    return facts
  },

  judge(want, { image, base, names, users }) {
    if (want.state === 'absent' && !image) return 'pass'
    if (want.state === 'absent') return users.length > 0 ? 'image-in-use' : 'image-still-there'
    if (!image) return nearestImage(want.name, names) ? 'image-name-differs' : 'image-missing'
    return diagnoseImage(want, image, base) ?? 'pass'
  },

  codes,
  authoring: {
    subject: ['name'],
    single: ['state', 'workdir', 'command', 'entrypoint'],
    passesAtOnce({ name, state, ...asked }, { images }) {
      const asksForMore = Object.values(asked).some((value) => value !== undefined && value !== false)
      return (state === 'absent') !== images.includes(name) && !asksForMore
    },
  },
})

/** A different tag of the same repository, or a name that differs only by a typo. */
export function nearestImage(name: string, names: string[]): string | undefined {
  const repository = repositoryOf(familiar(name))
  const others = names.map((other) => ({ other, name: repositoryOf(other) }))
  const near = nearestName(repository, others)
  return others.find((one) => one.name === repository || one.name === near)?.other
}
