import * as z from 'zod'
import {
  connectionCause,
  diagnoseConnection,
  observeConnection,
} from '../../src/grading/contract/connection/connection.ts'
import { ageMs, containerCause, settlesInMs } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { matchesText, textMatch } from '../../src/grading/contract/text/text.ts'
import { codes } from './codes.ts'
import { missedBy } from './other-server.ts'
import { diagnoseSource } from './page-source.ts'
import { answerOf, diagnoseStatus, directoriesOf, type HttpFacts, wrongHeaders } from './web-answer.ts'

/** https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const HEADER = /^[\w!#$%&'*+.^`|~-]+$/

/** A lab must not make students' machines call other machines. */
function isThisMachine(text: string): boolean {
  const url = URL.parse(text)
  return (
    url?.protocol === 'http:' &&
    /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) &&
    url.port !== '0' &&
    !url.username
  )
}

export default defineKind({
  schema: () =>
    z.strictObject({
      url: field.as(z.string().refine(isThisMachine, { error: 'not-this-machine' }), { is: 'url' }),
      status: z.int().min(100).max(599).default(200),
      body: textMatch().optional(),
      header: field.unsaid(z.record(z.string().regex(HEADER), z.string())).optional(),
      workfile: field.workPath().optional(),
      from: field.container().optional(),
    }),
  example: { url: 'http://localhost:8080/', body: { contains: 'nginx' }, from: 'web' },

  async observe(want, world): Promise<HttpFacts> {
    const { url, from, status, workfile } = want
    const { hostname, port } = new URL(url)
    const at = { text: url, host: hostname.replace(/[[\]]/g, ''), port: Number(port || 80) }
    const [seen, file] = await Promise.all([
      observeConnection({ at, from }, world, (address) => world.docker.http(url, address)),
      workfile === undefined ? undefined : world.folder.file(workfile),
    ])
    const facts = { ...seen, file }
    const answer = answerOf(facts, want)
    if (!answer || answer.status === status || !facts.container) return { ...facts, empty: [] }
    if (answer.status >= 500)
      return { ...facts, empty: [], missed: await missedBy(facts.container, world.docker) }
    if (![403, 404].includes(answer.status)) return { ...facts, empty: [] }
    return { ...facts, ...(await directoriesOf(facts.container, world.docker)) }
  },

  judge(want, facts) {
    if (facts.answer?.kind === 'problem' && facts.answer.problem === 'not-http') return 'not-http'
    const answer = answerOf(facts, want)
    if (!answer) return diagnoseConnection(facts) ?? 'nobody-answers'
    if (answer.status !== want.status) return diagnoseStatus(answer, facts, want.url)
    const [wrong] = wrongHeaders(want, facts)
    if (wrong) return wrong.name.toLowerCase() === 'server' ? 'wrong-server' : 'wrong-header'
    const right = !want.body || matchesText(want.body, answer.body)
    const unlike = want.workfile === undefined ? undefined : diagnoseSource(answer, facts.file)
    if (right && !unlike) return 'pass'
    if (answer.unfinished) return 'page-unfinished'
    return right && unlike ? unlike : answer.truncated ? 'page-too-long' : 'wrong-body'
  },
  pending: (_, facts) => settlesInMs(facts),
  ageMs: (facts) => ageMs(facts),

  codes,
  causes: [containerCause, connectionCause],
  authoring: {
    subject: ['url'],
    single: ['status'],
    means: ({ url }) => ({ url: URL.parse(url)?.href ?? url }),
    runs: ({ from }) => (from === undefined ? [] : [from]),
  },
})
