import * as z from 'zod'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, Limited } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { bytesOf, sizeOf } from '../../src/grading/contract/size.ts'

const LIMITS =
  'docker inspect --format "{{.HostConfig.Memory}} {{.HostConfig.MemoryReservation}} {{.HostConfig.MemorySwap}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}" NAME'
const PRIVILEGED = 'docker inspect --format "{{.HostConfig.Privileged}}" NAME'

/** Exactly so much, or any limit that is not above it. */
const orAtMost = <Amount extends z.ZodType>(amount: Amount) =>
  z.union([amount, z.strictObject({ at_most: amount })])

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        memory: field.as(orAtMost(field.size()), { is: 'size' }).optional(),
        memory_reservation: field.size().optional(),
        memory_swap: field.size().optional(),
        cpus: orAtMost(z.number().positive()).optional(),
        pids: orAtMost(z.int().positive()).optional(),
        privileged: z.boolean().optional(),
      })
      .refine(({ container: _, ...asked }) => Object.values(asked).some((one) => one !== undefined), {
        error: 'asks-for-nothing',
      }),
  example: { container: 'es', memory: '1g' },

  async observe(want, { docker }, container): Promise<unknown> {
    const wrong = compared(want, container.limits).filter(({ differs }) => differs)
    const [first] = wrong
    if (!first || hasWrongPrivileges(want, container) || wrong.some(({ actual }) => actual !== undefined))
      return undefined
    // If the engine cannot be asked, a limit that is not there is missing.
    const engine = await docker.engine().catch(() => undefined)
    // One that could have been set, and was not, is wrong whatever the others are.
    const isExcused = wrong.every(({ limit }) => engine?.cannotLimit?.includes(NEEDS[limit][0]))
    if (isExcused) throw new CouldNotLook('limit-unsupported', '', { name: NEEDS[first.limit][1] })
    return undefined
  },

  judge(want, { container }) {
    // Reported first: every engine sets privileges, and not every engine can set limits.
    if (hasWrongPrivileges(want, container)) return want.privileged ? 'not-privileged' : 'privileged'
    const wrong = firstWrong(want, container)
    if (!wrong) return 'pass'
    return wrong.actual === undefined ? 'limit-not-set' : 'limit-differs'
  },

  codes: {
    'limit-not-set': { see: [LIMITS, 'docker stats --no-stream NAME', 'docker update --help'] },
    'limit-differs': { see: [LIMITS] },
    'not-privileged': { see: [PRIVILEGED] },
    privileged: { see: [PRIVILEGED] },
  },
  authoring: {
    subject: ['container'],
    single: ['memory', 'memory_reservation', 'memory_swap', 'cpus', 'pids', 'privileged'],
    means: ({ memory, memory_reservation, memory_swap }) => ({
      memory: bytesIn(memory),
      memory_reservation: bytesIn(memory_reservation),
      memory_swap: bytesIn(memory_swap),
    }),
  },
})

interface Want {
  memory?: string | { at_most: string } | undefined
  memory_reservation?: string | undefined
  memory_swap?: string | undefined
  cpus?: number | { at_most: number } | undefined
  pids?: number | { at_most: number } | undefined
}

/** A limit that is asked for. The values are as its option takes them; `actual` is undefined where no limit is set. */
export interface Compared {
  limit: keyof Want
  wanted: string
  /** Less is right as well. */
  isMost: boolean
  actual: string | undefined
  differs: boolean
}

const hasWrongPrivileges = ({ privileged }: { privileged?: boolean | undefined }, container: Container) =>
  privileged !== undefined && privileged !== container.privileged

/** What an engine has to be able to limit for each, and the option that sets it. */
const NEEDS: Record<keyof Want, [Limited, string]> = {
  memory: ['memory', '--memory'],
  memory_reservation: ['memory', '--memory-reservation'],
  memory_swap: ['swap', '--memory-swap'],
  cpus: ['cpus', '--cpus'],
  pids: ['pids', '--pids-limit'],
}

const NO_LIMITS: Container['limits'] = { memoryBytes: 0, cpus: 0, pids: 0 }

const bytesIn = (memory: Want['memory']) => {
  if (memory === undefined) return undefined
  return typeof memory === 'object' ? { at_most: bytesOf(memory.at_most) } : bytesOf(memory)
}

/** The limits that are asked for, beside those of the container. */
export function compared(
  { memory, memory_reservation, memory_swap, cpus, pids }: Want,
  limits = NO_LIMITS,
): Compared[] {
  const compare = (
    limit: keyof Want,
    asked: number | { at_most: number } | undefined,
    actual: number,
    shown: (value: number) => string = String,
  ): Compared[] => {
    if (asked === undefined) return []
    const isMost = typeof asked === 'object'
    const wanted = isMost ? asked.at_most : asked
    const isLess = isMost && actual > 0 && actual < wanted
    const differs = !isLess && Math.abs(wanted - actual) > 1e-6
    return [
      { limit, wanted: shown(wanted), isMost, actual: actual === 0 ? undefined : shown(actual), differs },
    ]
  }
  return [
    ...compare('memory', bytesIn(memory), limits.memoryBytes, sizeOf),
    ...compare('memory_reservation', bytesIn(memory_reservation), limits.reservedBytes ?? 0, sizeOf),
    ...compare('memory_swap', bytesIn(memory_swap), limits.withSwapBytes ?? 0, sizeOf),
    ...compare('cpus', cpus, limits.cpus),
    ...compare('pids', pids, limits.pids),
  ]
}

/** The first limit that is not as it should be. */
export const firstWrong = (want: Want, { limits }: Container): Compared | undefined =>
  compared(want, limits).find(({ differs }) => differs)
