import * as z from 'zod'
import { defineGrader, isRetagged } from '../../src/grading/contract/contract.ts'
import { heldBeside, isSamePlace, otherNames, type RegistryFacts, sameImage } from './facts.ts'
import { registryTexts } from './texts.ts'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?\/[^/]/

export default defineGrader({
  summary: 'A registry on this machine holds an image, which is the same as one here',
  schema: () =>
    z.strictObject({
      image: z
        .string()
        .regex(LOOPBACK, 'an image in a registry on this machine, such as localhost:5000/me/app:1')
        .describe('full name, with a registry on localhost or 127.0.0.1'),
      same_as: z.string().optional().describe('name of an image on the engine whose content it must be'),
    }),
  example: { image: 'localhost:5000/student/app:1.0', same_as: 'app' },

  async observe({ image, same_as }, docker): Promise<RegistryFacts> {
    const [answer, source] = await Promise.all([
      docker.registry(image),
      same_as ? docker.image(same_as) : undefined,
    ])
    const facts = { answer, source, local: undefined, names: [], pushed: [] }
    if (answer.kind === 'held' && judgeHeld(same_as, facts) === 'pass') return facts
    const names = await docker.imageNames()
    const tagged = names.find((name) => isSamePlace(name, image))
    const local = tagged ? await docker.image(tagged) : undefined
    const pushed = answer.kind === 'no-repository' && !local ? await heldBeside(image, names, docker) : []
    return { answer, source, local, names, pushed }
  },

  judge({ image, same_as }, facts) {
    const { answer, local, names, pushed } = facts
    switch (answer.kind) {
      case 'held':
        return judgeHeld(same_as, facts)
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
    const { withoutRegistry, elsewhere } = otherNames(image, names)
    if (elsewhere.length > 0) return 'registry-wants-https'
    return withoutRegistry.length > 0 ? 'tag-without-registry' : 'not-pushed'
  },

  expected: ({ image, same_as }) =>
    `${image} in the registry${same_as ? `, the same image as ${same_as}` : ''}`,
  actual: (facts, want) => registryTexts.actual(facts, want),
  diagnoses: registryTexts.diagnoses,
})

function judgeHeld(
  same_as: string | undefined,
  { answer, source, local }: Pick<RegistryFacts, 'answer' | 'source' | 'local'>,
) {
  if (answer.kind !== 'held' || same_as === undefined) return 'pass'
  if (!source) return 'nothing-to-compare'
  if (sameImage(answer, source)) return isRetagged(source, same_as) ? 'image-retagged' : 'pass'
  return local?.id === source.id ? 'pushed-older-image' : 'pushed-other-image'
}
