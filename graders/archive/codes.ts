import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const LIST = 'tar -tf PATH'
const NAMES = 'tar -xOf PATH manifest.json'

export const codes = {
  'archive-missing': { see: ['pwd', 'ls -la'] },
  'archive-name-differs': { see: ['ls -la'] },
  'archive-no-file': { see: ['ls -la'] },
  'archive-empty': { see: ['ls -la'] },
  'archive-unreadable': { see: ['file PATH', LIST] },
  'archive-broken': { see: ['ls -la', LIST] },
  'archive-exported': { mistakes: ['M62', 'M63', 'M64'], see: [LIST, 'docker save --help'] },
  'archive-without-image': { mistakes: ['M64'], see: [LIST] },
  'archive-nameless': { mistakes: ['M61'], see: [NAMES] },
  'archive-other-name': { see: [NAMES] },
  'archive-damaged': { see: [LIST, NAMES] },
  'archived-image-missing': { see: ['docker image ls', 'docker load --help'] },
  'archive-differs': { see: [NAMES, 'docker image inspect --format "{{.Id}}" IMAGE'] },
  'archive-too-big': { see: ['ls -la'], undecided: true },
} as const satisfies Record<string, CodeFacts>
