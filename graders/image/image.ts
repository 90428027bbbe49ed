import { cleanPath } from '../../src/docker/port/container-path.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { asEvidence } from '../../src/grading/contract/as-evidence.ts'
import { nearestName } from '../../src/grading/contract/container/container.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import {
  isMadeFrom,
  isOfAnyTag,
  repositoryOf,
  withAnyTag,
} from '../../src/grading/contract/image/image-name.ts'
import { observeOrigin } from '../../src/grading/contract/image/observe-origin.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import type { World } from '../../src/grading/contract/world.ts'
import { diagnoseImage, type ImageFacts, isBuiltOn, isMade, officialIn } from './built.ts'
import { codes } from './codes.ts'
import { diagnoseCommand } from './command.ts'
import { diagnoseSize, observeSizes } from './size.ts'
import { observeSteps, stepsOf } from './steps.ts'
import { type ImageWant, schema } from './want.ts'

/** So many tags of one image are looked at, the newest first. */
const MOST_TAGS = 100

export default defineKind({
  schema,
  example: { name: 'my-centos:0.0.1', built_from: 'centos', workdir: '/usr/local', exposes: [80] },

  async observe(want, world): Promise<ImageFacts> {
    if (!isOfAnyTag(want.name)) return observe(want, world)
    const all = await world.docker.imageNames()
    const names = all.filter((name) => withAnyTag(want.name, [name])).slice(0, MOST_TAGS)
    let first: ImageFacts | undefined
    for (const name of names) {
      const facts = { ...(await observe({ ...want, name }, world, true)), found: name }
      if (judge(want, facts) === 'pass') return facts
      first ??= facts
    }
    return first ?? { names: all, users: [] }
  },

  judge,

  codes,
  authoring: {
    subject: ['name'],
    single: [
      'state',
      'same_as',
      'workdir',
      'user',
      'healthcheck',
      'command',
      'entrypoint',
      'any_form',
      'starts',
      'env',
      'lacks_env',
      'labels',
      'author',
      'comment',
      'smaller_than',
      'larger_than',
    ],
    means: ({ name, workdir }) => ({ name: familiar(name), workdir: workdir && cleanPath(workdir) }),
    passesAtOnce({ name, state, ...asked }, { images, containers }) {
      const asksForMore = Object.values(asked).some((value) => value !== undefined && value !== false)
      const prepared = [...images, ...containers.map(({ image }) => image)].map(familiar)
      const isPrepared = isOfAnyTag(name)
        ? withAnyTag(name, prepared) !== undefined
        : prepared.includes(familiar(name))
      return (state === 'absent') !== isPrepared && !asksForMore
    },
  },
})

/** A different tag of the same repository, or a name that differs only by a typo. */
export function nearestImage(name: string, names: string[]): string | undefined {
  const repository = repositoryOf(familiar(name.replace(/:\*$/, '')))
  const others = names.map((other) => ({ other, name: repositoryOf(other) }))
  const same = others.filter((one) => one.name === repository)
  const near = same.length > 0 ? repository : nearestName(repository, others)
  const nearest =
    same.find(({ other }) => other.endsWith(':latest')) ?? others.find(({ name }) => name === near)
  return nearest?.other
}

const MOST_NAMES = 3

/** Some of the names that are here, to show: the nearest one, and the newest. `more`: there are others besides. */
export function someNames(name: string, names: string[]): { some: string[]; more: boolean } {
  const nearest = nearestImage(name, names)
  const sorted = nearest === undefined ? names : [nearest, ...names.filter((other) => other !== nearest)]
  return { some: sorted.slice(0, MOST_NAMES), more: sorted.length > MOST_NAMES }
}

/** Looks at the image of one name. */
async function observe(want: ImageWant, { docker }: World, anyTag = false): Promise<ImageFacts> {
  const { name, state, built_from, same_as, history } = want
  const [image, base, twin] = await Promise.all([
    docker.image(name),
    built_from === undefined ? undefined : docker.image(built_from),
    same_as === undefined ? undefined : docker.image(same_as),
  ])
  const facts = { image, base, twin, names: [], users: [] }
  if (state === 'absent') {
    const containers = (image && (await forExplanation(docker.containers()))) || []
    return { ...facts, users: containers.filter((one) => isMadeFrom(one, name, image)) }
  }
  if (!image) return { ...facts, names: await ((await forExplanation(docker.imageNames())) ?? []) }
  if (built_from !== undefined && !base) throw new CouldNotLook('image-gone', '', { name: built_from })
  const official = officialIn(want, facts)
  const isWrong = base && diagnoseCommand(want, image) !== undefined
  const [sizes, origin, namings, steps] = await Promise.all([
    observeSizes(want, docker),
    official && observeOrigin(official.image, official.name, docker, { anyTag }),
    base && !isBuiltOn(image, base) ? asEvidence(docker.namings()) : undefined,
    history
      ? stepsOf(name, built_from ?? '', docker)
      : isWrong
        ? forExplanation(observeSteps(name, built_from ?? '', docker))
        : undefined,
  ])
  return { ...facts, sizes, origin, namings, steps }
}

function judge(asked: ImageWant, facts: ImageFacts) {
  const want = { ...asked, name: facts.found ?? asked.name }
  const { image, names, users } = facts
  if (want.state === 'absent' && !image) return 'pass'
  if (want.state === 'absent') return users.length > 0 ? 'image-in-use' : 'image-still-there'
  if (image) return diagnoseImage(want, image, facts) ?? diagnoseSize(want, facts.sizes) ?? 'pass'
  if (nearestImage(want.name, names)) return 'image-name-differs'
  return isMade(want) ? 'image-not-built' : 'image-missing'
}
