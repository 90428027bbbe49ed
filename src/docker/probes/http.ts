import type { HttpAnswer, WebPage } from '../port/docker.ts'
import { limited } from '../wire/limit.ts'
import { BROWSER } from './browser.ts'
import type { Dialer } from './dialer.ts'
import { type Exchange, exchange, loopbackUrl } from './http-exchange.ts'
import { pageText } from './page-text.ts'

/** How much of a page is kept, in bytes, and how long all of it can take, in ms. */
const MAX_BODY_BYTES = 1024 * 1024
const DEADLINE_MS = 10_000
const MAX_REDIRECTS = 3
const REDIRECTS = [301, 302, 303, 307, 308]

export interface HttpOptions {
  /** The address to connect to, where the URL's host has several. */
  address?: string | undefined
  deadlineMs?: number
}

/**
 * One GET to a port of the engine's host, in the words of a browser. Redirects are followed to the same host and port,
 * at most 3: an answer that leads elsewhere, or in circles, is given as it is. A page that does not end is given as far
 * as it came.
 */
export async function httpGet(
  dialer: Dialer,
  url: string,
  { address, deadlineMs = DEADLINE_MS }: HttpOptions = {},
): Promise<HttpAnswer> {
  using limit = limited(dialer.signal, deadlineMs)
  const redirects: WebPage[] = []
  let asked = loopbackUrl(url)
  let reached = address
  for (;;) {
    const answer = await exchange(dialer, asked, {
      headers: BROWSER,
      maxBytes: MAX_BODY_BYTES,
      limit,
      address: reached,
      takesPart: true,
    })
    if (answer.kind === 'problem') return answer
    const target = redirectOf(answer, asked)
    const { page, ...more } = await pageOf(answer)
    const final = { kind: answer.kind, address: answer.address, ...page, ...more, redirects }
    if (target === undefined) return final
    if (target.origin !== asked.origin) return { ...final, redirectedTo: target.href }
    if (redirects.length === MAX_REDIRECTS) return final
    redirects.push(page)
    asked = target
    reached = answer.address
  }
}

function redirectOf({ status, headers }: Exchange, from: URL): URL | undefined {
  if (!REDIRECTS.includes(status) || headers.location === undefined) return undefined
  return URL.parse(headers.location, from.href) ?? undefined
}

async function pageOf({ status, headers, body, truncated, unfinished }: Exchange) {
  const { text, isCut } = await pageText(body, headers, MAX_BODY_BYTES)
  const page: WebPage = { status, headers, body: text }
  return { page, truncated: truncated || isCut, ...(unfinished && { unfinished }) }
}
