import { cleanPath, isWithin, KERNEL_FOLDERS } from '../port/container-path.ts'
import { list, record, text, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { unlessAbsent } from '../wire/read-answer.ts'

/**
 * Whether the engine can see what is at a path. It does not see what is in memory: it would read what the image has
 * under that. {@link https://docs.docker.com/reference/cli/docker/container/cp/}
 */
export async function reach(
  ask: Ask,
  container: string,
  path: string,
): Promise<'on-disk' | 'in-memory' | 'no-container'> {
  const inspected = await unlessAbsent(engineApi(ask).getContainer(encodeURIComponent(container)).inspect())
  if (inspected === undefined || isNotNamed(container, ask, inspected)) return 'no-container'
  const { hidden, onDisk } = understood(ask.endpoint, () => foldersOf(inspected))
  return deepest([...KERNEL_FOLDERS, ...hidden], path) > deepest(onDisk, path) ? 'in-memory' : 'on-disk'
}

/** The engine takes the beginning of an id as well. */
function isNotNamed(container: string, ask: Ask, inspected: unknown): boolean {
  const name = understood(ask.endpoint, () => text(record(inspected, 'container').Name, 'Name'))
  return name !== '' && name !== `/${container}` && name !== container
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
    ...folders.filter((folder) => isWithin(folder, path)).map((folder) => cleanPath(folder).length),
  )
