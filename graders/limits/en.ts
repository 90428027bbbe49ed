import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './limits.ts'
import { compared, Limits, offender } from './limits.ts'

export default {
  summary: 'What a container may use, and whether it is privileged',
  options: {
    container: 'name of the container',
    memory: 'as --memory takes it: 512m, 1g',
    cpus: 'as --cpus takes it: 1.5',
    pids: 'as --pids-limit takes it',
    privileged: 'whether it must have every right on the host',
  },
  expected: (want) =>
    [
      ...compared(want, { memoryBytes: 0, cpus: 0, pids: 0 }).map(
        ({ kind, wanted, shown }) => `${kind} ${shown(wanted)}`,
      ),
      ...(want.privileged === undefined ? [] : [want.privileged ? 'privileged' : 'not privileged']),
    ].join(', '),
  actual: ({ container }, want) =>
    [
      ...compared(want, container.limits).map(
        ({ kind, actual, shown }) => `${kind} ${actual === 0 ? 'unlimited' : shown(actual)}`,
      ),
      ...(want.privileged === undefined ? [] : [container.privileged ? 'privileged' : 'not privileged']),
    ].join(', '),
  codes: {
    'limit-not-set': {
      message: (want, { container }) =>
        `${container.name} may use as much as it likes: no limit is set for ${offender(want, container)?.kind}.`,
      next: 'Limits are options of «docker run»; most can be changed later as well.',
    },
    'limit-differs': {
      message: (want, { container }) => {
        const wrong = offender(want, container)
        return `The limit of ${container.name} for ${wrong?.kind} is ${wrong?.shown(wrong.actual)}, not ${wrong?.shown(wrong.wanted)}.`
      },
      next: 'Look at the number, and at the letter behind it.',
    },
    'not-privileged': {
      message: (_, { container }) =>
        `${container.name} was made without the privileges that this task needs.`,
      next: 'Which option gives a container all rights? It is settled when the container is made.',
    },
    privileged: {
      message: (_, { container }) =>
        `${container.name} has nearly every right on the host, which this task does not need.`,
      next: 'One option too many was given when it was made.',
    },
  },
} satisfies KindWords<typeof kind>
