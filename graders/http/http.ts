import * as z from 'zod'
import { isOtherProtocol } from '../../src/docker/port/other-protocol.ts'
import { portOf } from '../../src/docker/port/url-port.ts'
import {
  connectionCause,
  diagnoseConnection,
  observeConnection,
} from '../../src/grading/contract/connection/connection.ts'
import { ageMs, containerCause, settlesInMs } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { judgeText, numberPattern, textMatch } from '../../src/grading/contract/text/text.ts'
import { codes } from './codes.ts'
import { diagnoseCounter } from './counter.ts'
import { isSameJson, jsonIn } from './json-page.ts'
import { missedBy } from './other-server.ts'
import { diagnoseSource } from './page-source.ts'
import { answerOf, diagnoseStatus, directoriesOf, type HttpFacts, wrongHeaders } from './web-answer.ts'

/** https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const HEADER = /^[\w!#$%&'*+.^`|~-]+$/

/** The name of a site, with its port where it has one. */
const SITE = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i

/** A name that browsers take for this machine: `shop.localhost`. {@link https://www.rfc-editor.org/rfc/rfc6761#section-6.3} */
const OF_LOCALHOST = /\.localhost$/

/** A lab must not make students' machines call other machines. */
function isThisMachine(text: string): boolean {
  const url = URL.parse(text)
  return (
    (url?.protocol === 'http:' || url?.protocol === 'https:') &&
    (/^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) || OF_LOCALHOST.test(url.hostname)) &&
    url.port !== '0' &&
    !url.username
  )
}

export default defineKind({
  schema: () =>
    z.strictObject({
      url: field.as(z.string().refine(isThisMachine, { error: 'not-this-machine' }), { is: 'url' }),
      host: z.string().regex(SITE, { error: 'site-name' }).optional(),
      follow: z.literal(false).optional(),
      status: z.int().min(100).max(599).default(200),
      body: textMatch().optional(),
      json: field.unsaid(z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())])).optional(),
      counts: numberPattern().optional(),
      header: field.unsaid(z.record(z.string().regex(HEADER), z.string())).optional(),
      workfile: field.workPath().optional(),
      from: field.container().optional(),
    }),
  example: { url: 'http://localhost:8080/', body: { contains: 'nginx' }, from: 'web' },

  async observe(want, world): Promise<HttpFacts> {
    const { url, from, status, workfile, counts } = want
    const asked = new URL(url)
    const { hostname } = asked
    const request = requestOf(want)
    const host = OF_LOCALHOST.test(hostname) ? 'localhost' : hostname.replace(/[[\]]/g, '')
    const at = { text: url, host, port: portOf(asked) }
    const [seen, file] = await Promise.all([
      observeConnection({ at, from }, world, (address) =>
        world.docker.http(request.url, address, ...request.asked),
      ),
      workfile === undefined ? undefined : world.folder.file(workfile),
    ])
    const facts = { ...seen, file }
    const answer = answerOf(facts, want)
    if (answer?.status === status && counts !== undefined) {
      const again = { ...request.asked[0], again: true as const }
      return { ...facts, empty: [], again: await world.docker.http(request.url, answer.address, again) }
    }
    if (!answer || answer.status === status || !facts.container) return { ...facts, empty: [] }
    if (answer.status >= 500)
      return { ...facts, empty: [], missed: await missedBy(facts.container, world.docker) }
    if (![403, 404].includes(answer.status)) return { ...facts, empty: [] }
    return { ...facts, ...(await directoriesOf(facts.container, world.docker)) }
  },

  judge(want, facts) {
    if (facts.answer?.kind === 'problem' && isOtherProtocol(facts.answer)) return facts.answer.problem
    const answer = answerOf(facts, want)
    if (!answer) return diagnoseConnection(facts) ?? 'nobody-answers'
    if (answer.status !== want.status) return diagnoseStatus(answer, facts, want.url)
    const [wrong] = wrongHeaders(want, facts)
    if (wrong) return wrong.name.toLowerCase() === 'server' ? 'wrong-server' : 'wrong-header'
    const isPart = answer.truncated || answer.unfinished !== undefined
    const text = want.body ? judgeText(want.body, answer.body, isPart) : 'right'
    if (text === 'wrong') return 'wrong-body'
    const value = want.json && jsonIn(answer.body)
    const isSame = want.json === undefined || isSameJson(value, want.json)
    const unlike = want.workfile === undefined ? undefined : diagnoseSource(answer, facts.file)
    if (text === 'right' && isSame && !unlike) return diagnoseCounter(want, answer, facts) ?? 'pass'
    if (answer.unfinished) return 'page-unfinished'
    if (text === 'right' && isSame && unlike) return unlike
    if (answer.truncated) return 'page-too-long'
    return value === undefined ? 'page-not-json' : 'json-differs'
  },
  pending: (_, facts) => settlesInMs(facts),
  ageMs: (facts) => ageMs(facts),

  codes,
  causes: [containerCause, connectionCause],
  authoring: {
    subject: ['url'],
    single: ['status'],
    means: ({ url, host, follow }) => ({
      url: [URL.parse(url)?.href ?? url, host?.toLowerCase(), follow]
        .filter((one) => one !== undefined)
        .join(' '),
    }),
    runs: ({ from }) => (from === undefined ? [] : [from]),
  },
})

/** What the engine's host is asked: a site has a name of its own, which is sent. */
function requestOf({
  url,
  host,
  follow,
}: {
  url: string
  host?: string | undefined
  follow?: false | undefined
}) {
  const asked = new URL(url)
  const isOfLocalhost = OF_LOCALHOST.test(asked.hostname)
  const site = host ?? (isOfLocalhost ? asked.host : undefined)
  if (isOfLocalhost) asked.hostname = 'localhost'
  const isPlain = site === undefined && follow === undefined
  return {
    url: isOfLocalhost ? asked.href : url,
    asked: isPlain
      ? []
      : [{ ...(site !== undefined && { host: site }), ...(follow === false && { follow }) }],
  }
}
