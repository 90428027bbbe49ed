import { CouldNotLook } from '../../../docker/port/could-not-look.ts'
import type { ServiceContainer } from '../../../docker/port/docker.ts'
import type { World } from '../world.ts'
import type { Service } from './service.ts'

/** The names of a service's containers. Of several projects with such a service, the one of the student's folder counts. */
export async function containersOf(
  { service, project }: Service,
  { docker, folder }: Pick<World, 'docker' | 'folder'>,
): Promise<string[]> {
  const found = await docker.serviceContainers(service, project)
  const projects = Map.groupBy(found, (one) => one.project)
  if (projects.size < 2) return found.map((one) => one.name)
  const here = await Promise.all(
    [...projects.values()].map(async (all) => ((await isHere(all, folder)) ? [all] : [])),
  )
  const [only, ...more] = here.flat()
  if (only && more.length === 0) return only.map((one) => one.name)
  throw new CouldNotLook('service-twice', '', { name: service, said: [...projects.keys()].sort().join(', ') })
}

async function isHere(containers: readonly ServiceContainer[], folder: World['folder']): Promise<boolean> {
  const places = containers.flatMap((one) => one.folder ?? [])
  return places.length > 0 && (await folder.place('.', places)).isSame
}
