import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import type { Endpoint } from '../address/endpoint.ts'
import { CouldNotLook, type LookProblem } from '../port/could-not-look.ts'
import type { Answer, Ask, Question } from './ask.ts'
import { openModem } from './modem.ts'
import { readJson } from './read-answer.ts'

/** How long an engine is waited for. */
export interface Patience {
  /** Without a byte, in ms: before the headers, and within the body. */
  silentMs: number
  /** For one answer as a whole, in ms, however it dribbles. */
  totalMs: number
}

export const PATIENCE: Patience = { silentMs: 10_000, totalMs: 30_000 }

/** Asks one engine, by paths as they are given: without a version. When the signal aborts, every socket is closed. */
export function askEngine(endpoint: Endpoint, signal: AbortSignal, patience: Patience = PATIENCE): Ask {
  const modem = openModem(endpoint, signal)

  function stream(path: string, question: Question = {}): Promise<Answer> {
    const { method = 'GET', query, body, timeoutMs = patience.silentMs } = question
    const wait = waitFor(endpoint.url, `${method} ${path}`, signal, {
      silentMs: timeoutMs,
      totalMs: Math.max(timeoutMs, patience.totalMs),
    })
    return new Promise((resolve, reject) => {
      const refuse = (why: unknown) => {
        wait.over()
        reject(why)
      }
      if (wait.signal.aborted) return refuse(wait.signal.reason)
      modem.dial(
        {
          method,
          path: query ? `${path}?` : path,
          options: { ...(query && { _query: query }), ...(body !== undefined && { _body: body }) },
          isStream: true,
          abortSignal: wait.signal,
        },
        (error, answer) => {
          if (error) return refuse(wait.signal.aborted ? wait.signal.reason : failure(error, endpoint.url))
          const response = answer as IncomingMessage
          wait.silence(Math.max(timeoutMs, patience.silentMs))
          const { statusCode = 0, headers } = response
          resolve({ status: statusCode, headers, body: guarded(response, wait, endpoint.url) })
        },
      )
    })
  }

  return {
    endpoint: endpoint.url,
    stream,
    json: async (path, question) => readJson(await stream(path, question), endpoint.url, question?.maxBytes),
  }
}

/** The patience for one question: its signal aborts, with a `CouldNotLook`, when that ends or the run does. */
function waitFor(endpoint: string, what: string, run: AbortSignal, { silentMs, totalMs }: Patience) {
  const own = new AbortController()
  const late = () => own.abort(new CouldNotLook('engine-timeout', endpoint, what))
  const stop = () => own.abort(new CouldNotLook('deadline', endpoint, what))
  let silent = setTimeout(late, silentMs)
  const total = setTimeout(late, totalMs)
  run.addEventListener('abort', stop)
  if (run.aborted) stop()
  return {
    signal: own.signal,
    heard: () => void silent.refresh(),
    silence(ms: number) {
      clearTimeout(silent)
      silent = setTimeout(late, ms)
    },
    over() {
      clearTimeout(silent)
      clearTimeout(total)
      run.removeEventListener('abort', stop)
    },
    /** Closes the connection. */
    leave: () => own.abort(new CouldNotLook('probe-broke', endpoint, `${what} was left`)),
  }
}

/** The body, which ends, or fails with a `CouldNotLook`, within the question's patience. */
function guarded(response: IncomingMessage, wait: ReturnType<typeof waitFor>, endpoint: string): PassThrough {
  const body = new PassThrough()
  const fail = () => body.destroy(wait.signal.reason)
  // Whoever reads is told by the stream itself; where nobody reads, it must not end the process.
  body.on('error', () => {})
  body.on('close', () => response.complete || wait.leave())
  wait.signal.addEventListener('abort', fail)
  response.on('data', wait.heard)
  response.on('error', (error) =>
    body.destroy(wait.signal.aborted ? wait.signal.reason : failure(error, endpoint)),
  )
  response.on('close', wait.over)
  return response.pipe(body)
}

/** A failed connection, in our words. A connection that was opened and then broke is an answer, if a bad one. */
function failure(error: Error & { code?: string; errors?: Error[] }, endpoint: string): Error {
  const { code = '', errors = [error] } = error
  const detail = errors.map(({ message }) => message).join(', ')
  return code ? new CouldNotLook(problemOf(code), endpoint, detail, { cause: error }) : error
}

function problemOf(code: string): LookProblem {
  if (code === 'EACCES' || code === 'EPERM') return 'engine-permission'
  if (code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')) return 'engine-answer'
  return 'engine-unreachable'
}
