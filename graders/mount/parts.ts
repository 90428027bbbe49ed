import type { Container, Docker, KernelMount, Mount } from '../../src/docker/port/docker.ts'
import { lastAt } from '../../src/grading/contract/container/kernel-mount.ts'

/**
 * What is mounted of a volume, by where engines keep it: nothing more for the whole of it. An engine in a container can
 * keep its own in a volume of the outer engine, which then comes before.
 */
function partOf(volume: string, root: string): string | undefined {
  const [, ...after] = `${root}/`.split(`/volumes/${volume}/_data/`)
  return after.at(-1)?.replace(/\/$/, '')
}

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
  const subpath = partOf(mount.name ?? '', lastAt(table, mount.destination)?.root ?? '')
  if (subpath === undefined) return { ...mount, partUnknown }
  return subpath === '' ? mount : { ...mount, subpath }
}
