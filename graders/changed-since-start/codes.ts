import type { CodeFacts } from '../../src/grading/contract/kind.ts'

export const codes = {
  'not-restarted': {
    see: ['docker ps -a', 'docker inspect --format "{{.State.Status}} {{.State.StartedAt}}" NAME'],
  },
  'not-recreated': { see: ['docker ps -a', 'docker inspect --format "{{.Created}}" NAME'] },
  'gone-since-start': { see: ['docker ps -a', 'docker-lab reset LAB', 'docker-lab start LAB'] },
  'recreated-since-start': {
    mistakes: ['M26'],
    see: ['docker inspect --format "{{.Created}}" NAME', 'docker ps -a'],
  },
  'renamed-since-start': { see: ['docker ps -a', 'docker rename OLD NEW'] },
  'container-left': { mistakes: ['M25'], see: ['docker ps -a', 'docker rm NAME'] },
  'image-left': { mistakes: ['M25'], see: ['docker image ls --filter dangling=true', 'docker image prune'] },
  'volume-left': {
    mistakes: ['M40'],
    see: [
      'docker volume ls --filter dangling=true',
      'docker ps -a --filter volume=NAME',
      'docker volume rm NAME',
    ],
  },
  'network-left': { see: ['docker network ls', 'docker network rm NAME'] },
  'network-left-in-use': {
    mistakes: ['M25'],
    see: ['docker network inspect --format "{{json .Containers}}" NAME', 'docker ps --filter network=NAME'],
  },
} satisfies Record<string, CodeFacts>
