import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type limits from './limits.ts'
import { compared, firstWrong } from './limits.ts'

const LIMITS = {
  memory: 'memory',
  memory_reservation: 'reserved memory',
  memory_swap: 'memory and swap together',
  cpus: 'CPUs',
  pids: 'processes',
}

const privileges = (privileged: boolean) => (privileged ? 'privileged' : 'not privileged')

export default {
  summary: 'A container has resource limits, and is privileged or not',
  options: {
    container: 'name of the container',
    memory: 'as --memory takes it: 512m, 1g',
    'memory.at_most': 'any limit up to this one',
    memory_reservation: 'as --memory-reservation takes it',
    memory_swap: 'as --memory-swap takes it: memory and swap together',
    cpus: 'as --cpus takes it: 1.5',
    'cpus.at_most': 'any limit up to this one',
    pids: 'as --pids-limit takes it',
    'pids.at_most': 'any limit up to this one',
    privileged: 'whether it must be privileged (--privileged)',
  },
  refusals: {
    'asks-for-nothing':
      'needs at least one of memory, memory_reservation, memory_swap, cpus, pids and privileged',
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
        ({ limit, actual }) =>
          `${LIMITS[limit]}: ${actual ?? (limit === 'memory_reservation' ? 'none' : 'unlimited')}`,
      ),
      ...(want.privileged === undefined ? [] : [privileges(container.privileged)]),
    ].join(', '),
  codes: {
    'limit-not-set': {
      message: (want, { container }) => {
        const { limit = 'memory' } = firstWrong(want, container) ?? {}
        return limit === 'memory_reservation'
          ? `No memory is reserved for ${container.name}.`
          : `${container.name} can use as much as it wants: it has no limit for ${LIMITS[limit]}.`
      },
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
        if (limit === 'memory_reservation')
          return `The memory reservation of ${container.name} is ${actual}, not ${wanted}.`
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
