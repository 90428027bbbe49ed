import { cleanPath } from '../../../docker/port/container-path.ts'
import type { Container, Docker, KernelMount } from '../../../docker/port/docker.ts'

/** What the kernel has mounted at a path of a container, where that runs and says so. */
export async function kernelMountAt(
  docker: Docker,
  { name, state }: Container,
  destination: string,
): Promise<KernelMount | undefined> {
  const table = state.status === 'running' ? await docker.kernelMounts(name) : undefined
  return table && lastAt(table, destination)
}

/** Of what is mounted at a path, the last: it covers the others. */
export const lastAt = (table: KernelMount[], destination: string): KernelMount | undefined =>
  table.findLast((row) => cleanPath(row.destination) === cleanPath(destination))
