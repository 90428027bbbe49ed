import type { Container, FileFact, Mount } from '../../src/docker/port/docker.ts'
import type { ContainerFacts, Present } from '../../src/grading/contract/container/container.ts'

/** What is mounted at a path of a container, and what a check asks for there. */

export interface MountWant {
  container: string
  destination: string
  type?: 'volume' | 'bind' | 'tmpfs' | undefined
  volume?: string | undefined
  anonymous?: true | undefined
  source?: string | undefined
  writable?: boolean | undefined
  shared_with?: string | undefined
  nonempty?: true | undefined
}

export interface MountExtra {
  /** The container to share with. */
  partner?: Container | undefined
  /** What is at the destination: only when it must not be empty. */
  file?: FileFact | undefined
}

export type MountFacts = Present<ContainerFacts & MountExtra>

const tidy = (path: string) => path.replace(/(?<=.)\/+$/, '')

/** The mount at exactly this path; one at a directory above it is a different mount. */
export function mountAt(container: Container | undefined, destination: string): Mount | undefined {
  return container?.mounts.find((mount) => tidy(mount.destination) === tidy(destination))
}

/** The mount that the check is about. */
export const mountHere = ({ destination }: MountWant, { container }: MountFacts): Mount | undefined =>
  mountAt(container, destination)

/** Whether what is at the destination was looked at, and is a directory without entries. */
export const isEmptyDirectory = (file: FileFact | undefined): boolean =>
  file?.kind === 'directory' && file.entries.length === 0

/** What `-v` would have on the left: a volume's name or a path on the host. The type, for a mount that has neither. */
export const leftSide = (mount: Mount | undefined): string =>
  mount === undefined ? '' : mount.name || mount.source || mount.type

/** The type that a check asks for, also when another option implies it. */
export function wantedType({ type, volume, anonymous, source }: MountWant): MountWant['type'] {
  return type ?? (volume !== undefined || anonymous ? 'volume' : source === undefined ? undefined : 'bind')
}

/** Whether the options fit each other, so that some mount can be right. */
export function isConsistent({ type, volume, anonymous, source }: MountWant): boolean {
  const asks = [volume, anonymous, source].filter((one) => one !== undefined).length
  return (
    asks <= 1 && (type === undefined || asks === 0 || type === (source === undefined ? 'volume' : 'bind'))
  )
}

/** Docker Desktop puts a path of its own in front of the host's, and `/var/run` is `/run` on most systems. */
export const hostPath = (path: string): string =>
  tidy(path)
    .replace(/^(\/host_mnt|\/run\/desktop\/mnt\/host)(?=\/)/, '')
    .replace(/^\/var\/run(?=\/)/, '/run')

/** Whether the source of a bind mount is the wanted path. A relative one, such as `site`, is the end of any path. */
export function isSource(mount: Mount, source: string): boolean {
  if (source.startsWith('/')) return hostPath(mount.source) === hostPath(source)
  return `${hostPath(mount.source)}/`.endsWith(`/${source.replace(/^(\.\/)+/, '').replace(/\/+$/, '')}/`)
}
