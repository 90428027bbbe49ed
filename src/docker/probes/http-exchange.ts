import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { addAbortSignal } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { ConnectionProblem } from '../port/docker.ts'
import type { Limit } from '../wire/limit.ts'
import type { Dialer } from './dialer.ts'
import { connectionProblem } from './port-connection.ts'

export interface Exchange {
  kind: 'answer'
  status: number
  /** Names in lower case; several values of one name are joined by `, `. */
  headers: Record<string, string>
  /** As it was sent: nothing is decompressed. */
  body: Buffer
  /** The body was longer than asked for. */
  truncated: boolean
}

export type ExchangeProblem = { kind: 'problem'; problem: ConnectionProblem | 'not-http' }

export interface Inquiry {
  method?: 'GET' | 'HEAD'
  accept?: string
  maxBytes: number
  /** Ends the exchange, as `timeout` where it is late. */
  limit: Limit
}

/** What probes can talk to: the host of the engine, and nothing that it could lead on to. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The URL, which must name a port of the engine's own host. Anything else should have been caught in the lab file. */
export function loopbackUrl(url: string): URL {
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' || !LOOPBACK.includes(parsed.hostname)) {
    throw new Error(`${url} is not an http:// URL of localhost, 127.0.0.1 or [::1]`)
  }
  return parsed
}

/**
 * One request over one connection of its own, and the start of its answer. No redirect, proxy, cookie or
 * compression; what a browser would forgive (a bare line feed, say) is forgiven.
 */
export async function exchange(
  dialer: Dialer,
  url: URL,
  { method = 'GET', accept = '*/*', maxBytes, limit }: Inquiry,
): Promise<Exchange | ExchangeProblem> {
  const connection = await dialer.dial(url.hostname.replace(/^\[|\]$/g, ''), Number(url.port || 80))
  if (connection.kind === 'problem') return connection
  const { socket } = connection
  const { signal } = limit
  try {
    const asking = request({
      method,
      path: `${url.pathname}${url.search}`,
      headers: { Host: url.host, Accept: accept, 'Accept-Encoding': 'identity', 'User-Agent': 'docker-lab' },
      createConnection: () => socket,
      insecureHTTPParser: true,
      maxHeaderSize: 64 * 1024,
    })
    // Node says nothing at all of a server that changes the protocol without being asked.
    asking.on('upgrade', () =>
      asking.emit('error', Object.assign(new Error('upgraded'), { code: 'HPE_UPGRADE' })),
    )
    asking.on('error', () => {}).end()
    const [answer] = (await once(asking, 'response', { signal })) as [IncomingMessage]
    const parts: Buffer[] = []
    let size = 0
    for await (const part of addAbortSignal(signal, answer)) {
      parts.push(part)
      size += part.length
      if (size > maxBytes) break
    }
    return {
      kind: 'answer',
      status: answer.statusCode ?? 0,
      headers: joinedHeaders(answer.headersDistinct),
      body: Buffer.concat(parts).subarray(0, maxBytes),
      truncated: size > maxBytes,
    }
  } catch (error) {
    if (dialer.signal.aborted) throw new CouldNotLook('deadline', dialer.endpoint)
    if (limit.isLate) return { kind: 'problem', problem: 'timeout' }
    if (isParseError(error)) return { kind: 'problem', problem: 'not-http' }
    const problem = connectionProblem(error)
    if (!problem) throw error
    return { kind: 'problem', problem }
  } finally {
    socket.destroy()
  }
}

/** The codes of {@link https://github.com/nodejs/llhttp llhttp}, Node's parser. */
const isParseError = (error: unknown) =>
  error instanceof Error && 'code' in error && /^HPE_/.test(String(error.code))

const joinedHeaders = (headers: NodeJS.Dict<string[]>) =>
  Object.fromEntries(Object.entries(headers).map(([name, values = []]) => [name, values.join(', ')]))
