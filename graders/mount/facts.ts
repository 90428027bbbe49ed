import type { Container, FileFact, Mount } from '../../src/docker/port/docker.ts'
import type { ContainerFacts, Present } from '../../src/grading/contract/container/container.ts'

/** What stands, or should stand, at a path inside a container. */

export interface MountWant {
  container: string
  destination: string
  type?: 'volume' | 'bind' | 'tmpfs' | undefined
  volume?: string | undefined
  anonymous?: boolean | undefined
  source?: string | undefined
  writable?: boolean | undefined
  shared_with?: string | undefined
  nonempty?: boolean | undefined
}

export interface MountLooks {
  /** The container to share with. */
  partner?: Container | undefined
  /** What stands at the destination, asked when it must not be empty. */
  file?: FileFact | undefined
}

export type MountFacts = Present<ContainerFacts & MountLooks>

const tidy = (path: string) => path.replace(/(?<=.)\/+$/, '')

/** The mount at a path, and only there: one at a folder above it is another mount. */
export function mountAt(container: Container | undefined, destination: string): Mount | undefined {
  return container?.mounts.find((mount) => tidy(mount.destination) === tidy(destination))
}

/** The type that a check asks for, also when it says so in another way. */
export function wantedType({ type, volume, anonymous, source }: MountWant): Mount['type'] | undefined {
  return type ?? (volume !== undefined || anonymous ? 'volume' : source === undefined ? undefined : 'bind')
}

/** Docker Desktop puts a path of its own before the host's, and `/var/run` is `/run` on most systems. */
const hostPath = (path: string) =>
  tidy(path)
    .replace(/^(\/host_mnt|\/run\/desktop\/mnt\/host)(?=\/)/, '')
    .replace(/^\/var\/run(?=\/)/, '/run')

/** Whether a bind's source is the wanted path. A relative one, such as `site`, is the end of any path. */
export function isSource(mount: Mount, source: string): boolean {
  if (source.startsWith('/')) return hostPath(mount.source) === hostPath(source)
  return `${hostPath(mount.source)}/`.endsWith(`/${source.replace(/^(\.\/)+/, '').replace(/\/+$/, '')}/`)
}

export function diagnoseMount(want: MountWant, facts: MountFacts) {
  const mount = mountAt(facts.container, want.destination)
  if (!mount) return diagnoseAbsence(want, facts)
  const type = wantedType(want)
  if (type !== undefined && mount.type !== type) return diagnoseType(type, mount)
  if (want.anonymous && !mount.anonymous) return 'named-instead-of-anonymous'
  if (want.volume !== undefined && mount.name !== want.volume) {
    return mount.anonymous ? 'anonymous-instead-of-named' : 'other-volume'
  }
  if (want.source !== undefined && !isSource(mount, want.source)) return 'other-source'
  return (
    (want.shared_with === undefined ? undefined : diagnoseSharing(want.shared_with, mount, facts)) ??
    diagnoseAccess(want, mount, facts) ??
    (want.nonempty && isEmpty(facts.file) ? 'mount-empty' : undefined)
  )
}

function diagnoseAbsence(want: MountWant, { container }: MountFacts) {
  const { mounts, volumesFrom } = container
  if (volumesFrom.length > 0 && mounts.length === 0) return 'volumes-from-without-volumes'
  if (mounts.some((mount) => isSwapped(mount, want))) return 'mount-sides-swapped'
  if (want.shared_with !== undefined && volumesFrom.length > 0 && !sharesWith(container, want.shared_with)) {
    return 'shares-with-another'
  }
  return mounts.some((mount) => isLike(mount, want)) ? 'mount-other-destination' : 'no-mount'
}

/** The host's folder bears the path that was meant for the container. */
const isSwapped = (mount: Mount, want: MountWant) =>
  mount.type === 'bind' && hostPath(mount.source) === hostPath(want.destination)

function isLike(mount: Mount, want: MountWant): boolean {
  const type = wantedType(want)
  if (want.volume !== undefined) return mount.name === want.volume
  if (want.source !== undefined) return mount.type === 'bind' && isSource(mount, want.source)
  return type === undefined || mount.type === type
}

function diagnoseType(type: Mount['type'], mount: Mount) {
  if (type === 'bind' && mount.type === 'volume') return 'volume-instead-of-bind'
  return type === 'volume' && mount.type === 'bind' ? 'bind-instead-of-volume' : 'mount-other-type'
}

const sharesWith = ({ volumesFrom }: Container, partner: string) =>
  volumesFrom.some((from) => from.split(':')[0] === partner)

function diagnoseSharing(partnerName: string, mount: Mount, { container, partner }: MountFacts) {
  const other = mountAt(partner, mount.destination)
  if (!other) return 'nothing-to-share'
  if (mount.type === other.type && mount.name === other.name && mount.source === other.source)
    return undefined
  if (container.volumesFrom.length > 0 && !sharesWith(container, partnerName)) return 'shares-with-another'
  return mount.type === 'volume' && mount.anonymous ? 'own-volume' : 'shares-nothing'
}

function diagnoseAccess({ writable }: MountWant, mount: Mount, { container }: MountFacts) {
  if (writable === undefined || writable === mount.writable) return undefined
  if (writable) return 'mount-read-only'
  const elsewhere = container.readOnlyRoot || container.mounts.some((other) => !other.writable)
  return elsewhere ? 'read-only-elsewhere' : 'mount-writable'
}

function isEmpty(file: FileFact | undefined): boolean {
  if (file?.kind === 'directory') return file.entries.length === 0
  return file?.kind === 'file' ? file.size === 0 : file?.kind !== 'other'
}
