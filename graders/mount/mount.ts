import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { codes } from './codes.ts'
import { diagnoseMount } from './diagnose.ts'
import { type MountLooks, mountAt } from './mounts.ts'
import { schema } from './want.ts'

export default defineContainerKind({
  must: 'exist',
  schema,
  example: { container: 'web', destination: '/usr/share/nginx/html', type: 'bind' },

  async observe({ destination, shared_with, nonempty }, { docker }, container): Promise<MountLooks> {
    const [partner, file] = await Promise.all([
      shared_with === undefined ? undefined : docker.container(shared_with),
      nonempty && mountAt(container, destination) ? docker.file(container.name, destination) : undefined,
    ])
    return { partner, file }
  },

  judge: (want, facts) => diagnoseMount(want, facts) ?? 'pass',

  codes,
  authoring: {
    subject: ['container', 'destination'],
    single: ['type', 'volume', 'source', 'anonymous', 'writable'],
    neverFails: ({ container, shared_with }) =>
      shared_with === container ? { path: ['shared_with'], why: 'itself' } : undefined,
  },
})
