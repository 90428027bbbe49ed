import { imageShown } from '../../src/grading/contract/image/image.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './container.ts'

export default {
  summary: 'A container is there, made from an image, and in a state',
  options: {
    name: 'name of the container; any container of the image, when left out',
    state: 'what it must be doing; «any»: it is there, running or not',
    image: 'the image that it must be made from; latest, when there is no tag',
    renamed: 'a name that the student gave to an official image is right too',
    exit_code: 'how its process must have ended; any way, when left out',
  },
  expected: ({ name, image, state, exit_code }) =>
    [
      `${name ?? 'a container'}${image === undefined ? '' : ` from ${image}`}: ${state === 'any' ? 'running or not' : state}`,
      exit_code === undefined ? '' : ` with exit code ${exit_code}`,
    ].join(''),
  actual({ container, others, wanted }) {
    if (!container) {
      const names = others.slice(0, 5).map((other) => `${other.name} (${other.imageName})`)
      return `no such container: ${wanted}; what there is: ${names.join(', ') || 'none'}`
    }
    const { status, exitCode } = container.state
    return `${container.name} from ${imageShown(container)}: ${status}${status === 'exited' ? ` with exit code ${exitCode}` : ''}`
  },
  codes: {
    'still-running': {
      message: (_, { container }) => `${container?.name} has not ended yet.`,
      next: 'It should be there, but at rest. «docker ps --help» and its neighbours know a polite way.',
    },
    'state-differs': {
      message: ({ state }, { container }) =>
        `${container?.name} is ${container?.state.status}, but should be ${state}.`,
      next: 'Which command leads from the one state to the other?',
    },
    'container-still-there': {
      message: (_, { container }) => `${container?.name} is still there (${container?.state.status}).`,
      next: 'Stopping is not removing. And a running container is not removed without being asked twice.',
    },
    'exit-code-differs': {
      message: ({ exit_code }, { container }) =>
        `The process of ${container?.name} ended with exit code ${container?.state.exitCode}, not ${exit_code}.${container?.state.exitCode === 137 ? ' 137 means that it was killed: by force, or because it did not follow a polite stop in time.' : ''}`,
      next: 'What does the log say about the end? And who ended it: the program, or you?',
    },
  },
} satisfies KindWords<typeof kind>
