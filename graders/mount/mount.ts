import * as z from 'zod'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { codes } from './codes.ts'
import { isConsistent, type MountExtra, type MountWant, mountAt } from './mounted.ts'
import { whyItDiffers } from './why-it-differs.ts'

export default defineContainerKind({
  must: 'exist',
  schema: (): z.ZodType<MountWant> =>
    z
      .strictObject({
        container: field.container(),
        destination: field.path(),
        type: z.enum(['volume', 'bind', 'tmpfs']).optional(),
        volume: field.volume().optional(),
        anonymous: z.literal(true).optional(),
        source: field.hostPath().optional(),
        writable: z.boolean().optional(),
        shared_with: field.container().optional(),
        nonempty: z.literal(true).optional(),
      })
      .refine(isConsistent, { error: 'contradicts-itself' }),
  example: { container: 'web', destination: '/usr/share/nginx/html', type: 'bind' },

  async observe({ destination, shared_with, nonempty }, { docker }, container): Promise<MountExtra> {
    const [partner, file] = await Promise.all([
      shared_with === undefined ? undefined : docker.container(shared_with),
      nonempty && mountAt(container, destination) ? docker.file(container.name, destination) : undefined,
    ])
    return { partner, file }
  },

  judge: (want, facts) => whyItDiffers(want, facts) ?? 'pass',

  codes,
  authoring: {
    subject: ['container', 'destination'],
    single: ['type', 'volume', 'source', 'anonymous', 'writable'],
    neverFails: ({ container, shared_with }) =>
      shared_with === container ? { path: ['shared_with'], why: 'itself' } : undefined,
  },
})
