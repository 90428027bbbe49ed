import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { bytesOf, sizeOf } from '../../src/grading/contract/size.ts'

const LIMITS =
  'docker inspect --format "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}" NAME'
const PRIVILEGED = 'docker inspect --format "{{.HostConfig.Privileged}}" NAME'

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        memory: field.size().optional(),
        cpus: z.number().positive().optional(),
        pids: z.int().positive().optional(),
        privileged: z.boolean().optional(),
      })
      .refine(({ container: _, ...asked }) => Object.values(asked).some((one) => one !== undefined), {
        error: 'asks-for-nothing',
      }),
  example: { container: 'es', memory: '1g' },

  judge(want, { container }) {
    const wrong = firstWrong(want, container)
    if (wrong) return wrong.actual === undefined ? 'limit-not-set' : 'limit-differs'
    if (want.privileged === undefined || want.privileged === container.privileged) return 'pass'
    return want.privileged ? 'not-privileged' : 'privileged'
  },

  codes: {
    'limit-not-set': { see: [LIMITS, 'docker stats --no-stream NAME', 'docker update --help'] },
    'limit-differs': { see: [LIMITS] },
    'not-privileged': { see: [PRIVILEGED] },
    privileged: { see: [PRIVILEGED] },
  },
  authoring: {
    subject: ['container'],
    single: ['memory', 'cpus', 'pids', 'privileged'],
    means: ({ memory }) => ({ memory: memory && bytesOf(memory) }),
  },
})

interface Want {
  memory?: string | undefined
  cpus?: number | undefined
  pids?: number | undefined
}

/** A limit that is asked for. The values are as its option takes them; `actual` is undefined where no limit is set. */
export interface Compared {
  limit: keyof Want
  wanted: string
  actual: string | undefined
  differs: boolean
}

const NO_LIMITS: Container['limits'] = { memoryBytes: 0, cpus: 0, pids: 0 }

/** The limits that are asked for, beside those of the container. */
export function compared({ memory, cpus, pids }: Want, limits = NO_LIMITS): Compared[] {
  const compare = (
    limit: keyof Want,
    wanted: number | undefined,
    actual: number,
    shown: (value: number) => string = String,
  ): Compared[] => {
    if (wanted === undefined) return []
    const differs = Math.abs(wanted - actual) > 1e-6
    return [{ limit, wanted: shown(wanted), actual: actual === 0 ? undefined : shown(actual), differs }]
  }
  return [
    ...compare('memory', memory === undefined ? undefined : bytesOf(memory), limits.memoryBytes, sizeOf),
    ...compare('cpus', cpus, limits.cpus),
    ...compare('pids', pids, limits.pids),
  ]
}

/** The first limit that is not as it should be. */
export const firstWrong = (want: Want, { limits }: Container): Compared | undefined =>
  compared(want, limits).find(({ differs }) => differs)
