import { cleanPath, isWithin } from '../../src/docker/port/container-path.ts'
import type { Docker, FileFact, Image } from '../../src/docker/port/docker.ts'
import { nearestEntry } from '../../src/grading/contract/file/file.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import type { ImageFileWant } from './want.ts'

/** Why something is not in an image. */

const MOST_CONTAINERS = 5

/** The directory that a path is in. */
export const directoryOf = (path: string): string => cleanPath(`${path}/..`)

const nameOf = (path: string) => cleanPath(path).split('/').at(-1) ?? ''

/** The name in the directory that differs from the path's only by a typo. */
export const nearFile = (path: string, directory: FileFact | undefined): string | undefined =>
  nearestEntry(nameOf(path), directory)

/** The directory that was copied as a whole, where what is in it was meant. */
export function copiedWhole(
  { same_as }: Pick<ImageFileWant, 'same_as'>,
  directory: FileFact | undefined,
): string | undefined {
  const name = same_as && nameOf(directoryOf(same_as.path))
  return name && directory?.kind === 'directory' && directory.entries.includes(name) ? name : undefined
}

const ARCHIVE = /\.(zip|tgz|tar(\.\w+)?)$/
const MOST_ABOVE = 4

/**
 * The path of an archive in the nearest directory above the path that is in the image: it was copied, and not unpacked.
 * @param directory what is known of the first of these directories
 */
export async function packedAbove(
  { image, path }: Pick<ImageFileWant, 'image' | 'path'>,
  directory: FileFact | undefined,
  docker: Docker,
): Promise<string | undefined> {
  let above = directoryOf(path)
  let found = directory
  for (let step = 0; found?.kind === 'absent' && above !== '/' && step < MOST_ABOVE; step++) {
    above = directoryOf(above)
    found = await forExplanation(docker.imageFile(image, above))
  }
  const archive = found?.kind === 'directory' && found.entries.find((name) => ARCHIVE.test(name))
  return archive ? cleanPath(`${above}/${archive}`) : undefined
}

/** A container that the image can have been committed from, and where it has a mount. */
export interface MountedIn {
  container: string
  destination: string
}

/** A container of the image's parent in which a mount covers the path: a commit leaves that out. */
export async function mountedIn(
  { path }: Pick<ImageFileWant, 'path'>,
  { parent }: Image,
  docker: Docker,
): Promise<MountedIn | undefined> {
  if (parent === undefined) return undefined
  const all = (await forExplanation(docker.containers())) ?? []
  const possible = all.filter(({ imageId }) => imageId === parent).slice(0, MOST_CONTAINERS)
  const found = await Promise.all(possible.map(({ name }) => forExplanation(docker.container(name))))
  for (const container of found) {
    const mount = container?.mounts.find(({ destination }) => isWithin(destination, path))
    if (container && mount) return { container: container.name, destination: mount.destination }
  }
  return undefined
}
