import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const LIST = 'docker exec NAME ls -la DIRECTORY'
const MOUNTS = 'docker inspect --format "{{json .Mounts}}" NAME'

export const codes = {
  'file-missing': {
    mistakes: ['M30', 'M35', 'M45', 'M46', 'M65'],
    see: [LIST, 'docker diff NAME', 'docker cp NAME:PATH -'],
  },
  'file-name-differs': { see: [LIST] },
  'folder-missing': {
    see: ['docker exec NAME ls -la /', 'docker inspect --format "{{.Config.Image}}" NAME'],
  },
  'file-unwanted': { see: [LIST, 'docker diff NAME'] },
  'directory-instead-of-file': { mistakes: ['M41'], see: [LIST, MOUNTS] },
  'file-instead-of-directory': { mistakes: ['M76'], see: [LIST] },
  'not-a-file': { see: [LIST] },
  'file-in-mount': { mistakes: ['M45'], see: [MOUNTS] },
  'file-not-in-mount': { mistakes: ['M45'], see: [MOUNTS] },
  'file-not-older': {
    mistakes: ['M45'],
    see: ['docker inspect --format "{{.Created}}" NAME', 'docker exec NAME ls -l --full-time PATH', MOUNTS],
  },
  'file-empty': { see: ['docker exec NAME ls -la PATH', MOUNTS] },
  'file-content': { see: ['docker exec NAME cat PATH', 'docker cp NAME:PATH -'] },
  'file-encoding': { see: ['docker exec NAME od -c PATH', 'docker cp NAME:PATH -'] },
  'file-mode-differs': { see: ['docker exec NAME ls -ld PATH', 'docker exec NAME stat -c "%a %U" PATH'] },
  'file-owner-differs': { see: ['docker exec NAME ls -ldn PATH', 'docker exec NAME cat /etc/passwd'] },
  'file-differs': { see: [MOUNTS, 'docker exec NAME cat PATH'] },
  'other-file-missing': { see: ['docker ps -a', MOUNTS, LIST] },
  'file-too-big': { see: ['docker exec NAME ls -la PATH'], undecided: true },
} as const satisfies Record<string, CodeFacts>
