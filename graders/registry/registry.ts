import * as z from 'zod'
import { isRetagged } from '../../src/grading/contract/image/image-name.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { heldBeside, isSamePlace, otherNames, type RegistryFacts, sameImage } from './facts.ts'
import { registryTexts } from './texts.ts'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?\/[^/]/

export default defineKind({
  schema: () =>
    z.strictObject({
      image: z
        .string()
        .regex(LOOPBACK, 'an image in a registry on this machine, such as localhost:5000/me/app:1'),
      same_as: z.string().optional(),
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

  codes: {
    'registry-not-there': {
      mistakes: ['M89'],
      see: ['docker ps -a', 'docker port NAME', 'curl http://localhost:5000/v2/'],
    },
    'not-a-registry': {
      mistakes: ['M89'],
      see: ['docker ps --filter publish=5000', 'curl -i http://localhost:5000/v2/'],
    },
    'registry-denied': {
      mistakes: ['M84'],
      see: ['docker login localhost:5000', 'curl -i http://localhost:5000/v2/'],
    },
    'registry-wants-https': {
      mistakes: ['M85'],
      see: ['docker image ls', 'docker info --format "{{.RegistryConfig.InsecureRegistryCIDRs}}"'],
    },
    'not-pushed': {
      mistakes: ['M81', 'M88'],
      see: ['docker image ls', 'curl http://localhost:5000/v2/_catalog'],
    },
    'tag-without-registry': { mistakes: ['M83'], see: ['docker image ls', 'docker push IMAGE'] },
    'tagged-not-pushed': {
      mistakes: ['M86'],
      see: ['docker image ls', 'curl http://localhost:5000/v2/_catalog'],
    },
    'pushed-other-tag': { see: ['curl http://localhost:5000/v2/PATH/tags/list', 'docker image ls'] },
    'pushed-other-repository': { see: ['curl http://localhost:5000/v2/_catalog', 'docker image ls'] },
    'pushed-other-image': {
      mistakes: ['M87'],
      see: ['docker image ls --digests', 'docker image inspect --format "{{.Id}}" IMAGE'],
    },
    'pushed-older-image': {
      mistakes: ['M87'],
      see: ['docker image ls --digests', 'docker image inspect --format "{{.RepoDigests}}" IMAGE'],
    },
    'nothing-to-compare': { see: ['docker image ls'] },
    'image-retagged': {
      see: ['docker image inspect --format "{{.RepoTags}} {{.RepoDigests}}" IMAGE', 'docker image rm IMAGE'],
    },
  },
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
