import type { Diagnosis } from '../../src/grading/contract/contract.ts'
import { type MountFacts, type MountWant, mountAt, wantedType } from './facts.ts'

/** The English words for a mount that is missing, or is not as it should be. */

const SEE = 'docker inspect --format "{{json .Mounts}}" NAME'
const source = (want: MountWant, { container }: MountFacts) => mountAt(container, want.destination)?.source
const volume = (want: MountWant, { container }: MountFacts) =>
  mountAt(container, want.destination)?.name ?? ''

export const mountDiagnoses = {
  'no-mount': {
    title: 'Nothing is mounted there',
    catalogue: ['M45'],
    message: ({ destination }, { container }) =>
      `${container.name} has no mount at ${destination}: what it writes there is its own, and is gone when it is removed.`,
    next: () =>
      'With which option does a container get a volume or a folder? Mounts are settled when it is made.',
    page: {
      what: 'The container exists, but neither a volume nor a folder of the host is mounted at that path.',
      see: [SEE],
      why: 'A container writes into a thin layer of its own. That layer is removed with it, unless the path leads to a volume or to the host. A mount cannot be added later: it takes a new container.',
    },
  },
  'mount-other-destination': {
    title: 'It is mounted at another path',
    catalogue: ['M46'],
    message: ({ destination }, { container }) =>
      `There is a mount of this kind in ${container.name}, but not at ${destination}. Whoever looks at ${destination} does not see it.`,
    next: () => 'Compare the path behind the colon with the one in the task, to the letter.',
    page: {
      what: 'The left side of the mount fits, but the path inside the container is another one.',
      see: [SEE, 'docker image inspect --format "{{json .Config.Volumes}}" IMAGE'],
      why: 'Docker mounts wherever it is told to, and makes the path if the image does not have it. Whether a program looks there is for the program to say: nginx serves /usr/share/nginx/html, mysql keeps its data in /var/lib/mysql.',
    },
  },
  'mount-sides-swapped': {
    title: 'The two sides of the mount are swapped',
    catalogue: ['M34'],
    message: ({ destination }) =>
      `${destination} is the path inside the container, but it stands on the left, where the folder of the host belongs.`,
    next: () => 'Which of the two paths is on your machine? On which side of the colon does it belong?',
    page: {
      what: 'A folder of the host that bears the name of the path in the container is mounted somewhere else.',
      see: [SEE],
      why: '-v reads HOST:CONTAINER, from the outside in, just like -p. If the left path does not exist on the host, -v makes an empty folder there, so nobody complains.',
    },
  },
  'volume-instead-of-bind': {
    title: 'A volume is mounted, not a folder of the host',
    catalogue: ['M31'],
    message: (want, facts) =>
      mountAt(facts.container, want.destination)?.anonymous
        ? `At ${want.destination} Docker mounted a new volume of its own, because nothing named a folder of the host.`
        : `Docker understood ${volume(want, facts)} as the name of a volume, not as a folder.`,
    next: () => 'How does Docker tell a path from a name? Look at the first character of the left side.',
    page: {
      what: 'A folder of the host was wanted, but the left side of -v is no path to Docker: it took it as the name of a volume.',
      see: [SEE, 'docker volume ls'],
      why: 'Without a slash at its start, the left side is the name of a volume, which Docker makes if it is missing. A folder is written as an absolute path; "$(pwd)" gives the current one. Newer docker commands also understand ./ at the start.',
    },
  },
  'bind-instead-of-volume': {
    title: 'A folder of the host is mounted, not a volume',
    message: (want, facts) =>
      `At ${want.destination} the folder ${source(want, facts)} of the host is mounted.`,
    next: () => 'A volume is called by a name. What makes Docker read the left side as a path?',
    page: {
      what: 'A volume was wanted, but the left side of the mount is a path of the host.',
      see: [SEE, 'docker volume ls'],
      why: 'A path belongs to the host: you choose it, and Docker only passes it through. A volume is kept by Docker, is listed by «docker volume ls», and works alike on every machine.',
    },
  },
  'mount-other-type': {
    title: 'The mount is of another type',
    message: (want, { container }) =>
      `What is mounted at ${want.destination} is of type ${mountAt(container, want.destination)?.type}, not ${wantedType(want)}.`,
    next: () => 'Where should the data be: with Docker, on the host, or in memory only?',
    page: {
      what: 'Something is mounted at the right path, but it is not of the type that the task asks for.',
      see: [SEE],
      why: 'Docker knows three types: a volume is kept by Docker, a bind is a folder or a file of the host, and a tmpfs lives in memory and is empty after each start.',
    },
  },
  'anonymous-instead-of-named': {
    title: 'The volume has no name of its own',
    catalogue: ['M33'],
    message: ({ destination, volume: name }) =>
      `At ${destination} there is a volume, but with a name that Docker invented, not ${name}.`,
    next: () => 'What stands on the left of the path in your -v?',
    page: {
      what: 'The volume was made without a name, so Docker gave it one of 64 characters.',
      see: [SEE, 'docker volume ls'],
      why: '-v /path alone, or a VOLUME line in the image, asks for a new volume each time. Nothing ties it to the next container. With a name on the left, the same volume is found again.',
    },
  },
  'named-instead-of-anonymous': {
    title: 'The volume has a name of its own',
    message: (want, facts) =>
      `At ${want.destination} the volume ${volume(want, facts)} is mounted. The task asks for an anonymous one.`,
    next: () => 'What is left of a -v when you give no name?',
    page: {
      what: 'An anonymous volume was wanted, but a named one is mounted.',
      see: [SEE, 'docker volume ls'],
      why: 'A volume is anonymous when only the path inside the container is given: Docker then makes a new one and invents its name. It is removed with the container by «docker rm -v» and by --rm; a named one is not.',
    },
  },
  'other-volume': {
    title: 'Another volume is mounted there',
    message: (want, facts) =>
      volume(want, facts).endsWith(`_${want.volume}`)
        ? `At ${want.destination} the volume ${volume(want, facts)} is mounted: Compose put the name of the project before ${want.volume}.`
        : `At ${want.destination} the volume ${volume(want, facts)} is mounted, not ${want.volume}.`,
    next: () => 'Compare the two names. A volume with a misspelt name is made anew, and is empty.',
    page: {
      what: 'A named volume is mounted at the right path, but it is not the one that the task names.',
      see: [SEE, 'docker volume ls'],
      why: 'Docker makes a volume whose name it does not know, without a word, so a slip of the pen gives an empty new one. Compose puts the project before each name, unless the file gives the volume a «name:» of its own.',
    },
  },
  'other-source': {
    title: 'Another folder of the host is mounted',
    catalogue: ['M35'],
    message: (want, facts) =>
      `At ${want.destination} ${source(want, facts)} of the host is mounted, which is not ${want.source}.`,
    next: () => 'Compare the two paths letter by letter. Does the folder on the left hold what you expect?',
    page: {
      what: 'The mount leads to the host, but to another path than the task asks for.',
      see: [SEE, 'ls -la HOST_PATH'],
      why: '-v makes a folder of the host that does not exist, and says nothing; so a misspelt path is an empty folder that belongs to root. --mount refuses such a path instead.',
    },
  },
  'mount-writable': {
    title: 'The container can write there',
    catalogue: ['M36'],
    message: ({ destination }, { container }) =>
      `${container.name} may write to ${destination}; it should only be able to read.`,
    next: () => 'A mount has a third part, behind a second colon.',
    page: {
      what: 'The mount is the right one, but it is writable.',
      see: [SEE],
      why: 'A mount is writable unless it says :ro (with --mount: readonly). Then even root in the container cannot write through it, while the host still can.',
    },
  },
  'read-only-elsewhere': {
    title: 'Something else is read-only',
    catalogue: ['M36'],
    message: ({ destination }, { container }) =>
      container.readOnlyRoot
        ? `The files of ${container.name} itself are read-only, but the mount at ${destination} is still writable.`
        : `A mount of ${container.name} is read-only, but not the one at ${destination}.`,
    next: () => 'Which option protects a container, and which one a single mount?',
    page: {
      what: 'The task asks for one mount to be read-only. Another mount, or the container with --read-only, was protected instead.',
      see: [SEE, 'docker inspect --format "{{.HostConfig.ReadonlyRootfs}}" NAME'],
      why: ':ro holds for the one mount that it stands behind. --read-only holds for the own files of the container, and not for its mounts: those stay writable.',
    },
  },
  'mount-read-only': {
    title: 'The container cannot write there',
    catalogue: ['M36'],
    message: ({ destination }, { container }) => `${container.name} may only read ${destination}.`,
    next: () => 'Look for a third part behind the path.',
    page: {
      what: 'The mount is read-only, but the container has to write there.',
      see: [SEE],
      why: ':ro (with --mount: readonly) forbids every write through the mount, whoever the user is. It is settled when the container is made.',
    },
  },
  'mount-empty': {
    title: 'What is mounted there is empty',
    catalogue: ['M30', 'M35'],
    message: (want, facts) =>
      mountAt(facts.container, want.destination)?.type === 'bind'
        ? `${want.destination} shows ${source(want, facts)} of the host, and there is nothing in it.`
        : `There is nothing in the volume at ${want.destination}.`,
    next: () => 'Is that the folder you meant, and what should be in it? Look at it from both sides.',
    page: {
      what: 'The mount is there, but it is empty, so the container sees an empty folder, whatever its image holds at that path.',
      see: [SEE, 'docker exec NAME ls -la PATH', 'ls -la HOST_PATH'],
      why: 'A mount covers what the image has at that path; nothing is deleted, but it cannot be seen. A folder of the host is shown as it is, and -v makes one that does not exist: empty. Only a new, empty volume is first filled with the files of the image.',
    },
  },
} satisfies Record<string, Diagnosis<MountWant, MountFacts>>
