import type { Mount } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type mount from './mount.ts'
import { isEmptyDirectory, isNamedByCompose, leftSide, mountAt, sideOf } from './mounts.ts'
import { wantedType } from './want.ts'

const TYPES = { volume: 'volume', bind: 'bind mount', tmpfs: 'tmpfs', other: 'unknown type' }

function shown(one: Mount): string {
  const left = {
    ...TYPES,
    volume: one.anonymous ? 'anonymous volume' : `volume ${sideOf(one)}`,
    bind: sideOf(one),
  }
  return `${left[one.type]} → ${one.destination}${one.writable ? '' : ' (read-only)'}`
}

export default {
  summary: 'A volume or a directory of the host is mounted in a container',
  options: {
    container: 'name of the container',
    destination: 'path inside the container',
    type: 'type of the mount; when left out, the other keys imply it, or any type will do',
    volume: 'name of the volume',
    anonymous: 'it must be a volume without a name of its own',
    source: 'directory or file of the host; the end of its path is enough, unless it starts with a slash',
    writable: 'whether the container must be able to write there',
    shared_with: 'another container, which must have the same mount at the same path',
    nonempty: 'there must be something in it',
  },
  refusals: {
    'one-of-volume-anonymous-source': 'takes only one of volume, anonymous and source',
    'type-contradicts': 'volume and anonymous need "type: volume", and source needs "type: bind"',
    'tmpfs-cannot':
      'a tmpfs is in the memory of its one container: what is in it cannot be seen (nonempty), and nothing shares it (shared_with)',
  },
  expected(want) {
    const type = wantedType(want)
    const named = want.volume === undefined ? want.source : `volume ${want.volume}`
    const kind = want.anonymous ? 'anonymous volume' : (named ?? (type ? TYPES[type] : 'any mount'))
    const marks = [
      want.writable === undefined ? [] : want.writable ? 'writable' : 'read-only',
      want.shared_with === undefined ? [] : `the same as in ${want.shared_with}`,
      want.nonempty ? 'not empty' : [],
    ].flat()
    return `${kind} → ${want.destination}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
  },
  actual({ container, partner, file }, { destination, nonempty }) {
    const own = container.mounts.map(shown).join(', ') || 'no mounts'
    const other = mountAt(partner, destination)
    return [
      own,
      nonempty && isEmptyDirectory(file) && `${destination} is empty`,
      other && `in ${partner?.name}: ${shown(other)}`,
    ]
      .filter(Boolean)
      .join('; ')
  },
  codes: {
    'no-mount': {
      message: ({ destination }, { container }) =>
        `Nothing is mounted at ${destination} in ${container.name}: what the container writes there is lost when the container is removed.`,
      next: 'Which option gives a container a volume or a directory? Mounts are set when the container is created.',
    },
    'mount-other-destination': {
      message: ({ destination }, { container }) =>
        `${container.name} has such a mount, but at a different path. It cannot be seen at ${destination}.`,
      next: 'Compare the path after the colon with the one in the task. They must match exactly.',
    },
    'mount-sides-swapped': {
      message: ({ destination }) =>
        `${destination} is the path inside the container, but it is on the left, where the directory of the host belongs.`,
      next: 'Which of the two paths is on your machine? On which side of the colon does it belong?',
    },
    'volume-instead-of-bind': {
      message: (want, { container }) =>
        mountAt(container, want.destination)?.anonymous
          ? `Docker mounted a new volume at ${want.destination}, because you did not give a directory of the host for that path.`
          : `Docker took "${leftSide(container, want)}" as the name of a volume, not as a directory.`,
      next: 'How does Docker decide whether it is a path or a name? Look at the first character of the left side.',
    },
    'bind-instead-of-volume': {
      message: (want, { container }) =>
        `What is mounted at ${want.destination} is ${leftSide(container, want)} of the host, not a volume.`,
      next: 'A volume has a name. What makes Docker read the left side as a path?',
    },
    'mount-other-type': {
      message: (want, { container }) =>
        `The type of the mount at ${want.destination} is "${TYPES[mountAt(container, want.destination)?.type ?? 'other']}", not "${TYPES[wantedType(want) ?? 'other']}".`,
      next: "Where should the data be: in Docker's own storage, on the host, or only in memory?",
    },
    'anonymous-instead-of-named': {
      message: ({ destination, volume }) =>
        `A volume is mounted at ${destination}, but Docker made up its name. It is not ${volume}.`,
      next: 'In your -v, what is on the left of the path?',
    },
    'named-instead-of-anonymous': {
      message: (want, { container }) =>
        `The volume ${leftSide(container, want)} is mounted at ${want.destination}, but the task asks for an anonymous volume.`,
      next: 'What remains of -v when you give no name?',
    },
    'other-volume': {
      message: (want, facts) =>
        isNamedByCompose(want, facts)
          ? `The volume ${leftSide(facts.container, want)} is mounted at ${want.destination}: Compose put the project name in front of ${want.volume}.`
          : `The volume that is mounted at ${want.destination} is ${leftSide(facts.container, want)}, not ${want.volume}.`,
      next: 'Compare the two names. If you misspell a name, Docker creates a new, empty volume.',
    },
    'part-of-volume': {
      message: ({ destination, volume }, { container }) =>
        `Only the directory ${mountAt(container, destination)?.subpath} of the volume ${volume} is mounted at ${destination}, not the whole volume.`,
      next: 'Which option of the mount chooses a directory inside the volume?',
    },
    'other-source': {
      message: (want, { container }) =>
        `${leftSide(container, want)} of the host is mounted at ${want.destination}, not ${want.source}.`,
      next: 'Compare the two paths character by character. Does the directory on the left contain what you expect?',
    },
    'mount-writable': {
      message: ({ destination }, { container }) =>
        `${container.name} can write to ${destination}, but should only be able to read from it.`,
      next: 'A mount can have a third part, after a second colon.',
    },
    'read-only-elsewhere': {
      message: ({ destination }, { container }) =>
        container.readOnlyRoot
          ? `The file system of ${container.name} itself is read-only, but the mount at ${destination} is still writable.`
          : `${container.name} has a read-only mount, but it is not the one at ${destination}.`,
      next: 'Which option protects the whole container, and which one protects a single mount?',
    },
    'mount-read-only': {
      message: ({ destination }, { container }) =>
        `${container.name} can only read from ${destination}, but should be able to write to it.`,
      next: 'Look for a third part after the path.',
    },
    'mount-empty': {
      message: (want, { container }) =>
        mountAt(container, want.destination)?.type === 'bind'
          ? `${want.destination} shows ${leftSide(container, want)} of the host, and there is nothing in it.`
          : `What is mounted at ${want.destination} is empty.`,
      next: 'Is it the one that you meant, and what should be in it? Look at it from the host and from the container.',
    },
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
    'sharing-unclear': {
      message: (want, { container, partner }) =>
        `At ${want.destination}, ${container.name} mounts ${leftSide(container, want)} and ${want.shared_with} mounts ${leftSide(partner, want)}. The two look the same, but docker-lab cannot tell whether they are.`,
      next: 'If one of the two paths is a symbolic link to the other, use the same path for both containers.',
    },
  },
} satisfies KindWords<typeof mount>
