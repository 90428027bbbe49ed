import type { KindWords } from '../../src/grading/contract/kind.ts'
import { isRootByName, userOf } from '../../src/grading/contract/user.ts'
import type rights from './rights.ts'
import { kept, lacking } from './rights.ts'
import { uidOf } from './user.ts'

const users = (user: string) => (user === 'not-root' ? 'a user other than root' : `the user ${user}`)

const withCap = (name: string) => name.toUpperCase().replace(/^(CAP_)?/, 'CAP_')

const listed = (names: string[]) => names.map(withCap).join(', ')

export default {
  summary: 'A container runs as a user, and is allowed to do only so much',
  options: {
    container: 'name of the container, running or not',
    user: 'the user of its program, by name or id; not-root: any other than root',
    read_only: 'its own file system must be read-only (--read-only)',
    cap_drop: 'capabilities that it must not have, such as NET_RAW; ALL: none but those in cap_add',
    cap_add: 'capabilities that it must have',
    no_new_privileges: 'its programs must not be able to gain privileges (--security-opt no-new-privileges)',
  },
  refusals: {
    'asks-for-nothing': 'needs at least one of user, read_only, cap_drop, cap_add and no_new_privileges',
    capability: 'must be the name of a capability, such as NET_RAW, or ALL',
    'user-name': 'must be the name or the id of a user, without a group',
  },
  expected: ({ container, user, read_only, cap_drop, cap_add, no_new_privileges }) =>
    `${container}: ${[
      user && `runs as ${users(user)}`,
      read_only && 'read-only file system',
      cap_drop &&
        (cap_drop.some((one) => one.toUpperCase() === 'ALL') ? 'no capabilities' : `no ${listed(cap_drop)}`),
      cap_add && `${cap_drop ? 'but ' : ''}${listed(cap_add)}`,
      no_new_privileges && 'no new privileges',
    ]
      .filter(Boolean)
      .join(', ')}`,
  actual(facts, want) {
    const { container } = facts
    const id = uidOf(facts)
    const caps = container.capabilities
    return [
      want.user && `runs as ${userOf(container) || 'root'}${id === undefined ? '' : ` (user id ${id})`}`,
      want.read_only && (container.readOnlyRoot ? 'read-only file system' : 'writable file system'),
      (want.cap_drop ?? want.cap_add) &&
        (caps.length > 40 ? 'all capabilities' : listed(caps) || 'no capabilities'),
      want.no_new_privileges && (container.noNewPrivileges ? 'no new privileges' : 'can gain privileges'),
    ]
      .filter(Boolean)
      .join(', ')
  },
  codes: {
    'runs-as-root': {
      message: (_, { container }) =>
        isRootByName(userOf(container))
          ? `${container.name} runs as root: neither its image nor "docker run" names a different user.`
          : `${container.name} runs as ${userOf(container)}, but the id of that user is 0: to the kernel, it is root.`,
      next: (_, { container }) =>
        isRootByName(userOf(container))
          ? 'Which instruction of a Dockerfile chooses the user, and which option of "docker run"?'
          : 'A user is what its id says, not its name. How was this user created?',
    },
    'user-unknown': {
      message: (_, { container }) =>
        `${container.name} should run as ${userOf(container)}, but its /etc/passwd has no such user.`,
      next: 'Which step of the Dockerfile creates the user? Is the name spelled the same?',
    },
    'user-differs': {
      message: ({ user }, facts) =>
        `${facts.container.name} runs as ${userOf(facts.container) || 'root'} (user id ${uidOf(facts)}), not as ${user}.`,
      next: 'Which user does the image choose, and does "docker run" or the Compose file choose a different one?',
    },
    'root-file-system-writable': {
      message: (_, { container }) =>
        container.mounts.some(({ writable }) => !writable)
          ? `${container.name} can write to its own file system; only a mount is read-only.`
          : `${container.name} can write to its own file system.`,
      next: 'One option of "docker run" makes the whole container read-only. What still has to be written needs a mount.',
    },
    'capability-kept': {
      message: (want, { container }) =>
        container.privileged
          ? `${container.name} is privileged, so it has all capabilities, whatever else was set.`
          : `${container.name} still has ${listed(kept(want, container.capabilities))}.`,
      next: 'Which option takes capabilities away? It can be given several times, and it takes a word for all of them.',
    },
    'capability-missing': {
      message: (want, { container }) =>
        `${container.name} does not have ${listed(lacking(want, container.capabilities))}.`,
      next: 'Which option gives a container one capability more, without making it privileged?',
    },
    'can-gain-privileges': {
      message: (_, { container }) =>
        `A program in ${container.name} can gain privileges, for example through a file with the setuid bit.`,
      next: 'It is one of the options for security of "docker run".',
    },
  },
} satisfies KindWords<typeof rights>
