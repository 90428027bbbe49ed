import type { LookProblem } from '../../docker/port/could-not-look.ts'
import type { CodeFacts } from '../contract/kind.ts'

/** Why we could not look, as a diagnosis in a report. */
export const problemCodes = {
  'engine-unreachable': {
    mistakes: ['M29'],
    see: ['docker version', 'docker context ls', 'systemctl status docker'],
  },
  'engine-permission': { mistakes: ['M29'], see: ['ls -l /var/run/docker.sock', 'id -nG'] },
  'engine-tls': {
    mistakes: ['M29'],
    see: ['docker version', 'echo "$DOCKER_HOST $DOCKER_TLS_VERIFY $DOCKER_CERT_PATH"'],
  },
  'engine-too-old': { see: ['docker version'] },
  'engine-timeout': { see: ['docker ps', 'docker info'] },
  'engine-answer': { see: ['docker version', 'docker info'] },
  'context-missing': { mistakes: ['M29'], see: ['docker context ls', 'echo "$DOCKER_CONTEXT"'] },
  'endpoint-unsupported': { see: ['docker context ls', 'echo "$DOCKER_HOST"'] },
  'changed-meanwhile': { see: ['docker ps -a', 'docker events --since 1m --until 0s'] },
  'service-twice': { see: ['docker compose ls --all', 'docker compose -p PROJECT down'] },
  'not-started': { see: ['docker-lab start LAB', 'docker-lab show LAB'] },
  'image-gone': { see: ['docker image ls', 'docker image inspect IMAGE'] },
  'image-replaced': {
    see: ['docker inspect --format "{{.Config.Image}} {{.Image}}" NAME', 'docker image inspect IMAGE'],
  },
  'path-unreadable': {
    see: [
      'docker inspect --format "{{json .Mounts}} {{json .HostConfig.Tmpfs}}" NAME',
      'docker exec NAME ls -la PATH',
    ],
  },
  'mounts-unknown': {
    see: [
      'docker inspect --format "{{json .HostConfig.VolumesFrom}} {{json .Mounts}}" NAME',
      'docker exec NAME cat /proc/self/mountinfo',
    ],
  },
  'processes-unknown': { see: ['docker top NAME', 'docker ps --filter name=NAME'] },
  'limit-unsupported': {
    see: ['docker info', 'docker info --format "{{.CgroupDriver}} {{.CgroupVersion}}"'],
  },
  'no-room': {
    see: [
      'docker stats --no-stream NAME',
      'docker inspect --format "{{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}" NAME',
    ],
  },
  'exec-failed': { see: ['docker exec NAME PROGRAM', 'docker info'] },
  'run-not-allowed': { see: ['docker-lab check LAB --may-run', 'docker run --rm IMAGE'] },
  deadline: { see: ['docker ps', 'docker-lab check LAB --timeout 120'] },
  'not-recorded': { see: ['docker-lab check LAB'] },
  'out-of-reach': { see: ['docker-lab check LAB'] },
  'snapshot-refused': { see: ['docker-lab snapshot LAB -o FILE'] },
  'submission-not-run': { see: ['bash -x solve.sh'] },
  'probe-broke': { see: ['DEBUG=1 docker-lab check LAB'] },
} satisfies Record<LookProblem, CodeFacts>
