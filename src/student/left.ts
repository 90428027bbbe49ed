import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Docker } from '../docker/port/docker.ts'
import { filesOfLab } from '../lab/handed-out.ts'
import type { Lab } from '../lab/lab.ts'

/**
 * What stays after a lab was reset, though it came with the lab: images that were pulled for it, which other labs can
 * need, files that were put into the working folder, which the student can have changed, and the swarm of its services.
 */
export async function leftOf(
  { environment, owns, folder }: Pick<Lab, 'environment' | 'owns' | 'folder'>,
  docker: Pick<Docker, 'image' | 'engine'>,
  working: string,
): Promise<{ images: string[]; files: string[]; inSwarm: boolean }> {
  const names = [...environment.images, ...environment.containers.map(({ image }) => image)]
  const kept = [...new Set(names)].filter((name) => !owns.images.includes(name))
  const { handedOut } = await filesOfLab(folder)
  const [images, files, inSwarm] = await Promise.all([
    Promise.all(kept.map(async (name) => ((await docker.image(name)) ? [name] : []))),
    Promise.all(handedOut.map(async ({ path }) => ((await isThere(join(working, path))) ? [path] : []))),
    owns.services.length > 0 && docker.engine().then(({ swarm }) => swarm !== 'inactive'),
  ])
  return { images: images.flat(), files: files.flat(), inSwarm }
}

const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  )
