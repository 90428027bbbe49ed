import type { Container, FileFact } from '../../src/docker/port/docker.ts'
import { nearestName } from '../../src/grading/contract/container/container.ts'

/** What was seen at a path in a container, and where else a file may be. */

export interface FileFacts {
  file: FileFact
  /** Only when the file is missing: the folder in which it should be. */
  folder: FileFact | undefined
  /** The file that it must be the same as. */
  other: FileFact | undefined
}

/** The folder in which the path is. */
export const folderOf = (path: string) => path.replace(/\/+$/, '').replace(/\/[^/]*$/, '') || '/'
const nameOf = (path: string) => path.replace(/\/+$/, '').split('/').at(-1) ?? ''

/** The name in the folder that is a slip of the pen away from the path's. */
export function nearFile(path: string, folder: FileFact | undefined): string | undefined {
  if (folder?.kind !== 'directory') return undefined
  const name = nameOf(path)
  // A link that leads nowhere bears the name itself, and nothing is there all the same.
  const others = folder.entries.filter((entry) => entry !== name)
  return nearestName(
    name,
    others.map((other) => ({ name: other })),
  )
}

/** The mount in which the path lies, if any: the innermost one. */
export function mountAt(path: string, { mounts }: Container) {
  return mounts
    .filter(({ destination }) => `${folderOf(path)}/`.startsWith(`${destination.replace(/\/+$/, '')}/`))
    .sort((one, other) => other.destination.length - one.destination.length)[0]
}
