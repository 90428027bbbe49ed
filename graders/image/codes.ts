import { imageCodes } from '../../src/grading/contract/image/codes.ts'
import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const COMMAND = 'docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE'
const CONFIG = 'docker image inspect --format "{{json .Config}}" IMAGE'
const HISTORY = 'docker history --no-trunc IMAGE'

export const codes = {
  'image-other-than': {
    mistakes: ['M81'],
    see: ['docker image ls --no-trunc', 'docker image inspect --format "{{.Id}}" IMAGE'],
  },
  'other-image-missing': { see: ['docker image ls -a'] },
  'image-other-base': {
    see: ['docker image inspect --format "{{json .RootFS.Layers}}" IMAGE', 'docker history IMAGE'],
  },
  'image-imported': {
    mistakes: ['M62', 'M63'],
    see: ['docker history IMAGE', 'docker image inspect --format "{{.Comment}} {{json .Config}}" IMAGE'],
  },
  'image-older-base': {
    see: [
      'docker image inspect --format "{{.Created}} {{json .RootFS.Layers}}" IMAGE',
      'docker events --since 24h --until 0s --filter type=image',
    ],
  },
  'image-without-own-layer': {
    mistakes: ['M60', 'M65'],
    see: [
      'docker history IMAGE',
      'docker diff CONTAINER',
      'docker inspect --format "{{json .Mounts}}" CONTAINER',
    ],
  },
  'command-entrypoint-swapped': { mistakes: ['M70'], see: [COMMAND] },
  'image-command-shell-form': { mistakes: ['M69'], see: [COMMAND, HISTORY] },
  'image-command-single-quotes': { mistakes: ['M68'], see: [COMMAND] },
  'image-command-missing-comma': { mistakes: ['M68'], see: [COMMAND] },
  'image-command-no-list': { mistakes: ['M68'], see: [COMMAND] },
  'image-command-and-entrypoint': { mistakes: ['M70'], see: [COMMAND, HISTORY] },
  'image-command-one-word': { mistakes: ['M16'], see: [COMMAND] },
  'image-command-repeated': { mistakes: ['M71'], see: [HISTORY] },
  'image-command-differs': { mistakes: ['M59', 'M63', 'M71'], see: [COMMAND, HISTORY] },
  'image-program-differs': { mistakes: ['M71'], see: [COMMAND, HISTORY] },
  'image-env-missing': { mistakes: ['M63', 'M72'], see: [CONFIG, HISTORY] },
  'image-env-differs': { see: [CONFIG] },
  'image-step-missing': { see: [HISTORY] },
  'image-env-unwanted': { see: [CONFIG, HISTORY] },
  'image-workdir-differs': {
    mistakes: ['M72', 'M82'],
    see: ['docker image inspect --format "{{.Config.WorkingDir}}" IMAGE'],
  },
  'image-user-differs': {
    see: ['docker image inspect --format "{{.Config.User}}" IMAGE', HISTORY],
  },
  'image-health-check-missing': { see: [CONFIG, HISTORY] },
  'image-health-check-differs': { see: [CONFIG, HISTORY] },
  'image-port-not-declared': {
    see: ['docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE'],
  },
  'image-volume-not-declared': { see: ['docker image inspect --format "{{json .Config.Volumes}}" IMAGE'] },
  'image-label-differs': { see: ['docker image inspect --format "{{json .Config.Labels}}" IMAGE'] },
  'image-author-differs': {
    see: ['docker image inspect --format "{{.Author}} {{json .Config.Labels}}" IMAGE'],
  },
  'image-comment-differs': {
    see: ['docker image inspect --format "{{.Comment}}" IMAGE', 'docker history IMAGE'],
  },
  'image-too-large': { mistakes: ['M67'], see: ['docker history IMAGE', 'docker image ls'] },
  'image-too-small': { see: ['docker history IMAGE', 'docker image ls'] },
  'image-retagged': imageCodes['image-retagged'],
  'image-missing': {
    mistakes: ['M17', 'M18', 'M19', 'M61', 'M75'],
    see: ['docker image ls -a', 'docker pull IMAGE'],
  },
  'image-not-built': {
    mistakes: ['M61', 'M73', 'M74', 'M75', 'M81'],
    see: ['docker image ls -a', 'docker build --help'],
  },
  'image-name-differs': { mistakes: ['M18', 'M81'], see: ['docker image ls', 'docker image tag --help'] },
  'image-still-there': { mistakes: ['M25'], see: ['docker image ls', 'docker image rm IMAGE'] },
  'image-in-use': {
    mistakes: ['M25'],
    see: ['docker ps -a --filter ancestor=IMAGE', 'docker image rm IMAGE'],
  },
} satisfies Record<string, CodeFacts>
