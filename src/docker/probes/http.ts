import type { HttpAnswer, HttpRequest, WebPage } from '../port/docker.ts'
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

export interface HttpOptions extends HttpRequest {
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
  { address, host, follow, deadlineMs = DEADLINE_MS }: HttpOptions = {},
): Promise<HttpAnswer> {
  using limit = limited(dialer.signal, deadlineMs)
  const redirects: WebPage[] = []
  let asked = loopbackUrl(url)
  let reached = address
  for (;;) {
    const answer = await exchange(dialer, asked, {
      headers: host === undefined ? BROWSER : { ...BROWSER, Host: host },
      maxBytes: MAX_BODY_BYTES,
      limit,
      address: reached,
      takesPart: true,
    })
    if (answer.kind === 'problem') return answer
    const target = follow === false ? undefined : redirectOf(answer, asked, host)
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

/** To the site that was asked for by its name, a redirect leads to the same host and port. */
function redirectOf({ status, headers }: Exchange, from: URL, host: string | undefined): URL | undefined {
  if (!REDIRECTS.includes(status) || headers.location === undefined) return undefined
  const target = URL.parse(headers.location, from.href) ?? undefined
  const isOfSite = target?.protocol === from.protocol && target.host === host?.toLowerCase()
  return isOfSite ? new URL(`${target.pathname}${target.search}`, from.origin) : target
}

async function pageOf({ status, headers, body, truncated, unfinished }: Exchange) {
  const { text, isCut } = await pageText(body, headers, MAX_BODY_BYTES)
  const page: WebPage = { status, headers, body: text }
  return { page, truncated: truncated || isCut, ...(unfinished && { unfinished }) }
}
