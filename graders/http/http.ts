import * as z from 'zod'
import { diagnoseConnection, observeConnection } from '../../src/grading/contract/connection/connection.ts'
import { connectionTexts } from '../../src/grading/contract/connection/en.ts'
import { defineGrader } from '../../src/grading/contract/contract.ts'
import { excerpt, matchesText, textMatch, textMatchWords } from '../../src/grading/contract/text/text.ts'
import { answerOf, diagnoseStatus, emptyFolders, type HttpFacts, wrongHeaders } from './facts.ts'
import { httpTexts } from './texts.ts'

const schema = () =>
  z.strictObject({
    url: z
      .string()
      .refine(isHere, 'only http:// addresses of this machine: localhost, 127.0.0.1 or [::1]')
      .describe('http:// on localhost, 127.0.0.1 or [::1]: a port of the machine that the engine runs on'),
    status: z.int().min(100).max(599).default(200).describe('status code of the answer'),
    body: textMatch().optional().describe('what the page must be like'),
    header: z
      .record(z.string(), z.string())
      .optional()
      .describe('text that a header must contain, by its name'),
    from: z.string().optional().describe('the container that must answer, through a port that it publishes'),
  })

/** A lab may not make students' machines call elsewhere. */
function isHere(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) && !url.username
}

export default defineGrader({
  summary: 'A page is answered on a port of the host, by the right container',
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

  expected({ url, status, body, header = {}, from }) {
    const page = body && `a page that ${textMatchWords(body)}`
    const headers = Object.entries(header).map(([name, text]) => `${name}: …${text}…`)
    return [`${url} answers ${status}`, page, ...headers, from && `from the container ${from}`]
      .filter(Boolean)
      .join(', ')
  },
  actual(facts, want) {
    const answer = answerOf(facts)
    if (!answer) return connectionTexts.actual(facts)
    return [
      `status ${answer.status}`,
      ...wrongHeaders(want.header, answer),
      `«${excerpt(answer.body)}»`,
    ].join(', ')
  },
  ageMs: ({ container }) => (container?.state.status === 'running' ? container.ageMs : undefined),
  diagnoses: {
    ...connectionTexts.diagnoses,
    ...httpTexts,
  },
})
