import type { Image } from '../../../docker/port/docker.ts'
import type { CauseWords } from '../kind.ts'
import { type ImageCode, type MadeFacts, type MadeWant, namesake, whyAnother } from './image.ts'
import type { Lacking } from './official-images.ts'
import type { OriginFacts } from './origin.ts'

/** What follows "the official image always". */
function has(lacks: Lacking): string {
  if ('env' in lacks) return `sets the variable ${lacks.env}`
  if ('files' in lacks) return `has the file ${lacks.files.join(' or ')}`
  return `runs "${lacks.command.join(' ')}" by default`
}

/** Such as: The image tagged nginx here was pulled under a different name: busybox. */
export function notTheImage(
  image: Image | undefined,
  wanted: string,
  origin: OriginFacts | undefined,
): string {
  const { names, lacks } = whyAnother(image, wanted, origin)
  const isMade = image?.parent !== undefined
  if (names.length > 0 && isMade) return `The image tagged ${wanted} here was made from ${names.join(', ')}.`
  if (names.length > 0)
    return `The image tagged ${wanted} here was pulled under a different name: ${names.join(', ')}.`
  const known = lacks ? `, which always ${has(lacks)}` : ''
  return `The image tagged ${wanted} here is not the official ${wanted} image${known}.`
}

export default {
  codes: {
    'image-mismatch': {
      message: ({ image }, { container }) =>
        `${container?.name} was created from ${container?.imageName}, not from ${image}.`,
      next: 'The image is the first word after the options of "docker run". A container cannot change its image, so you need a new container.',
    },
    'image-other-tag': {
      message: ({ image }, { container }) =>
        `${container?.name} was created from ${container?.imageName}. The task asks for ${image}, which is a different tag of the same image.`,
      next: 'Which tag does Docker use when the name has none?',
    },
    'image-retagged': {
      message: ({ image = '' }, { container, origin }) => notTheImage(container?.image, image, origin),
      next: 'Which image was given this name, with "docker tag", "docker commit" or "docker build"? The name has to be free before the real image can have it.',
    },
    'image-from-mirror': {
      message: ({ image }, { container }) =>
        `${container?.name} was created from ${container?.imageName}. That is the name that a mirror gives to ${image}, and the image does not have the short name here.`,
      next: 'Which command gives an image an additional name? You can keep the container.',
    },
    'image-outdated': {
      message: ({ image }, { container }) =>
        `${container?.name} was created from an earlier ${image}. Since then, that name has moved to a newer image.`,
      next: 'A container does not follow its image. What do you have to do so that the new image is used?',
    },
    'image-not-here': {
      message: ({ name, image }) =>
        `There is no container ${name === undefined ? `of ${image}, and that image` : `named ${name}, and the image ${image} that it needs`} is not on this engine. If Docker could not download the image, this is probably not your fault.`,
      next: ({ image }) =>
        `What does "docker pull ${image}" print? "not found" or "denied" is about the name. A timeout is about the network, and then your command can be right.`,
    },
    'image-not-built': {
      message: ({ name, image }) =>
        `There is no container ${name === undefined ? `of ${image}` : `named ${name}`}, and no image named ${image} that it could be created from. It is an image that you make in this lab, so no registry has it.`,
      next: 'Which step of the task makes the image? Did it succeed, and did you give the image exactly this name and tag?',
    },
    'image-never-run': {
      message: ({ image }) =>
        `${image} is on this engine, but no container was created from it, or that container has been removed since.`,
      next: 'Downloading an image and running it are two steps. Which one is missing? Or did you use an option that removes the container when it exits?',
    },
    'container-unnamed': {
      message: (want, facts) =>
        `There is no container named ${want.name ?? facts.wanted}, but ${namesake(want, facts)?.name} was created from ${want.image}. If that is the container you meant, only its name is wrong.`,
      next(want, facts) {
        const service = namesake(want, facts)?.service
        return service === undefined
          ? 'If you do not choose a name, Docker makes one up. Which option sets the name? You can also change a name later.'
          : `Compose names a container after the project, the service and a number. Which key of the service ${service} in the Compose file sets the name of its container?`
      },
    },
  },
} satisfies CauseWords<MadeWant, MadeFacts, ImageCode>
