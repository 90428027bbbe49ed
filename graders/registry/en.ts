import type { KindWords } from '../../src/grading/contract/kind.ts'
import { otherNames, placeOf, type RegistryFacts } from './facts.ts'
import type kind from './registry.ts'
import { registryTexts } from './texts.ts'

interface Want {
  image: string
  same_as?: string | undefined
}

const registryOf = (image: string) => image.split('/')[0] ?? ''

const short = (id: string) => id.replace('sha256:', '').slice(0, 12)

const list = (names: string[]) => names.slice(0, 5).join(', ')

function actual({ answer, source, names }: RegistryFacts, { image, same_as }: Want): string {
  const { path } = placeOf(image)
  switch (answer.kind) {
    case 'held':
      return `the registry holds image ${short(answer.configDigest)}; ${same_as} is ${source ? short(source.id) : 'not here'}`
    case 'no-tag':
      return `the registry has ${path} with ${answer.tags.length > 0 ? `the tags ${list(answer.tags)}` : 'no tag'}`
    case 'no-repository':
      return `the registry has no ${path}${here(otherNames(image, names).related)}`
    case 'denied':
      return `the registry at ${registryOf(image)} asks for a login`
    case 'not-a-registry':
      return `what answers at ${registryOf(image)} is not a working registry: ${answer.reason}`
    case 'problem':
      return `no registry answers at ${registryOf(image)} (${answer.problem})`
  }
}

const here = (names: string[]) => (names.length > 0 ? `; images here: ${list(names)}` : '')

export default {
  summary: 'A registry on this machine holds an image, which is the same as one here',
  options: {
    image: 'full name, with a registry on localhost or 127.0.0.1',
    same_as: 'name of an image on the engine whose content it must be',
  },
  expected: ({ image, same_as }) =>
    `${image} in the registry${same_as ? `, the same image as ${same_as}` : ''}`,
  actual: (facts, want) => registryTexts.actual(facts, want),
  codes: {
    'registry-not-there': {
      message: ({ image }) => `Nothing answers as a registry at ${registryOf(image)}.`,
      next: "Is the registry's container running, and which port of the host leads to it?",
    },
    'not-a-registry': {
      message: ({ image }) =>
        `Something answers at ${registryOf(image)}, but it does not behave as a registry that holds this image.`,
      next: 'Which container, or which program, has that port?',
    },
    'registry-denied': {
      message: ({ image }) =>
        `The registry at ${registryOf(image)} does not let docker-lab look at ${placeOf(image).path} without a login.`,
      next: 'Is that the registry that the task speaks of? Did you log in to it before you pushed?',
    },
    'registry-wants-https': {
      message: ({ image }, { names }) =>
        `An image here is called ${list(otherNames(image, names).elsewhere)}. That address is not the machine's own loopback address, so Docker speaks only HTTPS with it.`,
      next: ({ image }) =>
        `By which address does the task call the registry? Compare it with «${registryOf(image)}».`,
    },
    'not-pushed': {
      message: ({ image }) =>
        `The registry has no ${placeOf(image).path}, and no image here is called ${image} either.`,
      next: 'The name of an image is also its address. Compare the names of your images with the one in the task, part by part.',
    },
    'tag-without-registry': {
      message: ({ image }, { names }) =>
        `An image here is called ${list(otherNames(image, names).withoutRegistry)}. That name has no registry in it, so to Docker it means Docker Hub.`,
      next: 'How does Docker know where to push to? Look at the very beginning of the name.',
    },
    'tagged-not-pushed': {
      message: ({ image }) => `An image here is called ${image}, but the registry does not have it.`,
      next: 'A name alone moves nothing. Which step is still missing?',
    },
    'pushed-other-tag': {
      message: ({ image }, { answer }) =>
        `The registry has ${placeOf(image).path}, but not with the tag ${placeOf(image).tag}. Its tags: ${answer.kind === 'no-tag' ? list(answer.tags) : ''}.`,
      next: 'What stands behind the last colon of the name that you pushed, and what does Docker take when nothing does?',
    },
    'pushed-other-repository': {
      message: ({ image }, { pushed }) =>
        `The registry holds ${list(pushed)}, but has no ${placeOf(image).path}.`,
      next: 'Compare the two names between the first slash and the last colon.',
    },
    'pushed-other-image': {
      message: ({ image, same_as }) =>
        `The registry holds ${image}, but its content is not that of ${same_as}.`,
      next: 'Which image bears the pushed name here? Compare the ids of the two.',
    },
    'pushed-older-image': {
      message: ({ image, same_as }) =>
        `Here, ${image} is the same image as ${same_as} now. The registry still holds what that name meant at the last push.`,
      next: 'Names here and names in the registry change separately. How does the registry hear of the new one?',
    },
    'nothing-to-compare': {
      message: ({ image, same_as }) =>
        `The registry holds ${image}. It is to be the same as ${same_as}, but no image here has that name.`,
      next: ({ same_as }) => `Was ${same_as} removed, or given another name?`,
    },
    'image-retagged': {
      message: ({ same_as }, { source }) =>
        `What is called ${same_as} here was pulled under another name: ${list([...new Set((source?.digests ?? []).map((name) => name.replace(/@.*/, '')))])}. That is what the registry holds now.`,
      next: 'Which image did somebody give this name with «docker tag»? The name has to be freed before the real one can have it.',
    },
  },
} satisfies KindWords<typeof kind>
