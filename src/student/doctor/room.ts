import { statfs } from 'node:fs/promises'
import { freemem } from 'node:os'
import type { Endpoint } from '../../docker/address/endpoint.ts'
import { isInContainer } from '../../docker/address/in-container.ts'
import type { EngineSettings } from '../../docker/facts/engine-settings.ts'
import type { CourseNeeds } from '../../lab/course-file.ts'

/** How much of something there is, and how much a course needs, in bytes. */
export interface Room {
  /** Undefined where it cannot be seen from here. */
  free: number | undefined
  total: number | undefined
  need: number | undefined
}

const GIGABYTE = 1024 ** 3

/** What the engine has for a course: memory and disk. */
export async function roomOf(
  settings: EngineSettings,
  endpoint: Pick<Endpoint, 'kind'>,
  needs: CourseNeeds | undefined,
): Promise<{ memory: Room; disk: Room }> {
  const isHere = endpoint.kind === 'unix' && !settings.desktop && !isInContainer()
  const disk = isHere && settings.folder !== '' ? await diskAt(settings.folder) : undefined
  return {
    memory: {
      free: isHere ? freemem() : undefined,
      total: settings.memoryBytes || undefined,
      need: inBytes(needs?.memory_gb),
    },
    disk: { free: disk?.free, total: disk?.total, need: inBytes(needs?.disk_gb) },
  }
}

/** Memory that is in use can be free again; what a disk holds stays. */
export const isEnough = ({ free, total, need }: Room, what: 'memory' | 'disk'): boolean => {
  const there = what === 'memory' ? total : free
  return need === undefined || there === undefined || there >= need
}

const inBytes = (gigabytes: number | undefined) =>
  gigabytes === undefined ? undefined : gigabytes * GIGABYTE

/** Of the file system that a folder is on; undefined where it cannot be seen. */
async function diskAt(folder: string): Promise<{ free: number; total: number } | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { free: bavail * bsize, total: blocks * bsize }
  } catch {
    return undefined
  }
}
