import type { KindWords } from '../../../src/grading/contract/kind.ts'
import type mount from '../mount.ts'
import { leftSide, mountAt, taker } from '../mounts.ts'

/** What is said of mounts that two containers should share. */
export default {
  'volumes-from-without-volumes': {
    message: (_, { container }) =>
      `${container.name} takes its volumes from ${container.volumesFrom.join(', ')}, but got none: there was nothing to share.`,
    next: 'Look at the mounts of that container first.',
  },
  'nothing-to-share': {
    message: ({ shared_with, destination }, { partner }) =>
      partner
        ? `${shared_with} has no mount at ${destination}, so there is nothing to share.`
        : `There is no container named ${shared_with}, so there is nothing to compare ${destination} with.`,
    next: 'Look at both containers, and at the paths of their mounts.',
  },
  'own-volume': {
    message: ({ destination, shared_with }, { container }) =>
      `${container.name} and ${shared_with} both have a mount at ${destination}, but not the same one. A file that one of them writes there is not visible in the other.`,
    next: 'The path alone creates a new volume every time. How does a container get the volumes of another container?',
  },
  'shares-with-another': {
    message: ({ shared_with }, { container }) =>
      `${container.name} takes its volumes from ${container.volumesFrom.join(', ')}, not from ${shared_with}.`,
    next: 'Which container does your --volumes-from name?',
  },
  'shares-nothing': {
    message: (want, { container, partner }) =>
      mountAt(container, want.destination)?.type === 'tmpfs'
        ? `${container.name} has a tmpfs at ${want.destination}: it is in memory, and each container has its own.`
        : `At ${want.destination}, ${container.name} mounts ${leftSide(container, want)}, but ${want.shared_with} mounts ${leftSide(partner, want)}.`,
    next: 'Compare the left sides of the two mounts. What must be the same for both containers to see the same files?',
  },
  'sharing-covered': {
    message: ({ destination, shared_with }, { container }) =>
      `${container.name} and ${shared_with} have the same mount at ${destination}, but they do not show the same files there: in one of them, something else covers it.`,
    next: 'List the directory in both containers. Is there a second mount that leads to the same place, for example through a symbolic link in the image?',
  },
  'lent-mounts-unknown': {
    message: ({ destination }, facts) =>
      `This engine does not list the directories of the host that ${taker(facts)} got with --volumes-from, and the container that lent them is gone. So docker-lab cannot tell what is mounted ${destination === '' ? 'in it' : `at ${destination}`}.`,
    next: 'Create the container again while the one that lends its mounts exists, or give it the directories with -v.',
  },
  'part-unknown': {
    message: (want, { container }) =>
      `${container.name} got the volume ${want.volume} with --volumes-from, and the container that lent it is gone. So docker-lab cannot tell whether it shows the whole volume or only a part of it (volume-subpath).`,
    next: ({ volume }, { container }) =>
      container.state.status === 'running'
        ? `Create the container again, with the volume ${volume} in its own -v or --mount.`
        : 'Start the container, and check again: while it runs, docker-lab can ask the kernel.',
  },
  'sharing-unclear': {
    message: (want, { container, partner }) =>
      `At ${want.destination}, ${container.name} mounts ${leftSide(container, want)} and ${want.shared_with} mounts ${leftSide(partner, want)}. The two look the same, but docker-lab cannot tell whether they are.`,
    next: 'If one of the two paths is a symbolic link to the other, use the same path for both containers.',
  },
} satisfies Partial<KindWords<typeof mount>['codes']>
