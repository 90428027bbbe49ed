import { cleanPath } from '../../src/docker/port/container-path.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { observeBind } from './bind.ts'
import { codes } from './codes.ts'
import { diagnoseMount } from './diagnose.ts'
import { type MountLooks, mountAt } from './mounts.ts'
import { observeSharing } from './sharing.ts'
import { ANYWHERE, schema, wantedType } from './want.ts'

export default defineContainerKind({
  must: 'exist',
  schema,
  example: { container: 'web', destination: '/usr/share/nginx/html', type: 'bind' },

  async observe(want, world, container): Promise<MountLooks> {
    const { docker } = world
    const { destination, shared_with, nonempty, engine_socket } = want
    const [partner, file, bind] = await Promise.all([
      shared_with === undefined ? undefined : docker.container(shared_with),
      (nonempty || engine_socket) && mountAt(container, destination)
        ? docker.file(container.name, destination)
        : undefined,
      observeBind(want, world, container),
    ])
    const sharing = partner && (await observeSharing(docker, [container, partner], destination))
    return { partner, file, sharing, ...bind }
  },

  judge: (want, facts) => diagnoseMount(want, facts) ?? 'pass',

  codes,
  authoring: {
    subject: ['container', 'destination'],
    single: ['type', 'volume', 'source', 'workfolder', 'anonymous', 'named', 'writable'],
    means: (want) => ({
      destination: want.destination === ANYWHERE ? undefined : cleanPath(want.destination),
      type: wantedType(want),
      ...(want.volume !== undefined && { anonymous: false }),
    }),
    neverFails: ({ container, shared_with }) =>
      shared_with === container ? { path: ['shared_with'], why: 'itself' } : undefined,
  },
})
