import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const FILES = 'docker exec NAME ls -la /usr/share/nginx/html'
const LOG = 'docker logs --tail 20 NAME'
const HEADERS = 'curl -sI http://localhost:8080/'
const WHOLE = 'curl -i http://localhost:8080/'

export const codes = {
  'not-http': {
    see: ['docker port NAME', 'docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE'],
  },
  'not-https': { see: ['docker port NAME', 'curl -i http://localhost:PORT/'] },
  'tls-refused': { see: [LOG, 'curl -vk https://localhost:PORT/'] },
  'speaks-https': { mistakes: ['M10'], see: ['docker port NAME', 'curl -k https://localhost:PORT/'] },
  'redirected-away': { see: [HEADERS] },
  'empty-folder-mounted': {
    mistakes: ['M30', 'M35'],
    see: [
      'docker inspect --format "{{json .Mounts}}" NAME',
      'docker exec NAME ls -la PATH',
      'ls -la HOST_PATH',
    ],
  },
  'webapps-empty': { mistakes: ['M55'], see: ['docker exec NAME ls webapps webapps.dist'] },
  'webapps-without-root': { mistakes: ['M55'], see: ['docker exec NAME ls -R webapps'] },
  'root-not-shown': { see: ['docker exec NAME ls -la webapps/ROOT', LOG, WHOLE] },
  'forbidden-403': { see: [LOG, FILES] },
  'not-found-404': { see: [LOG, FILES, WHOLE] },
  'server-error': { see: [LOG, WHOLE] },
  'other-server-not-found': {
    mistakes: ['M54'],
    see: [LOG, 'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME'],
  },
  'other-server-refuses': { mistakes: ['M54'], see: [LOG, 'docker ps -a'] },
  'wrong-status': { see: [WHOLE, LOG] },
  'wrong-server': {
    see: [HEADERS, 'docker top NAME', 'docker inspect --format "{{.Config.Image}} {{.Path}}" NAME'],
  },
  'wrong-header': { see: [HEADERS, 'docker inspect --format "{{.Config.Image}}" NAME'] },
  'wrong-body': { see: ['curl -s http://localhost:8080/', FILES] },
  'page-not-json': { see: ['curl -s http://localhost:8080/', LOG] },
  'json-differs': { see: ['curl -s http://localhost:8080/', LOG] },
  'page-without-number': { see: ['curl -s http://localhost:8080/', LOG] },
  'counter-lost': { see: ['curl -i http://localhost:8080/', LOG, 'docker ps -a'] },
  'counter-unchanged': { see: ['curl -s http://localhost:8080/', LOG, 'docker port NAME'] },
  'no-file-to-show': { see: ['pwd', 'ls -la', 'cat PATH'] },
  'page-not-the-file': {
    mistakes: ['M46'],
    see: ['curl -s http://localhost:8080/', 'cat PATH', FILES],
  },
  'page-unfinished': { see: ['curl -v http://localhost:8080/', LOG] },
  'page-too-long': { see: ['curl -s http://localhost:8080/ | wc -c'], undecided: true },
} satisfies Record<string, CodeFacts>
