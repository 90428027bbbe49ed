import * as z from 'zod'
import type { Container, Docker, Mount } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import {
  diagnoseMount,
  type MountFacts,
  type MountLooks,
  type MountWant,
  mountAt,
  wantedType,
} from './facts.ts'
import { sharingDiagnoses } from './sharing.ts'
import { mountDiagnoses } from './texts.ts'

export const name = () => z.string().min(1)
const diagnoses = { ...mountDiagnoses, ...sharingDiagnoses }

/** A mount as a student would write it for -v, with what Docker chose in words. */
export const mountShown = (mount: Mount): string => {
  const left = {
    volume: mount.anonymous ? 'anonymous volume' : `volume ${mount.name}`,
    bind: mount.source,
    tmpfs: 'tmpfs',
    other: 'other',
  }
  return `${left[mount.type]} → ${mount.destination}${mount.writable ? '' : ' (read-only)'}`
}

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: name(),
        destination: z.string().startsWith('/'),
        type: z.enum(['volume', 'bind', 'tmpfs']).optional(),
        volume: name().optional(),
        anonymous: z.literal(true).optional(),
        source: name().optional(),
        writable: z.boolean().optional(),
        shared_with: name().optional(),
        nonempty: z.literal(true).optional(),
      })
      .refine(isConsistent, { error: 'a volume has no source, and an anonymous one no name' }),
  example: { container: 'web', destination: '/usr/share/nginx/html', type: 'bind' },

  async observe(
    { shared_with, nonempty, destination },
    docker: Docker,
    container: Container,
  ): Promise<MountLooks> {
    const [partner, file] = await Promise.all([
      shared_with === undefined ? undefined : docker.container(shared_with),
      nonempty && mountAt(container, destination) ? docker.file(container.name, destination) : undefined,
    ])
    return { partner, file }
  },
  judge: (want: MountWant, facts: MountFacts) => diagnoseMount(want, facts) ?? 'pass',

  codes: {
    'no-mount': { mistakes: ['M45'], see: ['docker inspect --format "{{json .Mounts}}" NAME'] },
    'mount-other-destination': {
      mistakes: ['M46'],
      see: [
        'docker inspect --format "{{json .Mounts}}" NAME',
        'docker image inspect --format "{{json .Config.Volumes}}" IMAGE',
      ],
    },
    'mount-sides-swapped': { mistakes: ['M34'], see: ['docker inspect --format "{{json .Mounts}}" NAME'] },
    'volume-instead-of-bind': {
      mistakes: ['M31'],
      see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker volume ls'],
    },
    'bind-instead-of-volume': {
      see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker volume ls'],
    },
    'mount-other-type': { see: ['docker inspect --format "{{json .Mounts}}" NAME'] },
    'anonymous-instead-of-named': {
      mistakes: ['M33'],
      see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker volume ls'],
    },
    'named-instead-of-anonymous': {
      see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker volume ls'],
    },
    'other-volume': { see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker volume ls'] },
    'other-source': {
      mistakes: ['M35'],
      see: ['docker inspect --format "{{json .Mounts}}" NAME', 'ls -la HOST_PATH'],
    },
    'mount-writable': { mistakes: ['M36'], see: ['docker inspect --format "{{json .Mounts}}" NAME'] },
    'read-only-elsewhere': {
      mistakes: ['M36'],
      see: [
        'docker inspect --format "{{json .Mounts}}" NAME',
        'docker inspect --format "{{.HostConfig.ReadonlyRootfs}}" NAME',
      ],
    },
    'mount-read-only': { mistakes: ['M36'], see: ['docker inspect --format "{{json .Mounts}}" NAME'] },
    'mount-empty': {
      mistakes: ['M30', 'M35'],
      see: [
        'docker inspect --format "{{json .Mounts}}" NAME',
        'docker exec NAME ls -la PATH',
        'ls -la HOST_PATH',
      ],
    },
    'volumes-from-without-volumes': {
      mistakes: ['M39'],
      see: [
        'docker inspect --format "{{json .HostConfig.VolumesFrom}} {{json .Mounts}}" NAME',
        'docker inspect --format "{{json .Mounts}}" OTHER',
      ],
    },
    'nothing-to-share': {
      mistakes: ['M40'],
      see: ['docker ps -a', 'docker inspect --format "{{json .Mounts}}" OTHER'],
    },
    'own-volume': {
      see: [
        'docker inspect --format "{{json .HostConfig.VolumesFrom}} {{json .Mounts}}" NAME',
        'docker volume ls',
      ],
    },
    'shares-with-another': {
      see: ['docker inspect --format "{{json .HostConfig.VolumesFrom}} {{json .Mounts}}" NAME'],
    },
    'shares-nothing': {
      see: [
        'docker inspect --format "{{json .HostConfig.VolumesFrom}} {{json .Mounts}}" NAME',
        'docker inspect --format "{{json .Mounts}}" OTHER',
      ],
    },
  },
})

function isConsistent(want: MountWant): boolean {
  const { type, volume, anonymous, source } = want
  const asks = [volume, anonymous, source].filter((one) => one !== undefined).length
  return (
    asks <= 1 && (type === undefined || asks === 0 || type === (source === undefined ? 'volume' : 'bind'))
  )
}
