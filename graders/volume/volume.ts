import * as z from 'zod'
import type { Volume } from '../../src/docker/port/docker.ts'
import {
  type ContainerFacts,
  containerCause,
  diagnoseContainer,
  NO_CONTAINER,
  nearestName,
  observeContainer,
} from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'

const MOUNTS = 'docker inspect --format "{{json .Mounts}}" NAME'

/** The container is the one that must mount the volume. */
export interface VolumeFacts extends ContainerFacts {
  volume?: Volume | undefined
  /** The names of all volumes, only when this one is missing. */
  names: string[]
}

export default defineKind({
  schema: () =>
    z
      .strictObject({
        name: field.volume(),
        state: field.presence(),
        mounted_by: field.container().optional(),
        driver: field.driver().optional(),
      })
      .refine(
        ({ state, mounted_by, driver }) => state === 'present' || (mounted_by ?? driver) === undefined,
        {
          error: 'absent-has-nothing-else',
        },
      ),
  example: { name: 'my-vol', mounted_by: 'web' },

  async observe({ name, state, mounted_by }, world): Promise<VolumeFacts> {
    const [volume, facts] = await Promise.all([
      world.docker.volume(name),
      mounted_by === undefined ? NO_CONTAINER : observeContainer(mounted_by, world, 'exist'),
    ])
    const isRight = volume || state === 'absent'
    const names = (!isRight && (await forExplanation(world.docker.volumeNames()))) || []
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

  causes: [containerCause],
  codes: {
    'volume-missing': { see: ['docker volume ls', 'docker volume inspect NAME'] },
    'volume-name-differs': { see: ['docker volume ls --format "{{.Name}}"'] },
    'volume-still-there': {
      mistakes: ['M40'],
      see: ['docker volume ls', 'docker ps -a --filter volume=NAME', 'docker volume rm NAME'],
    },
    'volume-driver-differs': { see: ['docker volume inspect --format "{{.Driver}}" NAME'] },
    'volume-not-mounted': { see: [MOUNTS, 'docker ps -a --filter volume=VOLUME'] },
    'something-else-mounted': { see: [MOUNTS, 'docker volume ls'] },
  },
  authoring: {
    subject: ['name'],
    single: ['state', 'driver'],
    passesAtOnce: ({ name, state, ...asked }, { volumes }) =>
      state === 'absent' ? !volumes.includes(name) : volumes.includes(name) && !asked.mounted_by,
  },
})

/** A volume that Compose named after its project, or whose name differs only by a typo. */
export const nearestVolume = (name: string, names: string[]): string | undefined =>
  names.find((other) => other.endsWith(`_${name}`)) ??
  nearestName(
    name,
    names.map((other) => ({ name: other })),
  )

/** The first names that the engine did not make up. */
export const givenNames = (names: string[]): string[] =>
  names.filter((name) => !/^[0-9a-f]{64}$/.test(name)).slice(0, 5)

/** What the container mounts: names of volumes, and paths on the host. */
export const mountedIn = ({ container }: VolumeFacts): string[] =>
  container?.mounts.map(({ name, askedSource, source, type }) => name ?? askedSource ?? (source || type)) ??
  []
