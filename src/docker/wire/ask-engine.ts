import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { type Duplex, PassThrough, type Readable } from 'node:stream'
import type { Endpoint } from '../address/address.ts'
import { CouldNotLook, type LookProblem } from '../port/could-not-look.ts'
import type { Ask, EngineAnswer, Question } from './ask.ts'
import { type OpenRequest, openRequests } from './open-requests.ts'
import { PATIENCE, type Patience, type Wait, waitFor } from './patience.ts'
import { jsonBy } from './read-answer.ts'

/** What is done when the run is over takes at most so long. */
const AFTERWARDS_MS = 3000

/**
 * Asks one engine, by paths as they are given: without a version. No redirect is followed, and no change of protocol
 * that was not asked for.
 * When the signal aborts, every socket is closed.
 */
export function askEngine(endpoint: Endpoint, signal: AbortSignal, patience: Patience = PATIENCE): Ask {
  const { url } = endpoint
  const open = openRequests(endpoint, signal)

  async function stream(path: string, question: Question = {}): Promise<EngineAnswer> {
    const { method = 'GET', timeoutMs = patience.silentMs, endless } = question
    const wait = waitFor(url, `${method} ${path}`, signal, {
      silentMs: timeoutMs,
      totalMs: Math.max(timeoutMs, patience.totalMs),
    })
    try {
      const response = await send(open, path, question, wait)
      wait.silence(endless ? undefined : Math.max(timeoutMs, patience.silentMs))
      const { statusCode = 0, headers, body } = response
      return { status: statusCode, headers, body: guarded(body, wait, url) }
    } catch (error) {
      wait.over()
      throw wait.signal.aborted ? wait.signal.reason : failure(error, url)
    }
  }

  const afterwards = () => askEngine(endpoint, AbortSignal.timeout(AFTERWARDS_MS), patience)
  return { endpoint: url, stream, json: jsonBy(stream, url), afterwards }
}

interface Arrived {
  statusCode?: number | undefined
  headers: IncomingHttpHeaders
  body: Readable
}

/** Where the engine had closed a kept connection, the question is asked again, in the end over a new one. */
async function send(open: OpenRequest, path: string, question: Question, wait: Wait): Promise<Arrived> {
  const { method = 'GET', query, body, input } = question
  const isArchive = Buffer.isBuffer(body)
  const data = body === undefined || isArchive ? body : JSON.stringify(body)
  const options = {
    method,
    path: `${path}?${new URLSearchParams(query)}`.replace(/\?$/, ''),
    signal: wait.signal,
    headers: {
      ...(data !== undefined && {
        'Content-Type': isArchive ? 'application/x-tar' : 'application/json',
        'Content-Length': Buffer.byteLength(data),
      }),
      ...(input !== undefined && { Connection: 'Upgrade', Upgrade: 'tcp' }),
    },
  }
  for (;;) {
    const request = open(options)
    try {
      return await new Promise<Arrived>((resolve, reject) => {
        request.on('error', reject).on('socket', listenForErrors)
        request.on('response', (response) => resolve(arrived(response, response)))
        request.on('upgrade', (response, socket, head) => {
          if (input !== undefined) return resolve(arrived(response, withInput(socket, head, input, wait)))
          // Node says nothing at all of a server that changes the protocol without being asked.
          socket.destroy()
          reject(Object.assign(new Error(`HTTP ${response.statusCode}`), { code: 'HPE_UPGRADE' }))
        })
        request.on('close', () => {
          reject(Object.assign(new Error('closed without an answer'), { code: 'ECONNRESET' }))
        })
        request.end(data)
      })
    } catch (error) {
      const isStale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(codeOf(error))
      if (!isStale || method !== 'GET' || wait.signal.aborted) throw error
    }
  }
}

const arrived = ({ statusCode, headers }: IncomingMessage, body: Readable): Arrived => ({
  statusCode,
  headers,
  body,
})

/** The connection that is ours alone now, after the input. @param head what has come on it already */
function withInput(connection: Duplex, head: Buffer, input: string, { signal }: Wait): Duplex {
  signal.addEventListener('abort', () => connection.destroy())
  connection.unshift(head)
  connection.end(input)
  return connection
}

/**
 * A signal that ends a question ends its connection with an error. Where all of the answer has arrived already, the
 * connection belongs to nobody, and an error that nobody listens for ends the process.
 */
function listenForErrors(socket: Socket): void {
  if (!socket.listeners('error').includes(ignore)) socket.on('error', ignore)
}

const ignore = () => {}

/** The body, which ends, or fails with a `CouldNotLook`, within the question's patience. */
function guarded(response: Readable, wait: Wait, endpoint: string): PassThrough {
  const body = new PassThrough()
  const fail = (why: unknown) => body.destroy(why instanceof Error ? why : undefined)
  // A reader gets the error from the stream itself; without a reader, it must not end the process.
  body.on('error', () => {})
  body.on('close', () => response.readableEnded || wait.leave())
  wait.signal.addEventListener('abort', () => fail(wait.signal.reason))
  response.on('data', wait.heard)
  response.on('error', (error) => fail(wait.signal.aborted ? wait.signal.reason : failure(error, endpoint)))
  response.on('close', wait.over)
  return response.pipe(body)
}

/** A failed connection. One that was opened and then broke is an answer, if a bad one. */
function failure(error: unknown, endpoint: string): unknown {
  const code = codeOf(error)
  if (!(error instanceof Error) || code === '') return error
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error]
  if (isTlsRecord(error))
    return new CouldNotLook('engine-tls', endpoint, { why: 'tls-only' }, { cause: error })
  const said = errors.map(wordsOf).join(', ')
  return new CouldNotLook(problemOf(code), endpoint, { said }, { cause: error })
}

/** OpenSSL's message holds numbers, functions and lines of its source besides the reason. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return /\berror:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/.exec(error.message)?.[1] ?? error.message
}

/** What a server that expects TLS says to anything else: an alert. */
function isTlsRecord(error: Error): boolean {
  const packet = 'rawPacket' in error ? error.rawPacket : undefined
  return packet instanceof Uint8Array && packet[0] === 0x15 && packet[1] === 3
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const TLS_TROUBLE =
  /^(EPROTO|ERR_(SSL|TLS|OSSL)_|CERT_|CRL_|.*_CERT|.*_SIGNATURE|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE))/

function problemOf(code: string): LookProblem {
  if (TLS_TROUBLE.test(code)) return 'engine-tls'
  if (code === 'EACCES' || code === 'EPERM') return 'engine-permission'
  if (code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')) return 'engine-answer'
  return 'engine-unreachable'
}
