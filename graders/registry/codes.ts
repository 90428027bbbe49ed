import { imageCodes } from '../../src/grading/contract/image/codes.ts'
import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const PING = 'curl -i http://localhost:5000/v2/'
const CATALOG = 'curl http://localhost:5000/v2/_catalog'

export const codes = {
  'registry-not-there': {
    mistakes: ['M89'],
    see: ['docker ps -a', 'docker port NAME', 'curl http://localhost:5000/v2/'],
  },
  'not-a-registry': { mistakes: ['M89'], see: ['docker ps --filter publish=5000', PING] },
  'registry-denied': { mistakes: ['M84'], see: ['docker login localhost:5000', PING] },
  'registry-without-login': { see: ['docker ps --filter publish=5001', PING] },
  'registry-wants-https': {
    mistakes: ['M85'],
    see: ['docker image ls', 'docker info --format "{{.RegistryConfig.InsecureRegistryCIDRs}}"'],
  },
  'not-pushed': { mistakes: ['M81', 'M88'], see: ['docker image ls', CATALOG] },
  'tag-without-registry': { mistakes: ['M83'], see: ['docker image ls', 'docker push IMAGE'] },
  'tagged-not-pushed': { mistakes: ['M86'], see: ['docker image ls', CATALOG] },
  'not-pushed-with-login': {
    mistakes: ['M84', 'M86'],
    see: ['docker image ls', 'docker login localhost:5001', 'docker push IMAGE'],
  },
  'pushed-other-tag': { see: ['curl http://localhost:5000/v2/PATH/tags/list', 'docker image ls'] },
  'pushed-other-repository': { see: [CATALOG, 'docker image ls'] },
  'pushed-other-image': {
    mistakes: ['M87'],
    see: ['docker image ls --digests', 'docker image inspect --format "{{.Id}}" IMAGE'],
  },
  'pushed-older-image': {
    mistakes: ['M87'],
    see: ['docker image ls --digests', 'docker image inspect --format "{{.RepoDigests}}" IMAGE'],
  },
  'nothing-to-compare': { see: ['docker image ls'] },
  'image-retagged': imageCodes['image-retagged'],
} satisfies Record<string, CodeFacts>
