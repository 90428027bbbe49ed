import type { Docker } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { type MountFacts, type MountWant, mountAt, wantedType } from './facts.ts'
import type kind from './mount.ts'
import { mountShown, name } from './mount.ts'

const SEE = 'docker inspect --format "{{json .Mounts}}" NAME'

const source = (want: MountWant, { container }: MountFacts) => mountAt(container, want.destination)?.source

const volume = (want: MountWant, { container }: MountFacts) =>
  mountAt(container, want.destination)?.name ?? ''

const SEE = 'docker inspect --format "{{json .HostConfig.VolumesFrom}} {{json .Mounts}}" NAME'

export default {
  summary: 'A volume or a folder of the host is mounted in a container',
  options: {
    container: 'name of the container',
    destination: 'path inside the container',
    type: 'any, when left out and nothing else tells',
    volume: 'name of the volume',
    anonymous: 'a volume without a name of its own',
    source: 'folder or file of the host; the end of its path, when it is not absolute',
    writable: 'false: the container must not be able to write there',
    shared_with: 'another container, which must have the same at the same path',
    nonempty: 'something must be in it',
  },
  expected(want) {
    const kind = want.anonymous
      ? 'anonymous volume'
      : (want.volume ?? want.source ?? wantedType(want) ?? 'a mount')
    const marks = [
      want.writable === undefined ? [] : want.writable ? 'writable' : 'read-only',
      want.shared_with === undefined ? [] : `the same as in ${want.shared_with}`,
      want.nonempty ? 'not empty' : [],
    ].flat()
    return `${kind} → ${want.destination}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
  },
  actual({ container, partner, file }, { destination, nonempty }) {
    const empty = nonempty && file?.kind === 'directory' && file.entries.length === 0
    const own = container.mounts.map(mountShown).join(', ') || 'no mount'
    const other = mountAt(partner, destination)
    return `${own}${empty ? `; ${destination} is empty` : ''}${other ? `; in ${partner?.name}: ${mountShown(other)}` : ''}`
  },
  codes: {
    'no-mount': {
      message: ({ destination }, { container }) =>
        `${container.name} has no mount at ${destination}: what it writes there is its own, and is gone when it is removed.`,
      next: 'With which option does a container get a volume or a folder? Mounts are settled when it is made.',
    },
    'mount-other-destination': {
      message: ({ destination }, { container }) =>
        `There is a mount of this kind in ${container.name}, but not at ${destination}. Whoever looks at ${destination} does not see it.`,
      next: 'Compare the path behind the colon with the one in the task, to the letter.',
    },
    'mount-sides-swapped': {
      message: ({ destination }) =>
        `${destination} is the path inside the container, but it stands on the left, where the folder of the host belongs.`,
      next: 'Which of the two paths is on your machine? On which side of the colon does it belong?',
    },
    'volume-instead-of-bind': {
      message: (want, facts) =>
        mountAt(facts.container, want.destination)?.anonymous
          ? `At ${want.destination} Docker mounted a new volume of its own, because nothing named a folder of the host.`
          : `Docker understood ${volume(want, facts)} as the name of a volume, not as a folder.`,
      next: 'How does Docker tell a path from a name? Look at the first character of the left side.',
    },
    'bind-instead-of-volume': {
      message: (want, facts) =>
        `At ${want.destination} the folder ${source(want, facts)} of the host is mounted.`,
      next: 'A volume is called by a name. What makes Docker read the left side as a path?',
    },
    'mount-other-type': {
      message: (want, { container }) =>
        `What is mounted at ${want.destination} is of type ${mountAt(container, want.destination)?.type}, not ${wantedType(want)}.`,
      next: 'Where should the data be: with Docker, on the host, or in memory only?',
    },
    'anonymous-instead-of-named': {
      message: ({ destination, volume: name }) =>
        `At ${destination} there is a volume, but with a name that Docker invented, not ${name}.`,
      next: 'What stands on the left of the path in your -v?',
    },
    'named-instead-of-anonymous': {
      message: (want, facts) =>
        `At ${want.destination} the volume ${volume(want, facts)} is mounted. The task asks for an anonymous one.`,
      next: 'What is left of a -v when you give no name?',
    },
    'other-volume': {
      message: (want, facts) =>
        volume(want, facts).endsWith(`_${want.volume}`)
          ? `At ${want.destination} the volume ${volume(want, facts)} is mounted: Compose put the name of the project before ${want.volume}.`
          : `At ${want.destination} the volume ${volume(want, facts)} is mounted, not ${want.volume}.`,
      next: 'Compare the two names. A volume with a misspelt name is made anew, and is empty.',
    },
    'other-source': {
      message: (want, facts) =>
        `At ${want.destination} ${source(want, facts)} of the host is mounted, which is not ${want.source}.`,
      next: 'Compare the two paths letter by letter. Does the folder on the left hold what you expect?',
    },
    'mount-writable': {
      message: ({ destination }, { container }) =>
        `${container.name} may write to ${destination}; it should only be able to read.`,
      next: 'A mount has a third part, behind a second colon.',
    },
    'read-only-elsewhere': {
      message: ({ destination }, { container }) =>
        container.readOnlyRoot
          ? `The files of ${container.name} itself are read-only, but the mount at ${destination} is still writable.`
          : `A mount of ${container.name} is read-only, but not the one at ${destination}.`,
      next: 'Which option protects a container, and which one a single mount?',
    },
    'mount-read-only': {
      message: ({ destination }, { container }) => `${container.name} may only read ${destination}.`,
      next: 'Look for a third part behind the path.',
    },
    'mount-empty': {
      message: (want, facts) =>
        mountAt(facts.container, want.destination)?.type === 'bind'
          ? `${want.destination} shows ${source(want, facts)} of the host, and there is nothing in it.`
          : `There is nothing in the volume at ${want.destination}.`,
      next: 'Is that the folder you meant, and what should be in it? Look at it from both sides.',
    },
    'volumes-from-without-volumes': {
      message: (_, { container }) =>
        `${container.name} takes the volumes of ${container.volumesFrom.join(', ')}, but got none: there was nothing to share.`,
      next: 'Look at the mounts of that other container first.',
    },
    'nothing-to-share': {
      message: ({ shared_with, destination }, { partner }) =>
        partner
          ? `${shared_with} has no mount at ${destination}, so there is nothing that could be shared.`
          : `There is no container called ${shared_with}, so it cannot be seen whether they share ${destination}.`,
      next: 'Look at both containers, and at the paths of their mounts.',
    },
    'own-volume': {
      message: ({ destination, shared_with }, { container }) =>
        `${container.name} and ${shared_with} both have a volume at ${destination}, but not the same one. A file that one writes is not seen by the other.`,
      next: 'The path alone makes a new volume every time. How does one container get those of another?',
    },
    'shares-with-another': {
      message: ({ shared_with }, { container }) =>
        `${container.name} takes its volumes from ${container.volumesFrom.join(', ')}, not from ${shared_with}.`,
      next: 'Which container stands behind your --volumes-from?',
    },
    'shares-nothing': {
      message: ({ destination, shared_with }, { container, partner }) => {
        const left = (one: typeof partner) => {
          const mount = mountAt(one, destination)
          return mount?.name ?? mount?.source ?? ''
        }
        return `At ${destination}, ${container.name} has ${left(container)}, while ${shared_with} has ${left(partner)}.`
      },
      next: 'Compare the left sides of the two mounts. What must be equal for both to see the same files?',
    },
  },
} satisfies KindWords<typeof kind>
