import * as z from 'zod'
import type { ContainerSummary, Image, RegistryAnswer } from '../../src/docker/port/docker.ts'
import { loginAs } from '../../src/docker/port/login.ts'
import { field } from '../../src/grading/contract/field.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { observeOrigin } from '../../src/grading/contract/image/observe-origin.ts'
import type { OriginFacts } from '../../src/grading/contract/image/origin.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { codes } from './codes.ts'
import { judgeHeld } from './held-image.ts'
import { isSamePlace, nearNames } from './place.ts'

export interface RegistryFacts {
  answer: RegistryAnswer
  /** The image that it must be the same as. */
  source: Image | undefined
  /** Where that comes from, unless its name is the student's. */
  origin?: OriginFacts | undefined
  /** Only when something is wrong, like what follows: the image here that has the wanted name. */
  local: Image | undefined
  /** The names of all images here. */
  names: string[]
  /** Names of images here that the registry has under another path with the same last word. */
  pushed: string[]
  /** Where nothing answers: a container here of a registry's image that is not up. */
  notUp?: Pick<ContainerSummary, 'name' | 'status'>
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?\/[^/]/

/** At most this many other names are asked for. */
const MOST_ASKED = 3

export default defineKind({
  schema: () =>
    z.strictObject({
      image: field.as(field.image().regex(LOOPBACK, { error: 'needs-local-registry' }), {
        is: 'image',
        ofHost: true,
      }),
      same_as: field.image().optional(),
      renamed: z.boolean().default(false),
      login: field
        .unsaid(z.strictObject({ user: z.string().min(1), password: z.string().min(1) }))
        .optional(),
    }),
  example: { image: 'localhost:5000/student/app:1.0', same_as: 'app' },

  async observe(want, { docker }): Promise<RegistryFacts> {
    const { image, same_as, renamed, login } = want
    const lookUp = (name: string) => (login ? docker.registry(name, loginAs(login)) : docker.registry(name))
    const [answer, source] = await Promise.all([lookUp(image), same_as ? docker.image(same_as) : undefined])
    const origin = same_as && !renamed ? await observeOrigin(source, same_as, docker) : undefined
    const facts = { answer, source, origin, local: undefined, names: [], pushed: [] }
    if (answer.kind === 'held' && judgeHeld(answer, want, facts) === 'pass') return facts
    if (answer.kind === 'problem') {
      const notUp = registryNotUp((await forExplanation(docker.containers())) ?? [])
      return { ...facts, ...(notUp && { notUp }) }
    }
    const names = (await forExplanation(docker.imageNames())) ?? []
    const tagged = names.find((name) => isSamePlace(name, image))
    const local = tagged ? await forExplanation(docker.image(tagged)) : undefined
    if (answer.kind !== 'no-repository' || local) return { ...facts, names, local }
    const asked = nearNames(image, names).beside.slice(0, MOST_ASKED)
    const answers = await Promise.all(asked.map((name) => forExplanation(lookUp(name))))
    return { ...facts, names, pushed: asked.filter((_, index) => answers[index]?.kind === 'held') }
  },

  judge(want, facts) {
    const { image, login } = want
    const { answer, local, names, pushed } = facts
    switch (answer.kind) {
      case 'held':
        return judgeHeld(answer, want, facts)
      case 'denied':
        return 'registry-denied'
      case 'open':
        return 'registry-without-login'
      case 'not-a-registry':
        return 'not-a-registry'
      case 'problem':
        return 'registry-not-there'
    }
    if (local) return login ? 'not-pushed-with-login' : 'tagged-not-pushed'
    if (answer.tags.length > 0) return 'pushed-other-tag'
    if (pushed.length > 0) return 'pushed-other-repository'
    const { withoutRegistry, elsewhere } = nearNames(image, names)
    if (elsewhere.length > 0) return 'registry-wants-https'
    return withoutRegistry.length > 0 ? 'tag-without-registry' : 'not-pushed'
  },

  codes,
})

/** The newest container of an image called registry that is not up. */
function registryNotUp(containers: ContainerSummary[]): RegistryFacts['notUp'] {
  const registries = containers.filter(({ imageName }) => /(^|\/)registry([:@]|$)/.test(imageName))
  const one = registries.find(({ status }) => status !== 'running')
  return one && { name: one.name, status: one.status }
}

/** macOS uses port 5000 itself. @see https://support.apple.com/guide/mac-help/mchl15c9e4b5/mac */
export const isAirPlay = (answer: RegistryAnswer): boolean =>
  answer.kind === 'not-a-registry' && /^AirTunes\b/i.test(answer.server ?? '')

/** What the words of every language show: the address of the registry, `localhost:5000`. */
export const registryOf = (image: string): string => image.split('/')[0] ?? ''

/** An id as `docker image ls` shows it. */
export const shortId = (id: string): string => id.replace('sha256:', '').slice(0, 12)

/** As many names as a sentence can have. */
export const few = (names: readonly string[]): string[] => names.slice(0, 5)
