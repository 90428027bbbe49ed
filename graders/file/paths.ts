import { cleanPath, isWithin } from '../../src/docker/port/container-path.ts'
import type { Container, FileFact, Mount } from '../../src/docker/port/docker.ts'
import { nearestName } from '../../src/grading/contract/container/container.ts'

/** Where a path in a container is, and what is close to it. */

/** The directory that the path is in. */
export const directoryOf = (path: string): string => cleanPath(`${path}/..`)

const nameOf = (path: string) => cleanPath(path).split('/').at(-1) ?? ''

/** The name in the directory that differs from the path's only by a typo. */
export function nearFile(path: string, directory: FileFact | undefined): string | undefined {
  if (directory?.kind !== 'directory') return undefined
  const name = nameOf(path)
  // A broken link has the name itself, although nothing is there.
  const others = directory.entries.filter((entry) => entry !== name)
  return nearestName(
    name,
    others.map((other) => ({ name: other })),
  )
}

/** The innermost mount that the path's directory is in, if any. */
export function mountAbove(path: string, { mounts }: Container): Mount | undefined {
  return mounts
    .filter(({ destination }) => isWithin(destination, directoryOf(path)))
    .sort((one, other) => other.destination.length - one.destination.length)[0]
}

/** The first names in a directory, to show. */
export function firstEntries({ entries }: FileFact & { kind: 'directory' }): {
  first: string[]
  more: boolean
} {
  return { first: entries.slice(0, 8), more: entries.length > 8 }
}
