import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const LIST = 'docker run --rm --entrypoint ls IMAGE -la DIRECTORY'
const HISTORY = 'docker history IMAGE'

export const codes = {
  'file-image-missing': { see: ['docker image ls'] },
  'image-file-missing': { mistakes: ['M60', 'M78'], see: [LIST, HISTORY] },
  'image-file-name-differs': { see: [LIST] },
  'image-file-in-mount': {
    mistakes: ['M60'],
    see: ['docker inspect --format "{{json .Mounts}}" CONTAINER', 'docker diff CONTAINER', LIST],
  },
  'image-folder-too-deep': { mistakes: ['M77'], see: [LIST] },
  'image-archive-not-unpacked': { mistakes: ['M76'], see: [LIST, HISTORY] },
  'image-file-unwanted': { see: [LIST, HISTORY] },
  'image-file-other-type': { mistakes: ['M76'], see: [LIST] },
  'image-file-empty': { see: [LIST] },
  'image-file-content': { see: ['docker run --rm --entrypoint cat IMAGE PATH'] },
  'image-file-differs': { see: ['docker run --rm --entrypoint cat IMAGE PATH'] },
  'image-folder-incomplete': { see: [LIST] },
  'image-folder-differs': { see: [LIST] },
  'image-file-nothing-to-compare': { see: [LIST, 'docker pull IMAGE'], undecided: true },
  'image-file-too-big': { see: [LIST], undecided: true },
} as const satisfies Record<string, CodeFacts>
