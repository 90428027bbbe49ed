import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerGrader } from '../../src/grading/contract/contract.ts'

/** A policy as --restart takes it. */
export const policyShown = ({ restart }: Container): string =>
  restart.policy === 'on-failure' && restart.maximumRetries > 0
    ? `on-failure:${restart.maximumRetries}`
    : restart.policy

export default defineContainerGrader({
  summary: 'A container has a restart policy, or was started again',
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string().describe('name of the container'),
        policy: z
          .enum(['no', 'always', 'unless-stopped', 'on-failure'])
          .optional()
          .describe('its restart policy'),
        maximum_retries: z.int().min(1).optional().describe('for on-failure: how often'),
        restarted: z.literal(true).optional().describe('it ended once, and was started again after that'),
      })
      .refine((want) => (want.policy ?? want.restarted) !== undefined, {
        error: 'needs a policy, restarted, or both',
      })
      .refine((want) => want.maximum_retries === undefined || want.policy === 'on-failure', {
        error: 'only «policy: on-failure» counts its retries',
        path: ['maximum_retries'],
      }),
  example: { container: 'portainer', policy: 'always' },

  judge({ policy, maximum_retries, restarted }, { container }) {
    const { restart, state } = container
    if (policy !== undefined && restart.policy !== policy) {
      return restart.policy === 'no' ? 'restart-not-set' : 'restart-policy-differs'
    }
    if (maximum_retries !== undefined && restart.maximumRetries !== maximum_retries)
      return 'restart-retries-differ'
    const { startedAt = '', finishedAt } = state
    const again = finishedAt !== undefined && Date.parse(startedAt) >= Date.parse(finishedAt)
    return restarted && !again ? 'never-restarted' : 'pass'
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
  diagnoses: {
    'restart-not-set': {
      title: 'The container has no restart policy',
      message: (_, { container }) =>
        `Nothing starts ${container.name} again when it ends, or when Docker is restarted.`,
      next: () => 'There is an option for it. The policy of a container that exists can be changed, too.',
      page: {
        what: 'The restart policy is «no», which holds when none is given.',
        see: ['docker inspect --format "{{json .HostConfig.RestartPolicy}}" NAME', 'docker update --help'],
        why: 'A container that ends stays ended, also after the machine was started anew, unless its policy says otherwise.',
      },
    },
    'restart-policy-differs': {
      title: 'The container has another restart policy',
      message: ({ policy }, { container }) =>
        `The policy of ${container.name} is ${policyShown(container)}, not ${policy}.`,
      next: () =>
        'When would the two behave differently? Think of «docker stop», and of the machine starting anew.',
      page: {
        what: 'A restart policy is set, but not the one that the task asks for.',
        see: ['docker inspect --format "{{json .HostConfig.RestartPolicy}}" NAME'],
        why: 'always brings a container back whatever ended it, and even a stopped one when Docker starts anew; unless-stopped leaves a stopped one alone; on-failure acts only on an exit code other than 0.',
      },
    },
    'restart-retries-differ': {
      title: 'It is tried again another number of times',
      message: ({ maximum_retries }, { container }) =>
        `${container.name} is started again at most ${container.restart.maximumRetries || 'any number of'} times, not ${maximum_retries}.`,
      next: () => 'The number stands behind the policy, after a colon.',
      page: {
        what: 'The policy is on-failure, but with another limit than the task asks for.',
        see: ['docker inspect --format "{{json .HostConfig.RestartPolicy}}" NAME'],
        why: 'on-failure:N gives up after N failures in a row. Without a number it never does.',
      },
    },
    'never-restarted': {
      title: 'The container was not started again',
      message: (_, { container }) =>
        container.state.finishedAt
          ? `${container.name} has ended, and has not been started since.`
          : `${container.name} has never ended, so it cannot have been started again.`,
      next: () => 'It has to end before it can start again. One command does both.',
      page: {
        what: 'The last start of the container is not later than its last end.',
        see: ['docker inspect --format "{{.State.StartedAt}} {{.State.FinishedAt}}" NAME'],
        why: '«docker restart» stops a container and starts the same one again: name, files and settings stay, only the process is new. A new «docker run» makes another container, which has never ended.',
      },
    },
  },
})
