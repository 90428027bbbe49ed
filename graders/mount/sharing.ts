import { cleanPath } from '../../src/docker/port/container-path.ts'
import type { Container, Docker, Mount } from '../../src/docker/port/docker.ts'
import { hostPath } from './host-path.ts'
import { mountAt, type SharingFacts } from './mounts.ts'

/** Looks further only where the two mounts do not say enough. */
export async function observeSharing(
  docker: Docker,
  [one, other]: [Container, Container],
  destination: string,
): Promise<SharingFacts | undefined> {
  const [mine, theirs] = [mountAt(one, destination), mountAt(other, destination)]
  if (!mine || !theirs) return undefined
  const devices = mine.name === theirs.name ? {} : await devicesOf(docker, [mine, theirs])
  const mayBeSame = isSamePlace(mine, theirs, devices) || (mine.type === 'bind' && theirs.type === 'bind')
  return {
    devices,
    showSame: mayBeSame ? await docker.showSame(one.name, other.name, mine.destination) : undefined,
  }
}

async function devicesOf(docker: Docker, mounts: Mount[]): Promise<Record<string, string>> {
  const volumes = await Promise.all(
    mounts.map(({ name }) => (name === undefined ? undefined : docker.volume(name))),
  )
  return Object.fromEntries(
    volumes.flatMap((volume) => (volume?.device === undefined ? [] : [[volume.name, volume.device]])),
  )
}

/**
 * Whether two mounts lead to the same place: the same directory of the same volume, or of the host. What is in memory is
 * each container's own.
 */
export function isSamePlace(one: Mount, other: Mount, devices: Record<string, string>): boolean {
  if (one.type === 'tmpfs' || other.type === 'tmpfs') return false
  if (one.name !== undefined && one.name === other.name)
    return one.subpath === other.subpath || one.partUnknown === true || other.partUnknown === true
  const areVolumes = one.name !== undefined && other.name !== undefined
  if (areVolumes && Object.keys(devices).length === 0) return false
  const place = placeOf(one, devices)
  return place !== undefined && place === placeOf(other, devices)
}

function placeOf({ name, source, subpath = '' }: Mount, devices: Record<string, string>): string | undefined {
  const root = (name !== undefined && Object.hasOwn(devices, name) && devices[name]) || source
  return root === '' ? undefined : cleanPath(`${hostPath(root)}/${subpath}`)
}
