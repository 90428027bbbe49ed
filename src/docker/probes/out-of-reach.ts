import type { Ask } from '../wire/ask.ts'

interface Inspected {
  HostConfig?: { Tmpfs?: Record<string, string> | null } | null
  Mounts?: { Type?: string; Destination: string }[] | null
}

/** File systems that only the container's own processes see. */
const KERNEL = ['/proc', '/sys', '/dev']

/**
 * Whether a path lies on a file system in memory. The engine does not see those: it would read what the image
 * has under them. {@link https://docs.docker.com/reference/cli/docker/container/cp/}
 */
export async function isOutOfReach(ask: Ask, container: string, path: string): Promise<boolean> {
  const inspected = await ask.json<Inspected>(`/containers/${encodeURIComponent(container)}/json`)
  const mounts = inspected?.Mounts ?? []
  const inMemory = mounts.filter(({ Type }) => Type === 'tmpfs').map(({ Destination }) => Destination)
  const onDisk = mounts.filter(({ Type }) => Type !== 'tmpfs').map(({ Destination }) => Destination)
  const hidden = [...KERNEL, ...Object.keys(inspected?.HostConfig?.Tmpfs ?? {}), ...inMemory]
  return deepest(hidden, path) > deepest(onDisk, path)
}

/** The length of the longest of these folders that holds the path, or -1. */
const deepest = (folders: string[], path: string) =>
  Math.max(
    -1,
    ...folders.filter((folder) => `${path}/`.startsWith(`${folder}/`)).map((folder) => folder.length),
  )
