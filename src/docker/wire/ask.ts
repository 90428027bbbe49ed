import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'

/** One request to the engine's API. The path has neither version nor query: `/containers/web/json`. */
export interface Question {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  query?: Record<string, string>
  /** Sent as JSON; a Buffer as it is, as a tar archive. */
  body?: unknown
  /** Sent, with its end, after the engine has changed the protocol for it (101): what comes back then is the answer's body. */
  input?: string
  /** How long to wait for the headers, in ms (10 s). A body can be silent for 10 s and take 30 s, or this if longer. */
  timeoutMs?: number
  /** The body can be silent for any time and need never end, like that of `/events`. */
  endless?: true
}

export interface EngineAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** Not read yet: the caller caps it or destroys it. */
  body: Readable
}

/** The one way to the engine: rejects with `CouldNotLook`, never for a status. */
export interface Ask {
  endpoint: string
  /** The status, and the body still to be read. */
  stream(path: string, question?: Question): Promise<EngineAnswer>
  /**
   * The body as JSON, or undefined for 404. Any other status, a body over `maxBytes` (1 MiB; of a list 8 MiB), one that
   * is cut off or that is not JSON rejects with `CouldNotLook`.
   */
  json(path: string, question?: Question & { maxBytes?: number }): Promise<unknown>
  /** A way of its own to the same engine, for what must be put right when the run is over already. */
  afterwards?(): Ask
}
