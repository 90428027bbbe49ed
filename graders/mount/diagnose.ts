import { cleanPath, isWithin } from '../../src/docker/port/container-path.ts'
import type { Container, FileFact, Mount } from '../../src/docker/port/docker.ts'
import { diagnoseBind } from './bind.ts'
import { diagnoseSocket, isEngineSocket } from './engine-socket.ts'
import { hostPath, isSource } from './host-path.ts'
import { isEmptyDirectory, type MountFacts, mountAt } from './mounts.ts'
import { isSamePlace } from './sharing.ts'
import { ANYWHERE, type MountWant, wantedType } from './want.ts'

/** The code of what is wrong with the mount at the destination; undefined when nothing is. */
export function diagnoseMount(want: MountWant, facts: MountFacts) {
  if (want.destination === ANYWHERE) return diagnoseAnywhere(want, facts)
  const mount = mountAt(facts.container, want.destination)
  if (!mount) return diagnoseAbsence(want, facts)
  return (
    diagnoseMisplaced(want, mount, facts) ??
    diagnoseLeftSide(want, mount) ??
    diagnoseBind(mount, facts) ??
    (want.engine_socket ? diagnoseSocket(mount, facts) : undefined) ??
    (want.shared_with === undefined ? undefined : diagnoseSharing(want.shared_with, mount, facts)) ??
    diagnoseAccess(want, mount, facts) ??
    (want.nonempty && isEmpty(facts.file) ? 'mount-empty' : undefined)
  )
}

function diagnoseAnywhere(want: MountWant, { container: { mounts, mountsUnknown } }: MountFacts) {
  const found = mounts.map((mount) => diagnoseLeftSide(want, mount))
  if (found.includes(undefined)) return undefined
  if (found.includes('part-unknown')) return 'part-unknown'
  if (mountsUnknown) return 'lent-mounts-unknown'
  return mounts.length === 0 ? 'no-mount' : 'no-such-mount'
}

function diagnoseLeftSide(want: MountWant, mount: Mount) {
  const type = wantedType(want)
  if (type !== undefined && mount.type !== type) return diagnoseType(type, mount)
  if (want.anonymous && !mount.anonymous) return 'named-instead-of-anonymous'
  if (want.named && mount.anonymous) return 'anonymous-instead-of-named'
  if (want.volume !== undefined && mount.name !== want.volume)
    return mount.anonymous ? 'anonymous-instead-of-named' : 'other-volume'
  if (want.volume !== undefined && mount.subpath !== undefined) return 'part-of-volume'
  if (want.volume !== undefined && mount.partUnknown) return 'part-unknown'
  return want.source !== undefined && !isSource(mount, want.source) ? 'other-source' : undefined
}

function diagnoseAbsence(want: MountWant, { container, partner }: MountFacts) {
  const { mounts, mountsUnknown, volumesFrom } = container
  if (mountsUnknown && want.shared_with !== undefined && !partner) return 'nothing-to-share'
  if (mountsUnknown) return 'lent-mounts-unknown'
  const shared = partner && mountAt(partner, want.destination)
  if (volumesFrom.length > 0 && mounts.length === 0) return 'volumes-from-without-volumes'
  if (mounts.some((mount) => isSwapped(mount, want))) return 'mount-sides-swapped'
  if (want.shared_with !== undefined && volumesFrom.length > 0 && !sharesWith(container, want.shared_with))
    return 'shares-with-another'
  if (partOf(mounts, want)) return 'mount-only-part'
  const isThere = mounts.some((mount) => isLike(mount, want) && (!shared || isSamePlace(mount, shared, {})))
  return isThere ? 'mount-other-destination' : 'no-mount'
}

/** A file or directory of the host that is mounted below the wanted path, where a directory of the host should be. */
export const partOf = (mounts: Mount[], want: MountWant): Mount | undefined =>
  wantedType(want) !== 'bind' || cleanPath(want.destination) === '/'
    ? undefined
    : mounts.find(({ type, destination }) => type === 'bind' && isWithin(want.destination, destination))

/**
 * At the destination is only what the image's VOLUME line asked for, and what the student asked for is elsewhere: the
 * mistake is there.
 */
function diagnoseMisplaced(want: MountWant, mount: Mount, { container }: MountFacts) {
  const type = wantedType(want)
  const isMeant = want.volume === undefined && (type === undefined || type === 'volume')
  if (!mount.anonymous || isMeant) return undefined
  if (container.mounts.some((other) => isSwapped(other, want))) return 'mount-sides-swapped'
  return container.mounts.some((other) => isLike(other, want)) ? 'mount-other-destination' : undefined
}

/** The directory of the host has the path that was meant for the container. A socket has one path on both sides. */
const isSwapped = ({ type, source, askedSource }: Mount, want: MountWant) =>
  type === 'bind' &&
  !want.engine_socket &&
  [source, askedSource ?? source].some((path) => hostPath(path) === hostPath(want.destination))

function isLike(mount: Mount, want: MountWant): boolean {
  const type = wantedType(want)
  if (want.volume !== undefined) return mount.name === want.volume
  if (want.engine_socket) return isEngineSocket(mount)
  const source = want.source ?? want.workfolder
  if (source !== undefined) return mount.type === 'bind' && isSource(mount, source)
  return type === undefined || mount.type === type
}

function diagnoseType(type: Mount['type'], mount: Mount) {
  if (type === 'bind' && mount.type === 'volume') return 'volume-instead-of-bind'
  return type === 'volume' && mount.type === 'bind' ? 'bind-instead-of-volume' : 'mount-other-type'
}

const sharesWith = ({ volumesFrom }: Container, partner: string) =>
  volumesFrom.some((from) => from.split(':')[0] === partner)

function diagnoseSharing(partnerName: string, mount: Mount, { container, partner, sharing }: MountFacts) {
  const other = mountAt(partner, mount.destination)
  if (!other) return partner?.mountsUnknown ? 'lent-mounts-unknown' : 'nothing-to-share'
  const { devices, showSame } = sharing ?? { devices: {} }
  if (isSamePlace(mount, other, devices)) return showSame === false ? 'sharing-covered' : undefined
  // Links of the host can make two paths the same place, and two folders can look alike.
  if (showSame && mount.type === 'bind' && other.type === 'bind') return 'sharing-unclear'
  if (container.volumesFrom.length > 0 && !sharesWith(container, partnerName)) return 'shares-with-another'
  return mount.type === 'volume' && mount.anonymous ? 'own-volume' : 'shares-nothing'
}

/** The kernel's word counts more: a program with all rights can make a read-only mount writable again. */
function diagnoseAccess({ writable }: MountWant, mount: Mount, { container, kernel, volume }: MountFacts) {
  if (writable === undefined) return undefined
  if (volume?.isReadOnly) return writable ? 'volume-read-only' : undefined
  if (writable === mount.writable) return !writable && kernel?.writable ? 'mount-writable' : undefined
  if (writable) return 'mount-read-only'
  const elsewhere = container.readOnlyRoot || container.mounts.some((other) => !other.writable)
  return elsewhere ? 'read-only-elsewhere' : 'mount-writable'
}

/** What is missing counts as empty; a link, a device or a socket does not. */
function isEmpty(file: FileFact | undefined): boolean {
  if (file?.kind === 'directory') return isEmptyDirectory(file)
  return file?.kind === 'file' ? file.size === 0 : file?.kind !== 'other'
}
