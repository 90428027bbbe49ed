import type { Container, Image } from '../../../docker/port/docker.ts'
import { familiar } from '../../../docker/port/reference.ts'
import type { ContainerFacts, Diagnosis } from '../contract.ts'
import { isMadeFrom, repositoryOf } from './image-name.ts'

/** The English words for a container whose image is not the wanted one. */

/** The code for each way in which an image is not the wanted one: see `likeness`. */
export const IMAGE_CODES = {
  retagged: 'image-retagged',
  outdated: 'image-outdated',
  'other-tag': 'image-other-tag',
  other: 'image-mismatch',
  unknown: 'image-mismatch',
} as const

/** An image's names, with where it was pulled from, so that a false name shows; without what goes without saying. */
export function imageShown({ image, imageName }: Container): string {
  const names = [imageName, ...(image?.tags ?? [])].map((name) => familiar(name).replace(/:latest$/, ''))
  return [...new Set([...names, ...originsOf(image)])].join(', ')
}

/** The repositories that an image was pulled from, or pushed to. */
export const originsOf = (image: Image | undefined): string[] => [
  ...new Set(image?.digests.map((digest) => repositoryOf(digest))),
]

/** What a check asks of a container: its name, and the image that it is made from. */
interface MadeWant {
  name?: string | undefined
  image?: string | undefined
}

/** `now`: what the image's name means on this engine, asked only when the container doesn't settle it. */
export type MadeFacts = ContainerFacts & { now?: Image | undefined }

/** A container of the image under another name; `web2` is no misnamed `web1`. */
export function namesake({ name, image }: MadeWant, { others, now }: MadeFacts): string | undefined {
  const letters = (text: string) => text.replace(/\d+/g, '')
  const misnamed = others.filter((other) => letters(other.name) !== letters(name ?? ''))
  return image === undefined ? undefined : misnamed.find((other) => isMadeFrom(other, image, now))?.name
}

export const imageDiagnoses = {
  'image-mismatch': {
    title: 'The container is made from another image',
    message: ({ image }, { container }) =>
      `${container?.name} was made from ${container?.imageName}, not from ${image}.`,
    next: () =>
      'The image is the first word after the options of «docker run». A container keeps its image, so it takes a new one.',
    page: {
      what: 'A container with the right name is there, but its image is another one.',
      see: ['docker inspect --format "{{.Config.Image}} {{.Image}}" NAME', 'docker image ls'],
      why: 'The name of a container says nothing about what is in it: that comes from the image alone, and is settled when the container is made.',
    },
  },
  'image-other-tag': {
    title: 'The container is made from another version of the image',
    message: ({ image }, { container }) =>
      `${container?.name} was made from ${container?.imageName}. The task asks for ${image}, which is another tag of it.`,
    next: () => 'What does Docker take when a name has no tag?',
    page: {
      what: 'The repository is the right one, but the tag behind the colon is not.',
      see: ['docker inspect --format "{{.Config.Image}}" NAME', 'docker image ls REPOSITORY'],
      why: 'A repository holds many images, told apart by their tags. Without a tag Docker takes «latest», which is a tag like any other: it need not be the newest.',
    },
  },
  'image-retagged': {
    title: 'Another image bears this name',
    message: ({ image }, { container }) =>
      `What is called ${image} here was pulled under another name: ${originsOf(container?.image).join(', ')}.`,
    next: () =>
      'Which image did somebody give this name with «docker tag»? The name has to be freed before the real one can have it.',
    page: {
      what: 'The name of the image is the right one, but the engine remembers that its content came from a repository with another name.',
      see: ['docker image inspect --format "{{.RepoTags}} {{.RepoDigests}}" IMAGE', 'docker image rm IMAGE'],
      why: '«docker tag» puts one more label on an image; it does not change what is inside. The digest, which is computed from the content, stays with the repository that it was pulled from.',
    },
  },
  'image-outdated': {
    title: 'The container runs the image as it was before',
    catalogue: ['M66'],
    message: ({ image }, { container }) =>
      `${container?.name} was made from an earlier ${image}. Since then that name has been given to a newer image.`,
    next: () => 'A container does not follow its image. What has to happen so that the new one is used?',
    page: {
      what: 'The image was built or tagged again after the container had been made. The name now means the new image, the container still runs the old one.',
      see: [
        'docker inspect --format "{{.Image}}" NAME',
        'docker image inspect --format "{{.Id}}" IMAGE',
        'docker image ls --filter dangling=true',
      ],
      why: 'A container is made from the content that the name meant at that moment. Building again makes another image and moves the name to it; existing containers, also when they are restarted, keep theirs.',
    },
  },
  'image-not-here': {
    title: 'Neither the container nor its image is here',
    catalogue: ['M17', 'M18', 'M19'],
    message: ({ image }, { wanted }) =>
      `There is no container ${wanted}, and the image ${image} that it needs is not on this engine. If Docker could not download it, that may well be no mistake of yours.`,
    next: ({ image }) =>
      `What does «docker pull ${image}» print? «not found» or «denied» speaks of the name; a timeout speaks of the network, and then your command can be right.`,
    page: {
      what: 'Docker makes a container from an image that it has. The image is missing, so it was never downloaded or built, or the download failed.',
      see: ['docker image ls', 'docker pull IMAGE', 'docker info --format "{{.RegistryConfig.Mirrors}}"'],
      why: '«docker run» looks for the image on this engine, else asks a registry. A slip in the name, a tag that does not exist, or a registry that cannot be reached all end alike: no image, so no container. From some networks Docker Hub is slow or out of reach; a mirror helps, and the engine has to be restarted to use it.',
    },
  },
  'image-never-run': {
    title: 'The image is here, but no container of it',
    message: ({ image }) =>
      `${image} is on this engine, but no container was made from it, or it has been removed since.`,
    next: () =>
      'Downloading an image and running it are two things. Which one is missing? An option that cleans up removes the trace as well.',
    page: {
      what: 'The image is there. No container, running or ended, was made from it.',
      see: ['docker ps -a --filter ancestor=IMAGE', 'docker image ls'],
      why: '«docker pull» only downloads. «docker run» makes a container, starts it, and leaves it behind when it has ended, so that its output and exit code can be read; with --rm it is removed at once.',
    },
  },
  'container-unnamed': {
    title: 'A container of this image has another name',
    message: (want, facts) =>
      `There is no ${want.name}, but ${namesake(want, facts)} was made from ${want.image}. If that is the one you meant, it only has the wrong name.`,
    next: () =>
      'When nobody chooses a name, Docker invents one. With which option do you choose? A name can be changed later, too.',
    page: {
      what: 'There is a container of the right image, but none with the name that the task asks for.',
      see: ['docker ps -a --format "{{.Names}} {{.Image}}"', 'docker rename OLD NEW'],
      why: 'Without --name, Docker makes up a name such as happy_curie, another one each time. The option has to stand before the image; behind it, it would belong to the program.',
    },
  },
} satisfies Record<string, Diagnosis<MadeWant, MadeFacts>>
