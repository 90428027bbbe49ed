import { cleanPath } from '../../../docker/port/container-path.ts'
import type { Container, Docker, KernelMount } from '../../../docker/port/docker.ts'

/** What the kernel has mounted at a path of a container, where that runs and says so. */
export async function kernelMountAt(
  docker: Docker,
  { name, state }: Container,
  destination: string,
): Promise<KernelMount | undefined> {
  const table = state.status === 'running' ? await docker.kernelMounts(name) : undefined
  return table?.findLast((row) => cleanPath(row.destination) === cleanPath(destination))
}
