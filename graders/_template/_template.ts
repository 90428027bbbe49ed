import * as z from 'zod'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'

/** A check of one container is shorter with defineContainerKind: see graders/port/port.ts. */
export default defineKind({
  schema: () => z.strictObject({ name: field.network() }),
  example: { name: 'my-net' },

  /** Asks the world for plain facts: as few as a verdict needs. */
  observe: async ({ name }, { docker }) => ({ network: await docker.network(name) }),

  /** Pure: facts in, 'pass' or the code of a diagnosis out. */
  judge: (_, { network }) => (network ? 'pass' : 'template-missing'),

  codes: {
    'template-missing': { see: ['docker network ls'] },
  },
})
