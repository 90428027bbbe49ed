import type { Container, FileFact, Mount } from '../../src/docker/port/docker.ts'
import type { ContainerFacts, Present } from '../../src/grading/contract/container/container.ts'
import type { MountWant } from './want.ts'

export interface MountLooks {
  /** The container to share with. */
  partner?: Container | undefined
  /** What is at the destination; only when it must not be empty. */
  file?: FileFact | undefined
}

export type MountFacts = Present<ContainerFacts & MountLooks>

/** The mount at exactly this path: a mount at a directory above it is a different one. */
export const mountAt = (container: Container | undefined, destination: string): Mount | undefined =>
  container?.mounts.find((mount) => tidy(mount.destination) === tidy(destination))

/** The left side of the mount at the destination: the name of a volume, or a path of the host. */
export const leftSide = (container: Container | undefined, { destination }: MountWant): string => {
  const mount = mountAt(container, destination)
  return mount ? (mount.name ?? (mount.source || mount.type)) : ''
}

/** Whether the volume has the name that Compose gives to the wanted one. */
export const isNamedByCompose = (want: MountWant, { container }: MountFacts): boolean =>
  leftSide(container, want).endsWith(`_${want.volume}`)

/** Docker Desktop puts a path of its own before the host's, and `/var/run` is `/run` on most systems. */
export const hostPath = (path: string): string =>
  tidy(path)
    .replace(/^(\/host_mnt|\/run\/desktop\/mnt\/host)(?=\/)/, '')
    .replace(/^\/var\/run(?=\/)/, '/run')

/** Whether a bind's source is the wanted path. A relative one, such as `site`, is the end of any path. */
export function isSource(mount: Mount, source: string): boolean {
  if (source.startsWith('/')) return hostPath(mount.source) === hostPath(source)
  return `${hostPath(mount.source)}/`.endsWith(`/${source.replace(/^(\.\/)+/, '').replace(/\/+$/, '')}/`)
}

const tidy = (path: string) => path.replace(/(?<=.)\/+$/, '')

export const isEmptyDirectory = (file: FileFact | undefined): boolean =>
  file?.kind === 'directory' && file.entries.length === 0
