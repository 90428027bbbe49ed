import type { CodeFacts } from '../kind.ts'

export const containerCodes = {
  'container-missing': {
    mistakes: ['M17', 'M26', 'M32', 'M37', 'M38'],
    see: ['docker ps -a', 'docker ps -a --filter name=NAME'],
  },
  'container-name-differs': { see: ['docker ps -a --format "{{.Names}}"', 'docker rename OLD NEW'] },
  'service-missing': { see: ['docker compose ps -a', 'docker compose config --services'] },
  'container-paused': { see: ['docker ps --filter status=paused', 'docker unpause NAME'] },
  'crash-loop': {
    mistakes: ['M20'],
    see: [
      'docker ps -a',
      'docker logs --tail 20 NAME',
      'docker inspect --format "{{.RestartCount}} {{.State.ExitCode}}" NAME',
    ],
  },
  'port-taken-by-container': {
    mistakes: ['M05'],
    see: ['docker ps --filter publish=8080', 'docker inspect --format "{{.State.Error}}" NAME'],
  },
  'port-taken-by-program': {
    mistakes: ['M06'],
    see: ['ss -ltnp', 'docker inspect --format "{{.State.Error}}" NAME'],
  },
  'directory-onto-file': {
    mistakes: ['M41'],
    see: ['ls -ld HOST_PATH', 'docker inspect --format "{{.State.Error}}" NAME'],
  },
  'option-after-image': {
    mistakes: ['M15', 'M48'],
    see: ['docker inspect --format "{{json .Config.Cmd}}" NAME', 'docker run --help'],
  },
  'command-not-found': {
    mistakes: ['M16'],
    see: [
      'docker inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" NAME',
      'docker inspect --format "{{.State.Error}}" NAME',
    ],
  },
  'start-failed': { see: ['docker inspect --format "{{.State.Error}}" NAME', 'docker start NAME'] },
  'created-not-started': { see: ['docker ps -a --filter status=created', 'docker start NAME'] },
  'out-of-memory': {
    mistakes: ['M21', 'M52'],
    see: ['docker inspect --format "{{.State.OOMKilled}} {{.State.ExitCode}} {{.HostConfig.Memory}}" NAME'],
  },
  'shell-without-terminal': {
    mistakes: ['M13'],
    see: ['docker ps -a', 'docker inspect --format "{{.Path}} {{.Config.Tty}} {{.Config.OpenStdin}}" NAME'],
  },
  'left-the-shell': { mistakes: ['M27'], see: ['docker ps -a', 'docker start NAME', 'docker attach NAME'] },
  'server-in-background': {
    mistakes: ['M14'],
    see: ['docker inspect --format "{{.Path}} {{json .Args}}" NAME', 'docker logs NAME'],
  },
  'exited-at-once': {
    mistakes: ['M13'],
    see: [
      'docker ps -a',
      'docker logs --tail 20 NAME',
      'docker inspect --format "{{.Path}} {{json .Args}}" NAME',
    ],
  },
  'files-hidden-by-mount': {
    mistakes: ['M30'],
    see: [
      'docker logs --tail 20 NAME',
      'docker inspect --format "{{json .Mounts}}" NAME',
      'ls -la HOST_PATH',
    ],
  },
  'exited-with-error': {
    see: ['docker logs --tail 20 NAME', 'docker inspect --format "{{.State.ExitCode}}" NAME'],
  },
  'container-stopped': {
    mistakes: ['M12', 'M22', 'M52'],
    see: ['docker ps -a', 'docker start NAME', 'docker rm NAME'],
  },
} satisfies Record<string, CodeFacts>
