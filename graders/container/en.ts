import { newestOthers } from '../../src/grading/contract/container/shown.ts'
import { namesOfImage } from '../../src/grading/contract/image/image.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type container from './container.ts'
import { oneOf, wasKilled } from './container.ts'

/** Docker has words for the other states. */
const STATES: Record<string, string> = {
  any: 'running or not',
  absent: 'removed',
  'start-failed': 'failed to start',
}

export default {
  summary: 'A container exists, was created from an image, and is in a state',
  options: {
    name: 'name of the container; any container of the image, when left out',
    names: 'names of several containers, each of which must be so',
    state:
      'the state that it must be in; any: it exists, running or not; stopped: it has exited, or was never started',
    image: 'the image that it must be created from; its tag is latest, when left out; nginx:* is any tag',
    renamed:
      'an official image to which the student gave this name is accepted; always so for names in owns.images',
    exit_code: 'the exit code of its process, or of the attempt to start it; any, when left out',
  },
  refusals: {
    'any-tag-needs-name': 'an image of any tag needs the name of the container',
    'name-or-names': 'takes either name or names',
    'needs-name-or-image': 'needs a name, an image, or both',
    'needs-state-exited':
      'needs "state: exited" or "state: start-failed", because a process that has not exited has no exit code',
  },
  expected: ({ name, names, image, state, exit_code }) =>
    [
      name ?? names?.join(', ') ?? 'a container',
      image === undefined ? '' : ` from ${image}`,
      `: ${STATES[state] ?? state}`,
      exit_code === undefined ? '' : ` with exit code ${exit_code}`,
    ].join(''),
  actual(facts, want) {
    const { container } = facts
    const { name, image } = oneOf(want, facts)
    if (!container) {
      const found = newestOthers(facts).newest.map((other) => `${other.name} (${other.imageName})`)
      return `no container ${name === undefined ? `from ${image}` : `named ${name}`}${found.length > 0 ? `; found instead: ${found.join(', ')}` : facts.unlisted ? '' : ', and no other containers'}`
    }
    const { status, exitCode, error } = container.state
    const failed = status === 'created' && error ? ', but failed to start' : ''
    return `${container.name} from ${namesOfImage(container).join(', ')}: ${status}${failed}${status === 'exited' || failed ? ` with exit code ${exitCode}` : ''}`
  },
  codes: {
    'still-running': {
      message: (_, { container }) => `${container?.name} is still running.`,
      next: 'It should still exist, but be stopped. Which command stops a container gracefully?',
    },
    'start-succeeded': {
      message: (_, { container }) =>
        `${container?.name} did start: its program "${container?.argv[0]}" was found.`,
      next: 'It should not even start. Which words did you give it after the image name, and what did they do to its command?',
    },
    'state-differs': {
      message: ({ state }, { container }) =>
        `${container?.name} is ${container?.state.status}, but should be ${state}.`,
      next: 'Which command takes a container from one state to the other?',
    },
    'container-still-there': {
      message: (_, { container }) => `${container?.name} still exists (${container?.state.status}).`,
      next: 'Stopping a container does not remove it. And Docker does not remove a running container unless you insist.',
    },
    'exit-code-differs': {
      message: ({ exit_code }, facts) =>
        `The process of ${facts.container?.name} exited with exit code ${facts.container?.state.exitCode}, not ${exit_code}.${wasKilled(facts) ? ' 137 means that it was killed: by force, or because it did not stop in time when asked to.' : ''}`,
      next: 'What are the last lines of the log? And what ended the process: the program itself, or you?',
    },
  },
} satisfies KindWords<typeof container>
