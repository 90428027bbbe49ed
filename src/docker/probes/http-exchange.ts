import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { addAbortSignal } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { ConnectionFailure, ProtocolFailure } from '../port/docker.ts'
import { portOf } from '../port/url-port.ts'
import type { Limit } from '../wire/limit.ts'
import type { Dialer } from './dialer.ts'
import { connectionProblem } from './port-connection.ts'
import { secured, tlsProblem } from './secured.ts'

export interface Exchange {
  kind: 'answer'
  /** Which address of the engine's host was dialled. */
  address: string
  status: number
  /** Names in lower case; several values of one name are joined by `, `. */
  headers: Record<string, string>
  /** As it was sent: nothing is decompressed. */
  body: Buffer
  /** The body was longer than asked for. */
  truncated: boolean
  /** How the body ended too early: only where the inquiry takes what came until then. */
  unfinished?: 'reset' | 'timeout'
}

export type ExchangeProblem = ConnectionFailure | ProtocolFailure

export interface Inquiry {
  method?: 'GET' | 'HEAD'
  /** Besides `Host`. */
  headers?: Record<string, string>
  accept?: string
  authorization?: string
  maxBytes: number
  /** Ends the exchange, as `timeout` where it is late. */
  limit: Limit
  /** The address to connect to, where the URL's host has several. */
  address?: string | undefined
  /** Whether the start of a body that does not end well is an answer. */
  takesPart?: true
  /** Gets the body as it comes, instead of the answer. */
  sink?: (part: Buffer) => void
}

/** What probes can talk to: the host of the engine, and nothing that it could lead on to. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** As many headers as browsers take. */
const MAX_HEADER_BYTES = 256 * 1024

/** What "docker pull" calls itself, for whatever is not asked in a browser's name. */
const DOCKER = 'docker/28.5.2 go/go1.24.9 os/linux arch/amd64'

/** The URL, which must name a port of the engine's own host. Anything else should have been caught in the lab file. */
export function loopbackUrl(url: string): URL {
  const parsed = new URL(url)
  if (!/^https?:$/.test(parsed.protocol) || !LOOPBACK.test(parsed.hostname)) {
    throw new Error(`${url} is not an http:// or https:// URL of localhost, 127.x.x.x or [::1]`)
  }
  return parsed
}

/**
 * One request over one connection of its own, and the start of its answer. No redirect, proxy or cookie, and nothing
 * is decompressed; what a browser would forgive (a bare line feed, say) is forgiven.
 */
export async function exchange(
  dialer: Dialer,
  url: URL,
  inquiry: Inquiry,
): Promise<Exchange | ExchangeProblem> {
  const { maxBytes, limit } = inquiry
  const host = inquiry.address ?? url.hostname.replace(/^\[|\]$/g, '')
  const connection = await dialer.dial(host, portOf(url))
  if (connection.kind === 'problem') return connection
  const { socket: dialled, address } = connection
  let begun: IncomingMessage | undefined
  const parts: Buffer[] = []
  let size = 0
  const answer = ({ statusCode = 0, headersDistinct }: IncomingMessage): Exchange => ({
    kind: 'answer',
    address,
    status: statusCode,
    headers: joinedHeaders(headersDistinct),
    body: Buffer.concat(parts).subarray(0, maxBytes),
    truncated: size > maxBytes,
  })
  try {
    const asked = requestTo(url, inquiry)
    const isSecure = url.protocol === 'https:'
    const socket = isSecure ? await secured(dialled, asked.headers.Host, limit.signal) : dialled
    const asking = request({ ...asked, createConnection: () => socket })
    asking.maxHeadersCount = 0
    // Node says nothing at all of a server that changes the protocol without being asked.
    asking.on('upgrade', () =>
      asking.emit('error', Object.assign(new Error('upgraded'), { code: 'HPE_UPGRADE' })),
    )
    asking.on('error', () => {}).end()
    ;[begun] = (await once(asking, 'response', { signal: limit.signal })) as [IncomingMessage]
    for await (const part of addAbortSignal(limit.signal, begun)) {
      if (inquiry.sink) inquiry.sink(part)
      else parts.push(part)
      size += part.length
      if (size > maxBytes) break
    }
    return answer(begun)
  } catch (error) {
    if (dialer.signal.aborted) throw new CouldNotLook('deadline', dialer.endpoint)
    const problem = limit.isLate
      ? 'timeout'
      : isParseError(error)
        ? 'not-http'
        : (tlsProblem(error) ?? connectionProblem(error))
    if (!problem) throw error
    if (!begun || !inquiry.takesPart) return { kind: 'problem', problem }
    return { ...answer(begun), unfinished: problem === 'timeout' ? 'timeout' : 'reset' }
  } finally {
    dialled.destroy()
  }
}

function requestTo({ pathname, search, host }: URL, { method = 'GET', accept = '*/*', ...more }: Inquiry) {
  const own: Record<string, string> = more.headers ?? {
    Accept: accept,
    'Accept-Encoding': 'identity',
    'User-Agent': DOCKER,
    ...(more.authorization && { Authorization: more.authorization }),
  }
  return {
    method,
    path: `${pathname}${search}`,
    headers: { Host: host, ...own },
    insecureHTTPParser: true,
    maxHeaderSize: MAX_HEADER_BYTES,
  }
}

/** The codes of {@link https://github.com/nodejs/llhttp llhttp}, Node's parser. */
const isParseError = (error: unknown) =>
  error instanceof Error && 'code' in error && /^HPE_/.test(String(error.code))

const joinedHeaders = (headers: NodeJS.Dict<string[]>) =>
  Object.fromEntries(Object.entries(headers).map(([name, values = []]) => [name, asText(values.join(', '))]))

/** Node reads each byte of a header as a character; servers that write more than ASCII write UTF-8. */
function asText(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value
  const text = Buffer.from(value, 'latin1').toString()
  return text.includes('\ufffd') ? value : text
}
