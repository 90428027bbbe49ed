import type { CodeFacts } from '../../src/grading/contract/kind.ts'

export const codes = {
  'workfile-missing': { see: ['pwd', 'ls -la'] },
  'workfile-name-differs': { see: ['ls -la'] },
  'workfile-unwanted': { see: ['ls -la'] },
  'workfile-is-directory': { mistakes: ['M35', 'M41'], see: ['ls -la', 'docker cp NAME:PATH -'] },
  'workfile-no-file': { see: ['ls -la', 'file PATH'] },
  'workfile-empty': { see: ['ls -la', 'cat PATH'] },
  'workfile-not-executable': { see: ['ls -la', 'chmod +x PATH'] },
  'workfile-content': { see: ['cat PATH'] },
  'workfile-encoding': { see: ['od -c PATH', 'file PATH'] },
  'workfile-differs': { see: ['docker cp NAME:PATH copy', 'cmp copy PATH'] },
  'container-file-missing': { see: ['docker exec NAME ls -la DIRECTORY', 'docker cp NAME:PATH -'] },
  'workfile-too-big': { see: ['ls -la'], undecided: true },
} as const satisfies Record<string, CodeFacts>
