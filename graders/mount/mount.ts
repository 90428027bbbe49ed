import * as z from 'zod'
import type { Container, Docker, Mount } from '../../src/docker/port/docker.ts'
import { defineContainerGrader } from '../../src/grading/contract/contract.ts'
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

const name = () => z.string().min(1)
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

export default defineContainerGrader({
  summary: 'A volume or a folder of the host is mounted in a container',
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: name().describe('name of the container'),
        destination: z.string().startsWith('/').describe('path inside the container'),
        type: z
          .enum(['volume', 'bind', 'tmpfs'])
          .optional()
          .describe('any, when left out and nothing else tells'),
        volume: name().optional().describe('name of the volume'),
        anonymous: z.literal(true).optional().describe('a volume without a name of its own'),
        source: name()
          .optional()
          .describe('folder or file of the host; the end of its path, when it is not absolute'),
        writable: z.boolean().optional().describe('false: the container must not be able to write there'),
        shared_with: name()
          .optional()
          .describe('another container, which must have the same at the same path'),
        nonempty: z.literal(true).optional().describe('something must be in it'),
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

  expected(want) {
    const kind = want.anonymous
      ? 'anonymous volume'
      : (want.volume ?? want.source ?? wantedType(want) ?? 'a mount')
    const marks = [
      want.writable === undefined ? [] : want.writable ? 'writable' : 'read-only',
      want.shared_with === undefined ? [] : `the same as in ${want.shared_with}`,
      want.nonempty ? 'not empty' : [],
    ].flat()
    return `${kind} → ${want.destination}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
  },
  actual({ container, partner, file }, { destination, nonempty }) {
    const empty = nonempty && file?.kind === 'directory' && file.entries.length === 0
    const own = container.mounts.map(mountShown).join(', ') || 'no mount'
    const other = mountAt(partner, destination)
    return `${own}${empty ? `; ${destination} is empty` : ''}${other ? `; in ${partner?.name}: ${mountShown(other)}` : ''}`
  },
  diagnoses,
})

function isConsistent(want: MountWant): boolean {
  const { type, volume, anonymous, source } = want
  const asks = [volume, anonymous, source].filter((one) => one !== undefined).length
  return (
    asks <= 1 && (type === undefined || asks === 0 || type === (source === undefined ? 'volume' : 'bind'))
  )
}
