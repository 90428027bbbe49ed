import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type restart from './restart.ts'
import { policyOf } from './restart.ts'

const atMost = (retries: number | undefined) => (retries === 1 ? 'at most once' : `at most ${retries} times`)
const times = (count: number) => (count === 1 ? 'once' : `${count} times`)

export default {
  summary: 'A container has a restart policy, or was restarted',
  options: {
    container: 'name of the container',
    policy: 'its restart policy',
    maximum_retries: 'for on-failure: how often it is restarted at most',
    restarted: 'it exited, and was started again after that',
    at_least: 'how often its policy must have restarted it, at least',
  },
  refusals: {
    'needs-policy-or-restarted': 'needs policy, restarted or at_least',
    'needs-on-failure': 'needs "policy: on-failure", because no other policy counts retries',
  },
  expected: ({ policy, maximum_retries, restarted, at_least }) =>
    [
      policy && `restart policy ${policy}${maximum_retries === undefined ? '' : `:${maximum_retries}`}`,
      restarted && 'started again after it exited',
      at_least && `restarted at least ${times(at_least)} by its policy`,
    ]
      .filter(Boolean)
      .join(', '),
  actual({ container }, { policy, restarted, at_least }) {
    const { state } = container
    return [
      policy && `restart policy ${policyOf(container)}`,
      restarted && (state.startedAt ? `started ${state.startedAt}` : 'never started'),
      restarted && (state.finishedAt ? `exited ${state.finishedAt}` : 'never exited'),
      (at_least || (restarted && state.restartCount > 0)) &&
        `restarted ${times(state.restartCount)} by its policy`,
    ]
      .filter(Boolean)
      .join(', ')
  },
  codes: {
    'restart-not-set': {
      message: (_, { container }) =>
        `Nothing restarts ${container.name} when it exits, or when Docker itself restarts.`,
      next: (_, { container }) => {
        const service = serviceOf(container)
        return service
          ? `The service ${service} in the Compose file can have a key for it.`
          : 'There is an option for it. You can also change the policy of an existing container.'
      },
    },
    'restart-policy-differs': {
      message: ({ policy }, { container }) =>
        `The restart policy of ${container.name} is ${policyOf(container)}, not ${policy}.`,
      next: 'When would the two behave differently? Think of "docker stop", and of a reboot.',
    },
    'restart-retries-differ': {
      message: ({ maximum_retries }, { container }) =>
        `${container.name} is restarted ${container.restart.maximumRetries > 0 ? atMost(container.restart.maximumRetries) : 'any number of times'}, but should be restarted ${atMost(maximum_retries)}.`,
      next: 'The number comes after the policy and a colon.',
    },
    'restarted-too-rarely': {
      message: ({ at_least }, { container }) => {
        const { restartCount } = container.state
        const count =
          restartCount === 0 ? 'has not restarted it yet' : `has restarted it ${times(restartCount)}`
        return `The restart policy of ${container.name} ${count}, and the task asks for ${times(at_least ?? 1)} at least.`
      },
      next: 'Only what the policy does is counted, not "docker restart". Does its program exit, and does Docker wait longer each time?',
    },
    'never-restarted': {
      message: (_, { container }) =>
        container.state.finishedAt
          ? `${container.name} has not been started again since it last exited.`
          : `${container.name} has never exited, so it cannot have been started again.`,
      next: 'It has to stop before it can start again. One command does both.',
    },
  },
} satisfies KindWords<typeof restart>
