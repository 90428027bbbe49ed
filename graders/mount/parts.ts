import type { Container, Docker, KernelMount, Mount } from '../../src/docker/port/docker.ts'
import { lastAt } from '../../src/grading/contract/container/kernel-mount.ts'

/** Where engines keep volumes, and what is mounted of one: nothing more for the whole of it. */
const IN_VOLUME = /\/volumes\/[^/]+\/_data(?:\/(.+))?$/

/**
 * The container, with what the kernel says of volumes of which the engine does not say whether a part or the whole is
 * mounted: one that came by `--volumes-from` from a container that is gone.
 */
export async function withKnownParts(docker: Docker, container: Container): Promise<Container> {
  const { name, state, mounts } = container
  if (state.status !== 'running' || !mounts.some(({ partUnknown }) => partUnknown)) return container
  const table = await docker.kernelMounts(name)
  return { ...container, mounts: mounts.map((mount) => withKnownPart(mount, table ?? [])) }
}

function withKnownPart({ partUnknown, ...mount }: Mount, table: KernelMount[]): Mount {
  if (!partUnknown) return mount
  const found = IN_VOLUME.exec(lastAt(table, mount.destination)?.root ?? '')
  if (!found) return { ...mount, partUnknown }
  const [, subpath] = found
  return subpath === undefined ? mount : { ...mount, subpath }
}
