import type { CodeFacts } from '../kind.ts'

export const imageCodes = {
  'image-mismatch': {
    see: ['docker inspect --format "{{.Config.Image}} {{.Image}}" NAME', 'docker image ls'],
  },
  'image-other-tag': {
    see: ['docker inspect --format "{{.Config.Image}}" NAME', 'docker image ls REPOSITORY'],
  },
  'image-retagged': {
    see: [
      'docker image inspect --format "{{.RepoTags}} {{.RepoDigests}} {{.Parent}}" IMAGE',
      'docker history IMAGE',
      'docker image rm IMAGE',
    ],
  },
  'image-from-mirror': {
    see: [
      'docker inspect --format "{{.Config.Image}}" NAME',
      'docker image ls',
      'docker tag MIRROR/library/IMAGE IMAGE',
    ],
  },
  'image-outdated': {
    mistakes: ['M66'],
    see: [
      'docker inspect --format "{{.Image}}" NAME',
      'docker image inspect --format "{{.Id}}" IMAGE',
      'docker image ls --filter dangling=true',
    ],
  },
  'image-not-here': {
    mistakes: ['M17', 'M18', 'M19'],
    see: ['docker image ls', 'docker pull IMAGE', 'docker info --format "{{.RegistryConfig.Mirrors}}"'],
  },
  'image-not-built': {
    mistakes: ['M61', 'M75'],
    see: ['docker image ls', 'docker build --help', 'docker tag --help'],
  },
  'image-never-run': { see: ['docker ps -a --filter ancestor=IMAGE', 'docker image ls'] },
  'container-unnamed': { see: ['docker ps -a --format "{{.Names}} {{.Image}}"', 'docker rename OLD NEW'] },
} satisfies Record<string, CodeFacts>
