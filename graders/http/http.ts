import * as z from 'zod'
import { diagnoseConnection, observeConnection } from '../../src/grading/contract/connection/connection.ts'
import { connectionTexts } from '../../src/grading/contract/connection/en.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { excerpt, matchesText, textMatch, textMatchWords } from '../../src/grading/contract/text/text.ts'
import { answerOf, diagnoseStatus, emptyFolders, type HttpFacts, wrongHeaders } from './facts.ts'
import { httpTexts } from './texts.ts'

const schema = () =>
  z.strictObject({
    url: z.string().refine(isHere, 'only http:// addresses of this machine: localhost, 127.0.0.1 or [::1]'),
    status: z.int().min(100).max(599).default(200),
    body: textMatch().optional(),
    header: z.record(z.string(), z.string()).optional(),
    from: z.string().optional(),
  })

/** A lab may not make students' machines call elsewhere. */
function isHere(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) && !url.username
}

export default defineKind({
  schema,
  example: { url: 'http://localhost:8080/', body: { contains: 'nginx' }, from: 'web' },

  async observe({ url, from, status }, docker): Promise<HttpFacts> {
    const { hostname, port } = new URL(url)
    const dialled = { address: url, host: hostname.replace(/[[\]]/g, ''), port: Number(port || 80), from }
    const facts = await observeConnection(dialled, docker, () => docker.http(url))
    const answer = answerOf(facts)
    const missed = answer && answer.status !== status && [403, 404].includes(answer.status)
    return { ...facts, empty: missed && facts.container ? await emptyFolders(facts.container, docker) : [] }
  },

  judge(want, facts) {
    if (facts.answer?.kind === 'problem' && facts.answer.problem === 'not-http') return 'not-http'
    const answer = answerOf(facts)
    if (!answer) return diagnoseConnection(facts) ?? 'nobody-answers'
    if (answer.status !== want.status) return diagnoseStatus(answer, facts)
    const [wrong] = wrongHeaders(want.header, answer)
    if (wrong !== undefined) return /^server:/i.test(wrong) ? 'wrong-server' : 'wrong-header'
    if (!want.body || matchesText(want.body, answer.body)) return 'pass'
    return answer.truncated ? 'page-too-long' : 'wrong-body'
  },

  ageMs: ({ container }) => (container?.state.status === 'running' ? container.ageMs : undefined),
  codes: {
    'not-http': {
      see: ['docker port NAME', 'docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE'],
    },
    'speaks-https': { mistakes: ['M10'], see: ['docker port NAME', 'curl -k https://localhost:PORT/'] },
    'redirected-away': { see: ['curl -sI http://localhost:8080/'] },
    'empty-folder-mounted': {
      mistakes: ['M30', 'M35'],
      see: [
        'docker inspect --format "{{json .Mounts}}" NAME',
        'docker exec NAME ls -la PATH',
        'ls -la HOST_PATH',
      ],
    },
    'webapps-empty': { mistakes: ['M55'], see: ['docker exec NAME ls webapps webapps.dist'] },
    'forbidden-403': { see: ['docker logs --tail 20 NAME', 'docker exec NAME ls -la /usr/share/nginx/html'] },
    'not-found-404': {
      see: [
        'docker logs --tail 20 NAME',
        'docker exec NAME ls -la /usr/share/nginx/html',
        'curl -i http://localhost:8080/',
      ],
    },
    'server-error': { see: ['docker logs --tail 20 NAME', 'curl -i http://localhost:8080/'] },
    'wrong-status': { see: ['curl -i http://localhost:8080/', 'docker logs --tail 20 NAME'] },
    'wrong-server': {
      see: [
        'curl -sI http://localhost:8080/',
        'docker top NAME',
        'docker inspect --format "{{.Config.Image}} {{.Path}}" NAME',
      ],
    },
    'wrong-header': {
      see: ['curl -sI http://localhost:8080/', 'docker inspect --format "{{.Config.Image}}" NAME'],
    },
    'wrong-body': {
      see: ['curl -s http://localhost:8080/', 'docker exec NAME ls -la /usr/share/nginx/html'],
    },
    'page-too-long': { see: ['curl -s http://localhost:8080/ | wc -c'], undecided: true },
  },
})
