import * as z from 'zod'
import type { Image, RegistryAnswer } from '../../src/docker/port/docker.ts'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { codes } from './codes.ts'
import { judgeHeld } from './held-image.ts'
import { isSamePlace, nearNames } from './place.ts'

export interface RegistryFacts {
  answer: RegistryAnswer
  /** The image that it must be the same as. */
  source: Image | undefined
  /** Only when something is wrong, like what follows: the image here that has the wanted name. */
  local: Image | undefined
  /** The names of all images here. */
  names: string[]
  /** Names of images here that the registry has under another path with the same last word. */
  pushed: string[]
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?\/[^/]/

/** At most this many other names are asked for. */
const MOST_ASKED = 3

export default defineKind({
  schema: () =>
    z.strictObject({
      image: field.as(z.string().regex(LOOPBACK, { error: 'needs-local-registry' }), {
        is: 'image',
        ofHost: true,
      }),
      same_as: field.image().optional(),
    }),
  example: { image: 'localhost:5000/student/app:1.0', same_as: 'app' },

  async observe({ image, same_as }, { docker }): Promise<RegistryFacts> {
    const [answer, source] = await Promise.all([
      docker.registry(image),
      same_as ? docker.image(same_as) : undefined,
    ])
    const facts = { answer, source, local: undefined, names: [], pushed: [] }
    if (answer.kind === 'held' && judgeHeld(answer, same_as, facts) === 'pass') return facts
    const names = await docker.imageNames()
    const tagged = names.find((name) => isSamePlace(name, image))
    const local = tagged ? await docker.image(tagged) : undefined
    if (answer.kind !== 'no-repository' || local) return { ...facts, names, local }
    const asked = nearNames(image, names).beside.slice(0, MOST_ASKED)
    const answers = await Promise.all(asked.map((name) => docker.registry(name)))
    return { ...facts, names, pushed: asked.filter((_, index) => answers[index]?.kind === 'held') }
  },

  judge({ image, same_as }, facts) {
    const { answer, local, names, pushed } = facts
    switch (answer.kind) {
      case 'held':
        return judgeHeld(answer, same_as, facts)
      case 'denied':
        return 'registry-denied'
      case 'not-a-registry':
        return 'not-a-registry'
      case 'problem':
        return 'registry-not-there'
    }
    if (local) return 'tagged-not-pushed'
    if (answer.tags.length > 0) return 'pushed-other-tag'
    if (pushed.length > 0) return 'pushed-other-repository'
    const { withoutRegistry, elsewhere } = nearNames(image, names)
    if (elsewhere.length > 0) return 'registry-wants-https'
    return withoutRegistry.length > 0 ? 'tag-without-registry' : 'not-pushed'
  },

  codes,
})

/** What the words of every language show: the address of the registry, `localhost:5000`. */
export const registryOf = (image: string): string => image.split('/')[0] ?? ''

/** An id as `docker image ls` shows it. */
export const shortId = (id: string): string => id.replace('sha256:', '').slice(0, 12)

/** As many names as a sentence can have. */
export const few = (names: readonly string[]): string[] => names.slice(0, 5)
