import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'

/** A policy as --restart takes it. */
export const policyShown = ({ restart }: Container): string =>
  restart.policy === 'on-failure' && restart.maximumRetries > 0
    ? `on-failure:${restart.maximumRetries}`
    : restart.policy

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string(),
        policy: z.enum(['no', 'always', 'unless-stopped', 'on-failure']).optional(),
        maximum_retries: z.int().min(1).optional(),
        restarted: z.literal(true).optional(),
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

  codes: {
    'restart-not-set': {
      see: ['docker inspect --format "{{json .HostConfig.RestartPolicy}}" NAME', 'docker update --help'],
    },
    'restart-policy-differs': { see: ['docker inspect --format "{{json .HostConfig.RestartPolicy}}" NAME'] },
    'restart-retries-differ': { see: ['docker inspect --format "{{json .HostConfig.RestartPolicy}}" NAME'] },
    'never-restarted': { see: ['docker inspect --format "{{.State.StartedAt}} {{.State.FinishedAt}}" NAME'] },
  },
})
