import { cleanPath, isWithin } from '../../src/docker/port/container-path.ts'
import type { Container, FileFact, Mount } from '../../src/docker/port/docker.ts'
import { nearestEntry } from '../../src/grading/contract/file/file.ts'

/** Where a path in a container is, and what is close to it. */

/** The directory that the path is in. */
export const directoryOf = (path: string): string => cleanPath(`${path}/..`)

const nameOf = (path: string) => cleanPath(path).split('/').at(-1) ?? ''

/** The name in the directory that differs from the path's only by a typo. */
export const nearFile = (path: string, directory: FileFact | undefined): string | undefined =>
  nearestEntry(nameOf(path), directory)

/** The innermost mount that the path's directory is in, if any. */
export const mountAbove = (path: string, container: Container): Mount | undefined =>
  mountOver(directoryOf(path), container)

/** The innermost mount that the path itself is in, if any. */
export function mountOver(path: string, { mounts }: Container): Mount | undefined {
  return mounts
    .filter(({ destination }) => isWithin(destination, path))
    .sort((one, other) => other.destination.length - one.destination.length)[0]
}

/** A time in a form that people read: 2026-11-26 08:38:26.803 UTC. */
export const shownTime = (time: string | undefined): string => {
  const date = new Date(time ?? '')
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('T', ' ').replace('Z', ' UTC')
}
