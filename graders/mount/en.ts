import type { Mount } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { partOf } from './diagnose.ts'
import type mount from './mount.ts'
import { isEmptyDirectory, isNamedByCompose, leftSide, mountAt, onOldSource, sideOf } from './mounts.ts'
import sharing from './sharing/en.ts'
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
    destination: 'path inside the container; any, when left out',
    type: 'type of the mount; when left out, the other keys imply it, or any type will do',
    volume: 'name of the volume',
    named: 'it must be a volume with a name that somebody gave it, whichever',
    anonymous: 'it must be a volume without a name of its own',
    source: 'directory or file of the host; the end of its path is enough, unless it starts with a slash',
    workfolder:
      "directory of the student's working directory, such as site, that must be the one of the host",
    writable: 'whether the container must be able to write there',
    shared_with: 'another container, which must have the same mount at the same path',
    nonempty: 'there must be something in it',
    engine_socket: "it must be the engine's own socket, wherever the host has it",
  },
  refusals: {
    'needs-destination':
      'can be left out only where type, volume, anonymous, named or source say what is mounted, and nothing else is asked',
    'one-left-side': 'takes only one of volume, anonymous, named, source and workfolder',
    'type-contradicts':
      'volume, anonymous and named need "type: volume", and source, workfolder and engine_socket need "type: bind"',
    'tmpfs-cannot':
      'a tmpfs is in the memory of its one container: what is in it cannot be seen (nonempty), and nothing shares it (shared_with)',
  },
  expected(want) {
    const type = wantedType(want)
    const folder = want.workfolder && `${want.workfolder} of your working directory`
    const named = want.volume === undefined ? (want.source ?? folder) : `volume ${want.volume}`
    const socket = want.engine_socket ? "the engine's socket" : undefined
    const kind = want.anonymous
      ? 'anonymous volume'
      : want.named
        ? 'named volume'
        : (named ?? socket ?? (type ? TYPES[type] : 'any mount'))
    const marks = [
      want.writable === undefined ? [] : want.writable ? 'writable' : 'read-only',
      want.shared_with === undefined ? [] : `the same as in ${want.shared_with}`,
      want.nonempty ? 'not empty' : [],
    ].flat()
    return `${kind} → ${want.destination || 'anywhere'}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
  },
  actual({ container, partner, file }, { destination, nonempty }) {
    const none = container.mountsUnknown ? 'no mounts that the engine lists' : 'no mounts'
    const own = container.mounts.map(shown).join(', ') || none
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
      message: ({ destination, engine_socket }, { container }) =>
        destination === ''
          ? `${container.name} has no mounts: what it writes is lost when it is removed.`
          : `Nothing is mounted at ${destination} in ${container.name}: ${engine_socket ? 'it cannot reach the engine' : 'what the container writes there is lost when the container is removed'}.`,
      next: 'Which option gives a container a volume, a directory or a file of the host? Mounts are set when the container is created.',
    },
    'no-such-mount': {
      message: (_, { container }) =>
        `${container.name} has mounts (${container.mounts.map(shown).join(', ')}), but not the one that the task asks for.`,
      next: 'What is on the left of the colon in your -v: a path, a name, or nothing?',
    },
    'mount-other-destination': {
      message: ({ destination }, { container }) =>
        `${container.name} has such a mount, but at a different path. It cannot be seen at ${destination}.`,
      next: 'Compare the path after the colon with the one in the task. They must match exactly.',
    },
    'mount-only-part': {
      message: (want, { container }) =>
        `Only ${partOf(container.mounts, want)?.destination} of ${container.name} is mounted, not the whole directory ${want.destination}.`,
      next: 'What is on the left of the colon, a directory or a file? The task asks for the directory.',
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
        `A volume is mounted at ${destination}, but Docker made up its name.${volume === undefined ? '' : ` It is not ${volume}.`}`,
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
      message: (want, { container, place }) =>
        `${leftSide(container, want)} of the host is mounted at ${want.destination}, not ${want.source ?? place?.path}.`,
      next: 'Compare the two paths character by character. Does the directory on the left contain what you expect?',
    },
    'mount-of-old-folder': {
      message: (want, facts) =>
        `${leftSide(onOldSource(facts), want)} was removed or renamed after ${onOldSource(facts).name} had mounted it. Something new has this name now, and ${onOldSource(facts).name} still shows the old one.`,
      next: 'When does a container look for the directory of the host? Restart it, and look again.',
    },
    'workfolder-unclear': {
      message: (want, { container, place }) =>
        `${container.name} mounts ${leftSide(container, want)} at ${want.destination}. It looks like ${place?.path}, but docker-lab cannot tell whether it is, because it does not see the files of the host.`,
      next: 'Run "docker-lab check" on the machine that runs Docker, and not in a container.',
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
    'volume-read-only': {
      message: (want, { container }) =>
        `${container.name} can only read ${want.destination}: the volume ${leftSide(container, want)} itself is read-only.`,
      next: 'With which options was the volume created? They cannot be changed later.',
    },
    'mount-empty': {
      message: (want, { container }) =>
        mountAt(container, want.destination)?.type === 'bind'
          ? `${want.destination} shows ${leftSide(container, want)} of the host, and there is nothing in it.`
          : `What is mounted at ${want.destination} is empty.`,
      next: 'Is it the one that you meant, and what should be in it? Look at it from the host and from the container.',
    },
    'no-socket-there': {
      message: (want, { container, file }) =>
        file?.kind === 'directory'
          ? `${container.name} has a directory at ${want.destination}, not a socket: ${leftSide(container, want)} of the host is a directory, or did not exist, so that Docker created one.`
          : `What is mounted at ${want.destination} in ${container.name} is not a socket.`,
      next: 'Where is the socket of the engine on the host? Check the spelling of the path on the left.',
    },
    'not-the-engines-socket': {
      message: (want, { container }) =>
        `The socket that is mounted at ${want.destination}, ${leftSide(container, want)}, is not the one of the Docker engine.`,
      next: 'On which socket does the engine listen? The docker command on the host uses the same one.',
    },
    ...sharing,
  },
} satisfies KindWords<typeof mount>
