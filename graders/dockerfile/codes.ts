import type { CodeFacts } from '../../src/grading/contract/kind.ts'

export const codes = {
  'dockerfile-missing': { mistakes: ['M75'], see: ['pwd', 'ls -la'] },
  'dockerfile-name-differs': { mistakes: ['M75'], see: ['ls -la', 'docker build --help'] },
  'dockerfile-no-file': { see: ['ls -la', 'file PATH'] },
  'dockerfile-without-from': { see: ['cat PATH'] },
  'dockerfile-stages-differ': { see: ['grep -in "^ *FROM" PATH'] },
  'dockerfile-other-base': { see: ['grep -in "^ *FROM" PATH'] },
  'dockerfile-step-missing': { see: ['cat -A PATH'] },
  'dockerfile-step-unwanted': { see: ['cat -n PATH'] },
  'dockerfile-order-differs': { see: ['cat -n PATH'] },
  'dockerfile-not-built': { mistakes: ['M75'], see: ['docker image ls -a', 'docker build --help'] },
  'built-from-other-file': {
    see: ['docker history --no-trunc IMAGE', 'cat -n PATH'],
  },
  'dockerfile-too-big': { see: ['ls -la'], undecided: true },
} as const satisfies Record<string, CodeFacts>
