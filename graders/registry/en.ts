import type { ContainerStatus, NotARegistry } from '../../src/docker/port/docker.ts'
import { PROBLEMS } from '../../src/grading/contract/connection/en.ts'
import { notTheImage } from '../../src/grading/contract/image/en.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { nearNames, placeOf } from './place.ts'
import type registry from './registry.ts'
import { few, isAirPlay, type RegistryFacts, registryOf, shortId } from './registry.ts'

const list = (names: readonly string[]) => few(names).join(', ')

/** What shows that a server is no registry; what follows "it". */
const NOT_A_REGISTRY: Record<NotARegistry, string> = {
  'not-http': 'does not speak HTTP',
  'wrong-status': 'does not answer like a registry',
  'holds-anything': 'claims to have an image whose name was made up just now',
  'wrong-error': 'does not answer like a registry when asked for an image that does not exist',
  'too-long': 'sends an answer that is too long for a registry',
  'not-an-image': 'has a manifest that is not the manifest of an image',
  'wrong-digest': 'sends content that does not match its digest',
  'wrong-layers': 'has a configuration that does not match the layers of the image',
  'part-missing': 'does not have every part of the image',
  'wrong-size': 'has a layer whose size does not match the manifest',
  'wrong-tags': 'sends a list of tags that cannot be read',
}

/** Such as: (status 404 from /v2/, Server: nginx) */
const evidence = ({ status, at, server }: { status?: number; at?: string; server?: string }) => {
  const seen = [status && `status ${status}`, at && `from ${at}`].filter(Boolean).join(' ')
  const parts = [seen, server && `Server: ${server}`].filter(Boolean).join(', ')
  return parts && ` (${parts})`
}

const STATES: Record<ContainerStatus, string> = {
  created: 'was created, but not started',
  running: 'is running',
  paused: 'is paused',
  restarting: 'is restarting again and again',
  removing: 'is being removed',
  exited: 'has stopped',
  dead: 'is dead',
}

function actual(
  { answer, source, names }: RegistryFacts,
  want: { image: string; same_as?: string | undefined; login?: object | undefined },
) {
  const { image, same_as } = want
  const { path } = placeOf(image)
  switch (answer.kind) {
    case 'held':
      return `the registry has image ${shortId(answer.configDigest)}; ${same_as} is ${source ? shortId(source.id) : 'not here'}`
    case 'no-tag':
      return `the registry has ${path} with ${answer.tags.length > 0 ? `the ${answer.tags.length === 1 ? 'tag' : 'tags'} ${list(answer.tags)}` : 'no tags'}`
    case 'no-repository': {
      const here = list(nearNames(image, names).related)
      return `the registry has no ${path}${here && `; images here: ${here}`}`
    }
    case 'denied':
      return `the registry at ${registryOf(image)} ${want.login ? 'refuses the login of this lab' : 'asks for a login'}`
    case 'open':
      return `the registry at ${registryOf(image)} asks for no login`
    case 'not-a-registry':
      return `the server at ${registryOf(image)} is not a working registry: it ${NOT_A_REGISTRY[answer.why]}${evidence(answer)}`
    case 'problem':
      return `no registry answers at ${registryOf(image)} (${PROBLEMS[answer.problem]})`
  }
}

export default {
  summary: 'A registry on this machine has an image, which is the same as one on the engine',
  options: {
    image: 'full name, with a registry on localhost, 127.x.x.x or [::1]',
    same_as: 'name of an image on the engine that must have the same content',
    login:
      'the user and the password with which to ask a registry that must ask for a login; neither gets into a report or a recording',
    'login.user': 'name of the user',
    'login.password': 'the password',
    renamed:
      'an official image to which the student gave the name same_as is accepted; true for names in owns.images, when left out',
  },
  refusals: {
    'needs-local-registry': 'must be an image in a registry on this machine, such as localhost:5000/me/app:1',
  },
  expected: ({ image, same_as }) =>
    `${image} in the registry${same_as ? `, the same image as ${same_as}` : ''}`,
  actual,
  codes: {
    'registry-not-there': {
      message: ({ image }, { notUp }) =>
        `No registry answers at ${registryOf(image)}.${notUp ? ` The container ${notUp.name} ${STATES[notUp.status]}.` : ''}`,
      next: 'Is the container of the registry running, and which host port leads to it? Where the lab provides it, "docker-lab start" starts it.',
    },
    'not-a-registry': {
      message: ({ image }) =>
        `Something answers at ${registryOf(image)}, but it does not behave like a registry that has this image.`,
      next: (_, { answer }) =>
        isAirPlay(answer)
          ? 'That is AirPlay Receiver, which uses port 5000 on macOS. Turn it off in System Settings, under General > AirDrop & Handoff.'
          : 'Which container, or which program, is using that port?',
    },
    'registry-denied': {
      message: ({ image, login }) =>
        login
          ? `The registry at ${registryOf(image)} does not accept the user and the password of this lab.`
          : `The registry at ${registryOf(image)} does not let docker-lab look at ${placeOf(image).path} without a login.`,
      next: 'Is that the registry that the task asks for? Did you log in to it before you pushed?',
    },
    'registry-without-login': {
      message: ({ image }) =>
        `The registry at ${registryOf(image)} lets in whoever asks. The registry of this lab asks for a password.`,
      next: 'Which container uses that port now, and what became of the one that "docker-lab start" ran?',
    },
    'registry-wants-https': {
      message: ({ image }, { names }) =>
        `An image here is named ${list(nearNames(image, names).elsewhere)}. That address is not a loopback address of this machine, so Docker only uses HTTPS with it.`,
      next: ({ image }) =>
        `Which address does the task use for the registry? Compare yours with ${registryOf(image)}.`,
    },
    'not-pushed': {
      message: ({ image }) =>
        `The registry has no ${placeOf(image).path}, and no image here is named ${image} either.`,
      next: 'The name of an image is also its address. Compare the names of your images with the one in the task, part by part.',
    },
    'tag-without-registry': {
      message: ({ image }, { names }) =>
        `An image here is named ${list(nearNames(image, names).withoutRegistry)}. That name has no registry in it, so to Docker it means Docker Hub.`,
      next: 'How does Docker know where to push to? Look at the very beginning of the name.',
    },
    'tagged-not-pushed': {
      message: ({ image }) => `An image here is named ${image}, but the registry does not have it.`,
      next: 'A name alone does not send anything. Which step is still missing?',
    },
    'not-pushed-with-login': {
      message: ({ image }) =>
        `An image here is named ${image}, but the registry, which asks for a password, does not have it.`,
      next: 'What did "docker push" answer? A registry with a password takes images only from those who have logged in to it, at the address that their names begin with.',
    },
    'pushed-other-tag': {
      message: ({ image }, { answer }) =>
        `The registry has ${placeOf(image).path}, but not with the tag ${placeOf(image).tag}. Its tags: ${answer.kind === 'no-tag' ? list(answer.tags) : ''}.`,
      next: 'What comes after the last colon of the name that you pushed? And which tag does Docker use when there is none?',
    },
    'pushed-other-repository': {
      message: ({ image }, { pushed }) =>
        `The registry has ${list(pushed)}, but it has no ${placeOf(image).path}.`,
      next: 'Compare the two names between the first slash and the last colon.',
    },
    'pushed-other-image': {
      message: ({ image, same_as }) =>
        `The registry has ${image}, but its content is not the content of ${same_as}.`,
      next: 'Which image here has the name that you pushed? Compare the IDs of the two images.',
    },
    'pushed-older-image': {
      message: ({ image, same_as }) =>
        `Here, ${image} is now the same image as ${same_as}. The registry still has the image that had this name at the last push.`,
      next: 'Names here and names in the registry change separately. How does the registry learn about the new image?',
    },
    'nothing-to-compare': {
      message: ({ image, same_as }) =>
        `The registry has ${image}. It should be the same as ${same_as}, but no image here has that name.`,
      next: ({ same_as }) => `Was ${same_as} removed, or does it have a different name now?`,
    },
    'image-retagged': {
      message: ({ same_as = '' }, { source, origin }) =>
        `${notTheImage(source, same_as, origin)} The registry now has that image.`,
      next: 'Which image was given this name, with "docker tag", "docker commit" or "docker build"? The name has to be free before the real image can have it.',
    },
  },
} satisfies KindWords<typeof registry>
