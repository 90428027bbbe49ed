import type { Container, FileFact, Mount } from '../../src/docker/port/docker.ts'
import {
  hostPath,
  isSource,
  type MountFacts,
  type MountWant,
  mountAt,
  mountHere,
  wantedType,
} from './mounted.ts'

/** The code of how the mount differs from what the check asks for; undefined when it does not. */
export function whyItDiffers(want: MountWant, facts: MountFacts) {
  const mount = mountHere(want, facts)
  if (!mount) return whyNothingIsThere(want, facts)
  return (
    otherLeftSide(want, mount) ??
    (want.shared_with === undefined ? undefined : notShared(want.shared_with, mount, facts)) ??
    otherAccess(want, mount, facts) ??
    (want.nonempty && isEmpty(facts.file) ? 'mount-empty' : undefined)
  )
}

function whyNothingIsThere(want: MountWant, { container }: MountFacts) {
  const { mounts, volumesFrom } = container
  if (volumesFrom.length > 0 && mounts.length === 0) return 'volumes-from-without-volumes'
  if (mounts.some((mount) => isSwapped(mount, want))) return 'mount-sides-swapped'
  if (want.shared_with !== undefined && volumesFrom.length > 0 && !takesFrom(container, want.shared_with))
    return 'shares-with-another'
  return mounts.some((mount) => isLike(mount, want)) ? 'mount-other-destination' : 'no-mount'
}

/** The path on the host is the one that was meant for the container. */
const isSwapped = (mount: Mount, { destination }: MountWant) =>
  mount.type === 'bind' && hostPath(mount.source) === hostPath(destination)

function isLike(mount: Mount, want: MountWant): boolean {
  const type = wantedType(want)
  if (want.volume !== undefined) return mount.name === want.volume
  if (want.source !== undefined) return mount.type === 'bind' && isSource(mount, want.source)
  return type === undefined || mount.type === type
}

/** A different type, volume or path on the host. */
function otherLeftSide(want: MountWant, mount: Mount) {
  const type = wantedType(want)
  if (type !== undefined && mount.type !== type) return otherType(type, mount)
  if (want.anonymous && !mount.anonymous) return 'named-instead-of-anonymous'
  if (want.volume !== undefined && mount.name !== want.volume)
    return mount.anonymous ? 'anonymous-instead-of-named' : 'other-volume'
  return want.source !== undefined && !isSource(mount, want.source) ? 'other-source' : undefined
}

function otherType(type: Mount['type'], mount: Mount) {
  if (type === 'bind' && mount.type === 'volume') return 'volume-instead-of-bind'
  return type === 'volume' && mount.type === 'bind' ? 'bind-instead-of-volume' : 'mount-other-type'
}

const takesFrom = ({ volumesFrom }: Container, partner: string) =>
  volumesFrom.some((from) => from.split(':')[0] === partner)

function notShared(partnerName: string, mount: Mount, { container, partner }: MountFacts) {
  const other = mountAt(partner, mount.destination)
  if (!other) return 'nothing-to-share'
  const isSame = mount.type === other.type && mount.name === other.name && mount.source === other.source
  if (isSame) return undefined
  if (container.volumesFrom.length > 0 && !takesFrom(container, partnerName)) return 'shares-with-another'
  return mount.type === 'volume' && mount.anonymous ? 'own-volume' : 'shares-nothing'
}

function otherAccess({ writable }: MountWant, mount: Mount, { container }: MountFacts) {
  if (writable === undefined || writable === mount.writable) return undefined
  if (writable) return 'mount-read-only'
  const elsewhere = container.readOnlyRoot || container.mounts.some((other) => !other.writable)
  return elsewhere ? 'read-only-elsewhere' : 'mount-writable'
}

function isEmpty(file: FileFact | undefined): boolean {
  if (file?.kind === 'directory') return file.entries.length === 0
  return file?.kind === 'file' ? file.size === 0 : file?.kind !== 'other'
}
