import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'

const UNITS = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** Bytes of a size as --memory takes it: `512m`, `1g`, `1048576`. */
export const bytesOf = (size: string): number =>
  Number.parseFloat(size) * UNITS[(/[bkmg]/.exec(size.toLowerCase())?.[0] ?? 'b') as keyof typeof UNITS]

/** Bytes in the largest unit that leaves a whole number. */
export const sizeShown = (bytes: number): string => {
  const unit = (['g', 'm', 'k'] as const).find((one) => bytes % UNITS[one] === 0)
  return unit ? `${bytes / UNITS[unit]}${unit}` : `${bytes}`
}

export type Limits = Container['limits']
type Want = { memory?: string | undefined; cpus?: number | undefined; pids?: number | undefined }
type Kind = keyof Want

/** The limits that are asked for, with what they are; 0 is none. */
export function compared(want: Want, limits: Limits) {
  const rows: { kind: Kind; wanted: number | undefined; actual: number; shown(value: number): string }[] = [
    {
      kind: 'memory',
      wanted: want.memory === undefined ? undefined : bytesOf(want.memory),
      actual: limits.memoryBytes,
      shown: sizeShown,
    },
    { kind: 'cpus', wanted: want.cpus, actual: limits.cpus, shown: String },
    { kind: 'pids', wanted: want.pids, actual: limits.pids, shown: String },
  ]
  return rows.flatMap(({ wanted, ...row }) => (wanted === undefined ? [] : [{ ...row, wanted }]))
}
/** The first limit that is not as it should be. */
export const offender = (want: Want, { limits }: Container) =>
  compared(want, limits).find(({ wanted, actual }) => Math.abs(wanted - actual) > 1e-6)

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string(),
        memory: z
          .string()
          .regex(/^\d+(\.\d+)?[bkmg]?b?$/i)
          .optional(),
        cpus: z.number().positive().optional(),
        pids: z.int().positive().optional(),
        privileged: z.boolean().optional(),
      })
      .refine(({ container: _, ...asked }) => Object.values(asked).some((one) => one !== undefined), {
        error: 'asks for nothing',
      }),
  example: { container: 'es', memory: '1g' },

  judge(want, { container }) {
    const wrong = offender(want, container)
    if (wrong) return wrong.actual === 0 ? 'limit-not-set' : 'limit-differs'
    if (want.privileged === undefined || want.privileged === container.privileged) return 'pass'
    return want.privileged ? 'not-privileged' : 'privileged'
  },

  codes: {
    'limit-not-set': {
      see: [
        'docker inspect --format "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}" NAME',
        'docker stats --no-stream NAME',
        'docker update --help',
      ],
    },
    'limit-differs': {
      see: [
        'docker inspect --format "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}" NAME',
      ],
    },
    'not-privileged': { see: ['docker inspect --format "{{.HostConfig.Privileged}}" NAME'] },
    privileged: { see: ['docker inspect --format "{{.HostConfig.Privileged}}" NAME'] },
  },
})
