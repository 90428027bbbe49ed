import { list, record, text, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { unlessAbsent } from '../wire/read-answer.ts'

/** File systems that only the container's own processes see. */
const KERNEL = ['/proc', '/sys', '/dev']

/**
 * Whether a path lies on a file system in memory. The engine does not see those: it would read what the image
 * has under them. {@link https://docs.docker.com/reference/cli/docker/container/cp/}
 */
export async function isOutOfReach(ask: Ask, container: string, path: string): Promise<boolean> {
  const inspected = await unlessAbsent(engineApi(ask).getContainer(encodeURIComponent(container)).inspect())
  const { hidden, onDisk } = understood(ask.endpoint, () => foldersOf(inspected))
  return deepest([...KERNEL, ...hidden], path) > deepest(onDisk, path)
}

function foldersOf(inspected: unknown): { hidden: string[]; onDisk: string[] } {
  const { HostConfig, Mounts } = record(inspected, 'container')
  const mounts = list(Mounts, 'Mounts').map((one) => {
    const { Type, Destination } = record(one, 'Mounts')
    return { isInMemory: Type === 'tmpfs', destination: text(Destination, 'Destination') }
  })
  const inMemory = mounts.filter((mount) => mount.isInMemory).map((mount) => mount.destination)
  const tmpfs = Object.keys(record(record(HostConfig, 'HostConfig').Tmpfs, 'Tmpfs'))
  return {
    hidden: [...tmpfs, ...inMemory],
    onDisk: mounts.filter((mount) => !mount.isInMemory).map((mount) => mount.destination),
  }
}

/** The length of the longest of these folders that holds the path, or -1. */
const deepest = (folders: string[], path: string) =>
  Math.max(
    -1,
    ...folders.filter((folder) => `${path}/`.startsWith(`${folder}/`)).map((folder) => folder.length),
  )
