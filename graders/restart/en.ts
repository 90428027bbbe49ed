import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './restart.ts'
import { policyShown } from './restart.ts'

export default {
  summary: 'A container has a restart policy, or was started again',
  options: {
    container: 'name of the container',
    policy: 'its restart policy',
    maximum_retries: 'for on-failure: how often',
    restarted: 'it ended once, and was started again after that',
  },
  expected: ({ policy, maximum_retries, restarted }) =>
    [
      policy && `${policy}${maximum_retries === undefined ? '' : `:${maximum_retries}`}`,
      restarted && 'started again',
    ]
      .filter(Boolean)
      .join(', '),
  actual: ({ container }) =>
    `${policyShown(container)}; started ${container.state.startedAt ?? 'never'}, ended ${container.state.finishedAt ?? 'never'}`,
  codes: {
    'restart-not-set': {
      message: (_, { container }) =>
        `Nothing starts ${container.name} again when it ends, or when Docker is restarted.`,
      next: 'There is an option for it. The policy of a container that exists can be changed, too.',
    },
    'restart-policy-differs': {
      message: ({ policy }, { container }) =>
        `The policy of ${container.name} is ${policyShown(container)}, not ${policy}.`,
      next: 'When would the two behave differently? Think of «docker stop», and of the machine starting anew.',
    },
    'restart-retries-differ': {
      message: ({ maximum_retries }, { container }) =>
        `${container.name} is started again at most ${container.restart.maximumRetries || 'any number of'} times, not ${maximum_retries}.`,
      next: 'The number stands behind the policy, after a colon.',
    },
    'never-restarted': {
      message: (_, { container }) =>
        container.state.finishedAt
          ? `${container.name} has ended, and has not been started since.`
          : `${container.name} has never ended, so it cannot have been started again.`,
      next: 'It has to end before it can start again. One command does both.',
    },
  },
} satisfies KindWords<typeof kind>
