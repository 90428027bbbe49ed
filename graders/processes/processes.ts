import * as z from 'zod'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'

export interface ProcessesFacts {
  /** The names of the programs that run in it, one for each process. */
  programs: string[]
  /** How many processes are not of a `docker exec`; only where no program is asked for. */
  own?: number | undefined
}

const amount = () => field.unsaid(z.int().min(1)).optional()

const see = ['docker top NAME', 'docker exec NAME ps']

/** How many processes run in a container, as the engine itself lists them: nothing is started in it. */
export default defineContainerKind({
  must: 'run',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        program: field.text(z.string().regex(/^[^/\s]+$/, { error: 'program-name' })).optional(),
        equals: amount(),
        at_least: amount(),
        at_most: amount(),
      })
      .refine(
        ({ equals, at_least, at_most }) =>
          (equals === undefined) !== (at_least === undefined && at_most === undefined),
        { error: 'needs-amount' },
      ),
  example: { container: 'web', program: 'nginx', at_least: 2 },

  async observe({ container, program }, { docker }): Promise<ProcessesFacts> {
    const [lines, processes] = await Promise.all([
      docker.programs(container),
      program === undefined ? docker.processes(container) : undefined,
    ])
    if (!lines || (program === undefined && !processes))
      throw new CouldNotLook('processes-unknown', '', { name: container })
    return { programs: lines.map(nameOf), own: processes?.own }
  },

  judge(want, facts) {
    const { own, all } = countsOf(want, facts)
    const { equals, at_least = 0, at_most = Number.POSITIVE_INFINITY } = want
    if (all < (equals ?? at_least)) return 'processes-too-few'
    if (own > (equals ?? at_most)) return 'processes-too-many'
    // Those of a "docker exec" can be meant or not.
    return equals === undefined || own === equals || all === equals ? 'pass' : 'processes-too-many'
  },

  codes: { 'processes-too-few': { see }, 'processes-too-many': { see } },
  authoring: { subject: ['container', 'program'], single: ['equals'] },
})

/** How many of those that count there are: without and with what `docker exec` runs. */
export function countsOf(
  { program }: { program?: string | undefined },
  { programs, own }: ProcessesFacts,
): { own: number; all: number } {
  if (program === undefined) return { own: own ?? programs.length, all: programs.length }
  const found = programs.filter((one) => one === program).length
  return { own: found, all: found }
}

/** `nginx`, of `nginx: master process nginx`, of `/usr/sbin/nginx -g`, and of `-nginx`. */
const nameOf = (line: string): string =>
  (/^\S*/.exec(line.trim())?.[0] ?? '').replace(/^.*\//, '').replace(/^-|:$/g, '')
