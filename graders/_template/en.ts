import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './_template.ts'

export default {
  summary: 'What the check proves, in one line',
  options: { name: 'what an author has to know: the name of the network' },
  expected: ({ name }) => `a network named ${name}`,
  actual: ({ network }) => network?.name ?? 'no such network',
  codes: {
    'template-missing': {
      message: ({ name }) =>
        `What is wrong, with this student's own names: there is no network named ${name}.`,
      next: 'What to think about or look at next, without the answer.',
    },
  },
} satisfies KindWords<typeof kind>
