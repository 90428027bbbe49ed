import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type limits from './limits.ts'
import { compared, firstWrong } from './limits.ts'

const LIMITS = { memory: 'memory', cpus: 'CPUs', pids: 'processes' }

const privileges = (privileged: boolean) => (privileged ? 'privileged' : 'not privileged')

export default {
  summary: 'A container has resource limits, and is privileged or not',
  options: {
    container: 'name of the container',
    memory: 'as --memory takes it: 512m, 1g',
    'memory.at_most': 'any limit up to this one',
    cpus: 'as --cpus takes it: 1.5',
    'cpus.at_most': 'any limit up to this one',
    pids: 'as --pids-limit takes it',
    'pids.at_most': 'any limit up to this one',
    privileged: 'whether it must be privileged (--privileged)',
  },
  refusals: {
    'asks-for-nothing': 'needs at least one of memory, cpus, pids and privileged',
  },
  expected: (want) =>
    [
      ...compared(want).map(
        ({ limit, wanted, isMost }) => `${LIMITS[limit]}: ${isMost ? 'at most ' : ''}${wanted}`,
      ),
      ...(want.privileged === undefined ? [] : [privileges(want.privileged)]),
    ].join(', '),
  actual: ({ container }, want) =>
    [
      ...compared(want, container.limits).map(
        ({ limit, actual }) => `${LIMITS[limit]}: ${actual ?? 'unlimited'}`,
      ),
      ...(want.privileged === undefined ? [] : [privileges(container.privileged)]),
    ].join(', '),
  codes: {
    'limit-not-set': {
      message: (want, { container }) =>
        `${container.name} can use as much as it wants: it has no limit for ${LIMITS[firstWrong(want, container)?.limit ?? 'memory']}.`,
      next: (_, { container }) => {
        const service = serviceOf(container)
        return service
          ? `Limits are keys of the service ${service} in the Compose file. "docker compose up" applies what you change.`
          : 'Limits are options of "docker run". Most of them can also be changed later.'
      },
    },
    'limit-differs': {
      message: (want, { container }) => {
        const { limit = 'memory', wanted, actual, isMost } = firstWrong(want, container) ?? {}
        return `The limit of ${container.name} for ${LIMITS[limit]} is ${actual}, ${isMost ? 'more than' : 'not'} ${wanted}.`
      },
      next: 'Look at the number, and at the unit after it.',
    },
    'not-privileged': {
      message: (_, { container }) => `${container.name} does not have the privileges that this task needs.`,
      next: 'Which option gives a container all privileges? They are fixed when the container is created.',
    },
    privileged: {
      message: (_, { container }) =>
        `${container.name} has nearly all privileges on the host, and this task does not need them.`,
      next: 'It was created with one option too many.',
    },
  },
} satisfies KindWords<typeof limits>
