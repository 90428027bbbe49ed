import type { CauseWords } from '../kind.ts'
import { type ImageCode, type MadeFacts, type MadeWant, namesake, originsOf } from './image.ts'

export default {
  codes: {
    'image-mismatch': {
      message: ({ image }, { container }) =>
        `${container?.name} was made from ${container?.imageName}, not from ${image}.`,
      next: 'The image is the first word after the options of «docker run». A container keeps its image, so it takes a new one.',
    },
    'image-other-tag': {
      message: ({ image }, { container }) =>
        `${container?.name} was made from ${container?.imageName}. The task asks for ${image}, which is another tag of it.`,
      next: 'What does Docker take when a name has no tag?',
    },
    'image-retagged': {
      message: ({ image }, { container }) =>
        `What is called ${image} here was pulled under another name: ${originsOf(container?.image).join(', ')}.`,
      next: 'Which image did somebody give this name with «docker tag»? The name has to be freed before the real one can have it.',
    },
    'image-outdated': {
      message: ({ image }, { container }) =>
        `${container?.name} was made from an earlier ${image}. Since then that name has been given to a newer image.`,
      next: 'A container does not follow its image. What has to happen so that the new one is used?',
    },
    'image-not-here': {
      message: ({ image }, { wanted }) =>
        `There is no container ${wanted}, and the image ${image} that it needs is not on this engine. If Docker could not download it, that may well be no mistake of yours.`,
      next: ({ image }) =>
        `What does «docker pull ${image}» print? «not found» or «denied» speaks of the name; a timeout speaks of the network, and then your command can be right.`,
    },
    'image-never-run': {
      message: ({ image }) =>
        `${image} is on this engine, but no container was made from it, or it has been removed since.`,
      next: 'Downloading an image and running it are two things. Which one is missing? An option that cleans up removes the trace as well.',
    },
    'container-unnamed': {
      message: (want, facts) =>
        `There is no ${want.name}, but ${namesake(want, facts)} was made from ${want.image}. If that is the one you meant, it only has the wrong name.`,
      next: 'When nobody chooses a name, Docker invents one. With which option do you choose? A name can be changed later, too.',
    },
  },
} satisfies CauseWords<MadeWant, MadeFacts, ImageCode>
