import type { HttpAnswer } from '../port/docker.ts'
import { limited } from '../wire/limit.ts'
import type { Dialer } from './dialer.ts'
import { type Exchange, exchange, loopbackUrl } from './http-exchange.ts'

/** How much of a page is kept, in bytes, and how long all of it can take, in ms. */
const MAX_BODY_BYTES = 1024 * 1024
const DEADLINE_MS = 10_000
const MAX_REDIRECTS = 3
const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * One GET to a port of the engine's host. Redirects are followed to the same host and port, at most 3: an
 * answer that leads elsewhere, or in circles, is given as it is.
 */
export async function httpGet(dialer: Dialer, url: string, deadlineMs = DEADLINE_MS): Promise<HttpAnswer> {
  using limit = limited(dialer.signal, deadlineMs)
  let asked = loopbackUrl(url)
  for (let redirects = 0; ; redirects++) {
    const answer = await exchange(dialer, asked, { maxBytes: MAX_BODY_BYTES, limit })
    if (answer.kind === 'problem') return answer
    const target = redirectOf(answer, asked)
    if (target === undefined) return plain(answer)
    if (target.origin !== asked.origin) return { ...plain(answer), redirectedTo: target.href }
    if (redirects === MAX_REDIRECTS) return plain(answer)
    asked = target
  }
}

function redirectOf({ status, headers }: Exchange, from: URL): URL | undefined {
  if (!REDIRECTS.includes(status) || headers.location === undefined) return undefined
  return URL.parse(headers.location, from.href) ?? undefined
}

const plain = ({ kind, status, headers, body, truncated }: Exchange) => ({
  kind,
  status,
  headers,
  body: body.toString(),
  truncated,
})
