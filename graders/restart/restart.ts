import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'

const POLICY = 'docker inspect --format "{{json .HostConfig.RestartPolicy}}" NAME'

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        policy: z.enum(['no', 'always', 'unless-stopped', 'on-failure']).optional(),
        maximum_retries: z.int().min(1).optional(),
        restarted: z.literal(true).optional(),
        at_least: field.unsaid(z.int().min(1)).optional(),
      })
      .refine(({ policy, restarted, at_least }) => (policy ?? restarted ?? at_least) !== undefined, {
        error: 'needs-policy-or-restarted',
      })
      .refine(({ policy, maximum_retries }) => maximum_retries === undefined || policy === 'on-failure', {
        error: 'needs-on-failure',
        path: ['maximum_retries'],
      }),
  example: { container: 'portainer', policy: 'always' },

  judge({ policy, maximum_retries, restarted, at_least = 0 }, { container }) {
    const { restart, state } = container
    if (policy !== undefined && restart.policy !== policy)
      return restart.policy === 'no' ? 'restart-not-set' : 'restart-policy-differs'
    if (maximum_retries !== undefined && restart.maximumRetries !== maximum_retries)
      return 'restart-retries-differ'
    if (restarted && !wasRestarted(state)) return 'never-restarted'
    return state.restartCount < at_least ? 'restarted-too-rarely' : 'pass'
  },

  codes: {
    'restart-not-set': { see: [POLICY, 'docker update --help'] },
    'restart-policy-differs': { see: [POLICY] },
    'restart-retries-differ': { see: [POLICY] },
    'restarted-too-rarely': { see: ['docker inspect --format "{{.RestartCount}}" NAME', 'docker logs NAME'] },
    'never-restarted': {
      see: ['docker inspect --format "{{.State.StartedAt}} {{.State.FinishedAt}} {{.RestartCount}}" NAME'],
    },
  },
  authoring: { subject: ['container'], single: ['policy', 'maximum_retries'] },
})

/**
 * Whether it was started again after it ended. The engine counts what its restart policy does, also when the last start
 * has failed as well; of what somebody started by hand, only the times are left.
 */
function wasRestarted({ restartCount, startedAt = '', finishedAt }: Container['state']): boolean {
  const again = finishedAt !== undefined && Date.parse(startedAt) >= Date.parse(finishedAt)
  return restartCount > 0 || again
}

/** A policy as --restart takes it: `always`, `on-failure:3`. */
export const policyOf = ({ restart: { policy, maximumRetries } }: Container): string =>
  policy === 'on-failure' && maximumRetries > 0 ? `${policy}:${maximumRetries}` : policy
