import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const DIFF = 'docker diff NAME'

export const codes = {
  'change-missing': { mistakes: ['M65'], see: [DIFF, 'docker exec NAME ls -la DIRECTORY'] },
  'change-not-own': {
    mistakes: ['M60'],
    see: [DIFF, 'docker inspect --format "{{json .Mounts}}" NAME', 'docker history IMAGE'],
  },
  'change-of-existing': { see: [DIFF, 'docker run --rm IMAGE ls -la DIRECTORY'] },
  'change-unwanted': { see: [DIFF] },
} as const satisfies Record<string, CodeFacts>
