import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const USER = 'docker inspect --format "{{.Config.User}}" NAME'
const CAPABILITIES = 'docker inspect --format "{{json .HostConfig.CapAdd}} {{json .HostConfig.CapDrop}}" NAME'

export const codes = {
  'runs-as-root': { see: [USER, 'docker top NAME', 'docker exec NAME cat /etc/passwd'] },
  'user-unknown': { see: [USER, 'docker cp NAME:/etc/passwd -'] },
  'user-differs': { see: [USER, 'docker top NAME', 'docker exec NAME cat /etc/passwd'] },
  'root-file-system-writable': {
    mistakes: ['M36'],
    see: ['docker inspect --format "{{.HostConfig.ReadonlyRootfs}}" NAME', 'docker diff NAME'],
  },
  'capability-kept': {
    see: [CAPABILITIES, 'docker inspect --format "{{.HostConfig.Privileged}}" NAME'],
  },
  'capability-missing': { see: [CAPABILITIES] },
  'can-gain-privileges': { see: ['docker inspect --format "{{json .HostConfig.SecurityOpt}}" NAME'] },
} as const satisfies Record<string, CodeFacts>
