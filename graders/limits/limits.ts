import * as z from 'zod'
import type { Container } from '../../src/docker/port/docker.ts'
import { defineContainerGrader } from '../../src/grading/contract/contract.ts'

const UNITS = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** Bytes of a size as --memory takes it: `512m`, `1g`, `1048576`. */
export const bytesOf = (size: string): number =>
  Number.parseFloat(size) * UNITS[(/[bkmg]/.exec(size.toLowerCase())?.[0] ?? 'b') as keyof typeof UNITS]

/** Bytes in the largest unit that leaves a whole number. */
export const sizeShown = (bytes: number): string => {
  const unit = (['g', 'm', 'k'] as const).find((one) => bytes % UNITS[one] === 0)
  return unit ? `${bytes / UNITS[unit]}${unit}` : `${bytes}`
}

type Limits = Container['limits']
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

export default defineContainerGrader({
  summary: 'What a container may use, and whether it is privileged',
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string().describe('name of the container'),
        memory: z
          .string()
          .regex(/^\d+(\.\d+)?[bkmg]?b?$/i)
          .optional()
          .describe('as --memory takes it: 512m, 1g'),
        cpus: z.number().positive().optional().describe('as --cpus takes it: 1.5'),
        pids: z.int().positive().optional().describe('as --pids-limit takes it'),
        privileged: z.boolean().optional().describe('whether it must have every right on the host'),
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

  expected: (want) =>
    [
      ...compared(want, { memoryBytes: 0, cpus: 0, pids: 0 }).map(
        ({ kind, wanted, shown }) => `${kind} ${shown(wanted)}`,
      ),
      ...(want.privileged === undefined ? [] : [want.privileged ? 'privileged' : 'not privileged']),
    ].join(', '),
  actual: ({ container }, want) =>
    [
      ...compared(want, container.limits).map(
        ({ kind, actual, shown }) => `${kind} ${actual === 0 ? 'unlimited' : shown(actual)}`,
      ),
      ...(want.privileged === undefined ? [] : [container.privileged ? 'privileged' : 'not privileged']),
    ].join(', '),
  diagnoses: {
    'limit-not-set': {
      title: 'There is no limit',
      message: (want, { container }) =>
        `${container.name} may use as much as it likes: no limit is set for ${offender(want, container)?.kind}.`,
      next: () => 'Limits are options of «docker run»; most can be changed later as well.',
      page: {
        what: 'The task asks for a limit, and the container has none.',
        see: [
          'docker inspect --format "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}" NAME',
          'docker stats --no-stream NAME',
          'docker update --help',
        ],
        why: "Without limits a container shares the whole machine with all others. One greedy program can then slow down or end its neighbours. Telling a program to use less, as with a heap size for Java, is no limit of Docker's.",
      },
    },
    'limit-differs': {
      title: 'The limit has another value',
      message: (want, { container }) => {
        const wrong = offender(want, container)
        return `The limit of ${container.name} for ${wrong?.kind} is ${wrong?.shown(wrong.actual)}, not ${wrong?.shown(wrong.wanted)}.`
      },
      next: () => 'Look at the number, and at the letter behind it.',
      page: {
        what: 'A limit is set, but not to the value that the task asks for.',
        see: [
          'docker inspect --format "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}" NAME',
        ],
        why: 'Sizes are counted in bytes, with b, k, m and g as units of 1024: 512m is 536870912, and 512 alone is 512 bytes. For cpus, 1.5 means one and a half processors.',
      },
    },
    'not-privileged': {
      title: 'The container is not privileged',
      message: (_, { container }) =>
        `${container.name} was made without the privileges that this task needs.`,
      next: () => 'Which option gives a container all rights? It is settled when the container is made.',
      page: {
        what: 'The container runs with the usual, restricted rights.',
        see: ['docker inspect --format "{{.HostConfig.Privileged}}" NAME'],
        why: 'A container normally gets few rights on the machine. --privileged lifts nearly all restrictions, which makes its root as powerful as that of the host; so it has to be asked for.',
      },
    },
    privileged: {
      title: 'The container is privileged',
      message: (_, { container }) =>
        `${container.name} has nearly every right on the host, which this task does not need.`,
      next: () => 'One option too many was given when it was made.',
      page: {
        what: 'The container was made with --privileged, and should not have been.',
        see: ['docker inspect --format "{{.HostConfig.Privileged}}" NAME'],
        why: "Root in a privileged container can do on the host what the host's own root can. What a container does not need, it should not have.",
      },
    },
  },
})
