import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const MOUNTS = 'docker inspect --format "{{json .Mounts}}" NAME'
const OTHER_MOUNTS = 'docker inspect --format "{{json .Mounts}}" OTHER'
const VOLUMES_FROM = 'docker inspect --format "{{json .HostConfig.VolumesFrom}} {{json .Mounts}}" NAME'
const LIST = 'docker exec NAME ls -la PATH'
const VOLUMES = 'docker volume ls'

export const codes = {
  'no-mount': { mistakes: ['M45', 'M56'], see: [MOUNTS] },
  'no-such-mount': { mistakes: ['M31', 'M33'], see: [MOUNTS, VOLUMES] },
  'mount-other-destination': {
    mistakes: ['M46'],
    see: [MOUNTS, 'docker image inspect --format "{{json .Config.Volumes}}" IMAGE'],
  },
  'mount-only-part': { mistakes: ['M46'], see: [MOUNTS] },
  'mount-sides-swapped': { mistakes: ['M34'], see: [MOUNTS] },
  'volume-instead-of-bind': { mistakes: ['M31'], see: [MOUNTS, VOLUMES] },
  'bind-instead-of-volume': { see: [MOUNTS, VOLUMES] },
  'mount-other-type': { see: [MOUNTS] },
  'anonymous-instead-of-named': { mistakes: ['M33'], see: [MOUNTS, VOLUMES] },
  'named-instead-of-anonymous': { see: [MOUNTS, VOLUMES] },
  'other-volume': { see: [MOUNTS, VOLUMES] },
  'part-of-volume': {
    see: [MOUNTS, 'docker inspect --format "{{json .HostConfig.Mounts}}" NAME'],
  },
  'part-unknown': {
    see: [VOLUMES_FROM, 'docker exec NAME cat /proc/self/mountinfo'],
    undecided: true,
  },
  'other-source': { mistakes: ['M35'], see: [MOUNTS, 'ls -la HOST_PATH'] },
  'mount-of-old-folder': { see: [MOUNTS, 'ls -la HOST_PATH', LIST] },
  'workfolder-unclear': { see: [MOUNTS, 'pwd', 'ls -la'], undecided: true },
  'mount-writable': { mistakes: ['M36'], see: [MOUNTS] },
  'read-only-elsewhere': {
    mistakes: ['M36'],
    see: [MOUNTS, 'docker inspect --format "{{.HostConfig.ReadonlyRootfs}}" NAME'],
  },
  'mount-read-only': { mistakes: ['M36'], see: [MOUNTS] },
  'volume-read-only': { see: ['docker volume inspect NAME', MOUNTS] },
  'mount-empty': {
    mistakes: ['M30', 'M35'],
    see: [MOUNTS, 'docker exec NAME ls -la PATH', 'ls -la HOST_PATH'],
  },
  'no-socket-there': {
    mistakes: ['M35', 'M56'],
    see: [MOUNTS, 'ls -la HOST_PATH', 'docker context inspect --format "{{.Endpoints.docker.Host}}"'],
  },
  'not-the-engines-socket': {
    mistakes: ['M56'],
    see: [MOUNTS, 'docker context inspect --format "{{.Endpoints.docker.Host}}"'],
  },
  'volumes-from-without-volumes': { mistakes: ['M39'], see: [VOLUMES_FROM, OTHER_MOUNTS] },
  'nothing-to-share': { mistakes: ['M40'], see: ['docker ps -a', OTHER_MOUNTS] },
  'own-volume': { see: [VOLUMES_FROM, VOLUMES] },
  'shares-with-another': { see: [VOLUMES_FROM] },
  'shares-nothing': { see: [VOLUMES_FROM, OTHER_MOUNTS] },
  'sharing-covered': { see: [MOUNTS, LIST, 'docker exec OTHER ls -la PATH'] },
  'lent-mounts-unknown': {
    see: [VOLUMES_FROM, 'docker exec NAME cat /proc/self/mountinfo'],
    undecided: true,
  },
  'sharing-unclear': { see: [MOUNTS, OTHER_MOUNTS, 'ls -la HOST_PATH'], undecided: true },
} as const satisfies Record<string, CodeFacts>
