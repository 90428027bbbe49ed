import * as z from 'zod'
import type { Volume } from '../../src/docker/port/docker.ts'
import {
  type ContainerFacts,
  diagnoseContainer,
  nearestName,
  observeContainer,
} from '../../src/grading/contract/container/container.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'

/** The container is the one that must mount the volume. `names`: all volumes, only when this one is missing. */
export type VolumeFacts = ContainerFacts & { volume?: Volume | undefined; names: string[] }

/** A volume whose name is a slip away, or that Compose gave the project's name. */
export const nearestVolume = (name: string, names: string[]): string | undefined =>
  names.find((other) => other.endsWith(`_${name}`)) ??
  nearestName(
    name,
    names.map((other) => ({ name: other })),
  )
/** The first names that somebody chose. */
export const chosen = (names: string[]): string[] =>
  names.filter((name) => !/^[0-9a-f]{64}$/.test(name)).slice(0, 5)
/** What the container has mounted: names of volumes and folders of the host. */
export const mounted = ({ container }: VolumeFacts): string =>
  container?.mounts.map((mount) => mount.name ?? (mount.source || mount.type)).join(', ') ?? ''

export default defineKind({
  schema: () =>
    z
      .strictObject({
        name: z.string().min(1),
        state: z.enum(['present', 'absent']).default('present'),
        mounted_by: z.string().optional(),
        driver: z.string().optional(),
      })
      .refine((want) => want.state === 'present' || (want.mounted_by ?? want.driver) === undefined, {
        error: 'a volume that must be absent has neither a driver nor a container',
      }),
  example: { name: 'my-vol', mounted_by: 'web' },

  async observe({ name, state, mounted_by }, docker): Promise<VolumeFacts> {
    const [volume, facts] = await Promise.all([
      docker.volume(name),
      mounted_by === undefined
        ? { wanted: name, container: undefined, others: [], lastLine: '' }
        : observeContainer(mounted_by, docker, 'exist'),
    ])
    const names = volume || state === 'absent' ? [] : await docker.volumeNames()
    return { ...facts, volume, names }
  },

  judge({ name, state, mounted_by, driver }, facts) {
    const { volume, container, names } = facts
    if (state === 'absent') return volume ? 'volume-still-there' : 'pass'
    if (!volume) return nearestVolume(name, names) ? 'volume-name-differs' : 'volume-missing'
    if (driver !== undefined && volume.driver !== driver) return 'volume-driver-differs'
    if (mounted_by === undefined) return 'pass'
    if (!container) return diagnoseContainer(facts, 'exist') ?? 'volume-not-mounted'
    if (container.mounts.some((mount) => mount.type === 'volume' && mount.name === name)) return 'pass'
    return container.mounts.length > 0 ? 'something-else-mounted' : 'volume-not-mounted'
  },

  codes: {
    'volume-missing': { see: ['docker volume ls', 'docker volume inspect NAME'] },
    'volume-name-differs': { see: ['docker volume ls --format "{{.Name}}"'] },
    'volume-still-there': {
      mistakes: ['M40'],
      see: ['docker volume ls', 'docker ps -a --filter volume=NAME', 'docker volume rm NAME'],
    },
    'volume-driver-differs': { see: ['docker volume inspect --format "{{.Driver}}" NAME'] },
    'volume-not-mounted': {
      see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker ps -a --filter volume=VOLUME'],
    },
    'something-else-mounted': {
      see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker volume ls'],
    },
  },
})
