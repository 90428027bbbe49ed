import { cleanPath } from '../../src/docker/port/container-path.ts'
import type { Container, Docker } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { kernelMountAt } from '../../src/grading/contract/container/kernel-mount.ts'
import { observeBind } from './bind.ts'
import { codes } from './codes.ts'
import { diagnoseMount } from './diagnose.ts'
import { type MountLooks, mountAt } from './mounts.ts'
import { withKnownParts } from './parts.ts'
import { observeSharing } from './sharing.ts'
import { ANYWHERE, schema, wantedType } from './want.ts'

export default defineContainerKind({
  must: 'exist',
  schema,
  example: { container: 'web', destination: '/usr/share/nginx/html', type: 'bind' },

  async observe(want, world, found): Promise<MountLooks> {
    const { docker } = world
    const { destination, shared_with, nonempty, engine_socket, volume: wanted } = want
    const container = (shared_with ?? wanted) === undefined ? found : await withKnownParts(docker, found)
    const mount = mountAt(container, destination)
    const [partner, file, bind, volume] = await Promise.all([
      shared_with === undefined ? undefined : partnerOf(shared_with, docker),
      (nonempty || engine_socket) && mount ? docker.file(container.name, destination) : undefined,
      observeBind(want, world, container),
      mount?.name !== undefined && want.writable !== undefined ? docker.volume(mount.name) : undefined,
    ])
    const [sharing, partnerKernel] = await Promise.all([
      partner && observeSharing(docker, [container, partner], destination),
      partner && mountAt(partner, destination)?.type === 'bind'
        ? kernelMountAt(docker, partner, destination)
        : undefined,
    ])
    return { container, partner, file, sharing, ...bind, partnerKernel, volume }
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

async function partnerOf(name: string, docker: Docker): Promise<Container | undefined> {
  const partner = await docker.container(name)
  return partner && withKnownParts(docker, partner)
}
