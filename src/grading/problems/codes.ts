import type { LookProblem } from '../../docker/port/could-not-look.ts'
import type { CodeFacts } from '../contract/kind.ts'

/** Why we could not look, as a diagnosis in a report. */
export const problemCodes = {
  'engine-unreachable': {
    mistakes: ['M29'],
    see: ['docker version', 'docker context ls', 'systemctl status docker'],
  },
  'engine-permission': { mistakes: ['M29'], see: ['ls -l /var/run/docker.sock', 'id -nG'] },
  'engine-too-old': { see: ['docker version'] },
  'engine-timeout': { see: ['docker ps', 'docker info'] },
  'engine-answer': { see: ['docker version', 'docker info'] },
  'context-missing': { mistakes: ['M29'], see: ['docker context ls', 'echo "$DOCKER_CONTEXT"'] },
  'endpoint-unsupported': { see: ['docker context ls', 'echo "$DOCKER_HOST"'] },
  'image-gone': { see: ['docker image ls', 'docker image inspect IMAGE'] },
  deadline: { see: ['docker ps', 'docker-lab check LAB --timeout 120'] },
  'not-recorded': { see: ['docker-lab check LAB'] },
  'probe-broke': { see: ['DEBUG=1 docker-lab check LAB'] },
} satisfies Record<LookProblem, CodeFacts>
