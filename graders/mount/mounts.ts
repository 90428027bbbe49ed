import { cleanPath } from '../../src/docker/port/container-path.ts'
import type { Container, FileFact, KernelMount, Mount, Volume } from '../../src/docker/port/docker.ts'
import type { ContainerFacts, Present } from '../../src/grading/contract/container/container.ts'
import type { FolderPlace } from '../../src/grading/contract/world.ts'
import type { MountWant } from './want.ts'

/** What is known of two containers that both have a mount at a path. */
export interface SharingFacts {
  /** By name: where volumes really are, if that is not the engine's own folder. */
  devices: Record<string, string>
  /** Whether both show the same there; only where the mounts do not tell it. */
  showSame?: boolean | undefined
}

export interface MountLooks {
  /** With what the kernel says of its volumes, where the engine does not. */
  container?: Container | undefined
  /** The container to share with. */
  partner?: Container | undefined
  /** Only when both have something mounted at the destination. */
  sharing?: SharingFacts | undefined
  /** What is at the destination; only when that matters. */
  file?: FileFact | undefined
  /** The student's directory that must be mounted there, when a directory of the host is. */
  place?: FolderPlace | undefined
  /** What is in it; only when it is not known whether it is the one that is mounted. */
  workfolder?: FileFact | undefined
  /** What the kernel has mounted at the destination, of a container that runs; only when that matters. */
  kernel?: KernelMount | undefined
  /** The same of the container to share with. */
  partnerKernel?: KernelMount | undefined
  /** The volume that is mounted there; only where it matters whether that can be written. */
  volume?: Volume | undefined
}

export type MountFacts = Present<ContainerFacts & MountLooks>

/** The container in which a directory or file of the host is mounted that is no longer there; the first, where both are. */
export const onOldSource = ({ container, partner, kernel, partnerKernel }: MountFacts): Container =>
  !kernel?.deleted && partnerKernel?.deleted && partner ? partner : container

/** The mount at exactly this path: a mount at a directory above it is a different one. */
export const mountAt = (container: Container | undefined, destination: string): Mount | undefined =>
  container?.mounts.find((mount) => cleanPath(mount.destination) === cleanPath(destination))

/** The left side of a mount: the name of a volume, with the part of it that is mounted, or a path of the host. */
export function sideOf({ type, name, source, askedSource, subpath }: Mount): string {
  if (name !== undefined) return subpath === undefined ? name : `${name} (volume-subpath=${subpath})`
  return askedSource ?? (source || type)
}

/** The left side of the mount at the destination. */
export function leftSide(container: Container | undefined, { destination }: MountWant): string {
  const mount = mountAt(container, destination)
  return mount ? sideOf(mount) : ''
}

/** The name of the one of the two containers that the engine does not list all mounts of. */
export const taker = ({ container, partner }: MountFacts): string =>
  (container.mountsUnknown ? container : (partner ?? container)).name

/** Whether the volume has the name that Compose gives to the wanted one. */
export const isNamedByCompose = (want: MountWant, { container }: MountFacts): boolean =>
  mountAt(container, want.destination)?.name?.endsWith(`_${want.volume}`) ?? false

export const isEmptyDirectory = (file: FileFact | undefined): boolean =>
  file?.kind === 'directory' && file.entries.length === 0
