import type { CodeFacts } from '../kind.ts'

export const connectionCodes = {
  'nobody-answers': {
    mistakes: ['M02', 'M03'],
    see: ['docker ps --format "{{.Names}} {{.Ports}}"', 'curl -v http://localhost:8080/', 'ss -ltn'],
  },
  'answered-by-another': {
    mistakes: ['M03', 'M05', 'M06'],
    see: ['docker ps --filter publish=8080', 'docker port NAME', 'ss -ltnp'],
  },
  'answer-from-host-network': {
    mistakes: ['M08'],
    see: ['docker inspect --format "{{.HostConfig.NetworkMode}}" NAME', 'ss -ltnp'],
  },
  'answered-by-sharer': {
    see: [
      'docker top NAME',
      'docker inspect --format "{{.Name}} {{.HostConfig.NetworkMode}}" NAME',
      'docker exec NAME cat /proc/net/tcp',
    ],
  },
  'left-on-old-network': {
    see: [
      'docker inspect --format "{{.Name}} {{.HostConfig.NetworkMode}} {{.State.StartedAt}}" NAME',
      'docker restart NAME',
    ],
  },
  'sharers-unclear': {
    see: ['docker top NAME', 'docker inspect --format "{{.Name}} {{.HostConfig.NetworkMode}}" NAME'],
    undecided: true,
  },
  'loopback-of-engine': { see: ['docker port NAME', 'docker context ls'], undecided: true },
  'connection-reset-nothing-listens': {
    mistakes: ['M01'],
    see: [
      'docker port NAME',
      'docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE',
      'curl -v http://localhost:8080/',
    ],
  },
  'nothing-listens-yet': { mistakes: ['M50'], see: ['docker logs --tail 20 NAME', 'docker top NAME'] },
  'listens-on-loopback': {
    mistakes: ['M04'],
    see: ['docker exec NAME cat /proc/net/tcp', 'docker logs NAME'],
  },
  'connection-cut': {
    see: ['docker port NAME', 'docker logs --tail 20 NAME', 'curl -v http://localhost:8080/'],
  },
  'slow-answer': {
    see: ['docker logs --tail 20 NAME', 'docker stats --no-stream NAME', 'curl -v http://localhost:8080/'],
  },
} satisfies Record<string, CodeFacts>
