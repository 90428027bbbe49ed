import type { CauseWords } from '../kind.ts'
import { type ImageCode, type MadeFacts, type MadeWant, namesake, originsOf } from './image.ts'

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
      message: ({ image }, { container }) =>
        `The image tagged ${image} here was pulled under a different name: ${originsOf(container?.image).join(', ')}.`,
      next: 'Which image was given this name with "docker tag"? The name has to be free before the real image can have it.',
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
    'image-never-run': {
      message: ({ image }) =>
        `${image} is on this engine, but no container was created from it, or that container has been removed since.`,
      next: 'Downloading an image and running it are two steps. Which one is missing? Or did you use an option that removes the container when it exits?',
    },
    'container-unnamed': {
      message: (want, facts) =>
        `There is no container named ${want.name}, but ${namesake(want, facts)} was created from ${want.image}. If that is the container you meant, only its name is wrong.`,
      next: 'If you do not choose a name, Docker makes one up. Which option sets the name? You can also change a name later.',
    },
  },
} satisfies CauseWords<MadeWant, MadeFacts, ImageCode>
