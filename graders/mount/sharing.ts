import type { Diagnosis } from '../../src/grading/contract/contract.ts'
import { type MountFacts, type MountWant, mountAt } from './facts.ts'

/** The English words for two containers that should share a mount, and do not. */

const SEE = 'docker inspect --format "{{json .HostConfig.VolumesFrom}} {{json .Mounts}}" NAME'

export const sharingDiagnoses = {
  'volumes-from-without-volumes': {
    title: 'The container to share with has no volumes',
    catalogue: ['M39'],
    message: (_, { container }) =>
      `${container.name} takes the volumes of ${container.volumesFrom.join(', ')}, but got none: there was nothing to share.`,
    next: () => 'Look at the mounts of that other container first.',
    page: {
      what: '--volumes-from was given, and yet the container has no mount at all.',
      see: [SEE, 'docker inspect --format "{{json .Mounts}}" OTHER'],
      why: '--volumes-from copies the list of mounts of another container. The own files of that container are not on that list: without a volume, nothing is shared.',
    },
  },
  'nothing-to-share': {
    title: 'The other container has nothing mounted there',
    catalogue: ['M40'],
    message: ({ shared_with, destination }, { partner }) =>
      partner
        ? `${shared_with} has no mount at ${destination}, so there is nothing that could be shared.`
        : `There is no container called ${shared_with}, so it cannot be seen whether they share ${destination}.`,
    next: () => 'Look at both containers, and at the paths of their mounts.',
    page: {
      what: 'Two containers should have the same at the same path. The second one is missing, or has no mount at that path.',
      see: ['docker ps -a', 'docker inspect --format "{{json .Mounts}}" OTHER'],
      why: 'Two containers share what is mounted in both. A volume outlives the container that brought it, as long as another one uses it or it has a name; but a container that is gone has nothing to compare with.',
    },
  },
  'own-volume': {
    title: 'Each container has a volume of its own',
    message: ({ destination, shared_with }, { container }) =>
      `${container.name} and ${shared_with} both have a volume at ${destination}, but not the same one. A file that one writes is not seen by the other.`,
    next: () => 'The path alone makes a new volume every time. How does one container get those of another?',
    page: {
      what: 'Both containers have a volume at the same path. They are two different volumes that only look alike.',
      see: [SEE, 'docker volume ls'],
      why: '-v /path makes a new anonymous volume for each container, and so does a VOLUME line of the image. To share, both have to name the same volume, or one takes over the mounts of the other with --volumes-from.',
    },
  },
  'shares-with-another': {
    title: 'It shares with a third container',
    message: ({ shared_with }, { container }) =>
      `${container.name} takes its volumes from ${container.volumesFrom.join(', ')}, not from ${shared_with}.`,
    next: () => 'Which container stands behind your --volumes-from?',
    page: {
      what: 'The container was made with --volumes-from, but that names another container, with other volumes.',
      see: [SEE],
      why: '--volumes-from takes the mounts of exactly the containers that it names. They also pass on what they took from others themselves, so a chain works as long as it leads to the same volume.',
    },
  },
  'shares-nothing': {
    title: 'The same path, but not the same mount',
    message: ({ destination, shared_with }, { container, partner }) => {
      const left = (one: typeof partner) => {
        const mount = mountAt(one, destination)
        return mount?.name ?? mount?.source ?? ''
      }
      return `At ${destination}, ${container.name} has ${left(container)}, while ${shared_with} has ${left(partner)}.`
    },
    next: () =>
      'Compare the left sides of the two mounts. What must be equal for both to see the same files?',
    page: {
      what: 'Both containers have something mounted at the path, but from two different places.',
      see: [SEE, 'docker inspect --format "{{json .Mounts}}" OTHER'],
      why: 'The path inside a container is only where it shows. What is shared is decided by the left side: the same volume, or the same folder of the host.',
    },
  },
} satisfies Record<string, Diagnosis<MountWant, MountFacts>>
