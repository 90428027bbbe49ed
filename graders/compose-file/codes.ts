import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const CONFIG = 'docker compose config'

export const codes = {
  'compose-file-missing': { see: ['pwd', 'ls -la'] },
  'compose-file-name-differs': { see: ['ls -la', CONFIG] },
  'compose-file-no-file': { see: ['ls -la', 'file PATH'] },
  'compose-file-not-yaml': { see: [CONFIG, 'cat -A PATH'] },
  'compose-file-without-services': { see: [CONFIG, 'cat PATH'] },
  'compose-key-missing': { see: [CONFIG, 'cat -n PATH'] },
  'compose-value-differs': { see: [CONFIG, 'cat -n PATH'] },
  'compose-key-unwanted': { see: [CONFIG, 'cat -n PATH'] },
  'compose-file-elsewhere': { see: [CONFIG], undecided: true },
  'compose-file-too-big': { see: ['ls -la'], undecided: true },
} as const satisfies Record<string, CodeFacts>
