import * as z from 'zod'
import { defineGrader } from '../../src/grading/contract/contract.ts'

/** A check about one container is shorter with defineContainerGrader: see port.ts. */
export default defineGrader({
  summary: 'What the check proves, in one line',
  schema: () =>
    z.strictObject({ name: z.string().describe('what an author has to know: the name of the network') }),
  example: { name: 'my-net' },

  /** Ask the engine for plain facts: as few as a verdict needs. */
  observe: async ({ name }, docker) => ({ network: await docker.network(name) }),

  /** Pure: facts in, 'pass' or a diagnosis out. */
  judge: (_, { network }) => (network ? 'pass' : 'template-missing'),

  expected: ({ name }) => `a network called ${name}`,
  actual: ({ network }) => network?.name ?? 'no such network',
  diagnoses: {
    'template-missing': {
      title: 'A heading, without a full stop',
      message: ({ name }) => `What is wrong, with this student's own names: there is no network ${name}.`,
      next: () => 'What to think about or look at next, without the answer.',
      page: {
        what: 'What happened, in general.',
        see: ['docker network ls'],
        why: 'Why Docker works that way.',
      },
    },
  },
})
