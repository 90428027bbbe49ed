import * as z from 'zod'
import {
  ageMs,
  type ContainerFacts,
  containerCause,
  diagnoseContainer,
  observeContainer,
  settlesInMs,
} from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { containersOf } from '../../src/grading/contract/service/find.ts'
import { asName } from '../../src/grading/contract/service/service.ts'

/** The container to tell about: the first that does not run, if there is one. */
export interface ComposeFacts extends ContainerFacts {
  /** The names of all containers of the service. */
  names: string[]
}

/** What Compose made of a service: every container of it runs, or there is none. */
export default defineKind({
  schema: () =>
    z
      .strictObject({
        service: field.service(),
        project: field.project().optional(),
        replicas: z.int().min(1).optional(),
        state: field.as(z.enum(['running', 'absent']).default('running'), { absent: 'absent' }),
      })
      .refine(({ state, replicas }) => state === 'running' || replicas === undefined, {
        error: 'absent-has-no-replicas',
        path: ['replicas'],
      }),
  example: { service: 'worker', replicas: 3 },

  async observe(want, world): Promise<ComposeFacts> {
    const names = await containersOf(want, world)
    const asked = names.length === 0 ? [asName(want)] : names
    const all = await Promise.all(asked.map((name) => observeContainer(name, world, must(want))))
    const told = all.find((one) => diagnoseContainer(one, must(want))) ?? all[0]
    return { ...(told as ContainerFacts), names }
  },

  judge({ state, replicas, ...want }, facts) {
    if (state === 'absent') return facts.names.length === 0 ? 'pass' : 'service-still-there'
    const wrong = diagnoseContainer(facts, must({ state, ...want }))
    if (wrong) return wrong
    return replicas === undefined || facts.names.length === replicas ? 'pass' : 'replicas-differ'
  },
  pending: (want, facts) => settlesInMs(facts, must(want)),
  // More of them can come at any time.
  ageMs: (facts) => (facts.names.length === 0 ? ageMs(facts) : undefined),

  codes: {
    'replicas-differ': { see: ['docker compose ps -a SERVICE', 'docker compose config'] },
    'service-still-there': { see: ['docker compose ps -a', 'docker compose ls --all'] },
  },
  causes: [containerCause],
  authoring: {
    subject: ['service', 'project'],
    single: ['replicas', 'state'],
    passesAtOnce: ({ state }) => state === 'absent',
  },
})

const must = ({ state }: { state: 'running' | 'absent' }) => (state === 'running' ? 'run' : 'exist')
