import type { NotARegistry, RegistryAnswer } from '../../port/docker.ts'
import type { Login } from '../../port/login.ts'
import { isOtherProtocol } from '../../port/other-protocol.ts'
import { type Limit, limited } from '../../wire/limit.ts'
import type { Dialer } from '../dialer.ts'
import { exchange } from '../http-exchange.ts'

const MAX_BYTES = 4 * 1024 * 1024

interface How {
  head?: true
  accept?: string
  /** Gets the body, of which nothing is kept then. */
  sink?: (part: Buffer) => void
  maxBytes?: number
  /** Of the whole time that is left; when it is over, the body is cut. */
  withinMs?: number
}

/** A GET or HEAD below `/v2/`; rejects with {@link LookUpEnded} where the answer ends the look-up by itself. */
export type AskRegistry = (path: string, how?: How) => Promise<RegistryReply>

export interface RegistryReply {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** How much of a body came, with a sink: more than was asked for means that there was more. */
  read: number
  /** The time for it was over before its end. */
  isCut: boolean
}

/** Ends the look-up with an answer, from wherever it becomes clear. */
export class LookUpEnded extends Error {
  readonly answer: RegistryAnswer
  constructor(answer: RegistryAnswer) {
    super(answer.kind)
    this.answer = answer
  }
}

/** Ends the look-up: the server is not a registry, or does not hold what it says. */
export const notARegistry = (
  why: NotARegistry,
  more: { status?: number; at?: string; server?: string } = {},
) => new LookUpEnded({ kind: 'not-a-registry', why, ...more })

/** Ways to ask the registry at this URL, all of them together within the limit. */
export function askRegistryAt(dialer: Dialer, registry: URL, limit: Limit, login?: Login): AskRegistry {
  return async (path, { head, accept, sink, maxBytes = MAX_BYTES, withinMs } = {}) => {
    using own = withinMs === undefined ? undefined : within(limit, withinMs)
    const isCut = () => own?.isLate === true && !limit.isLate
    let read = 0
    const count = (part: Buffer) => {
      read += part.length
      sink?.(part)
    }
    const answer = await exchange(dialer, new URL(path, registry.href), {
      method: head ? 'HEAD' : 'GET',
      ...(accept ? { accept } : {}),
      ...(login && { authorization: basic(login) }),
      ...(sink && { sink: count, takesPart: true as const }),
      maxBytes,
      limit: own ?? limit,
    })
    if (answer.kind === 'problem') {
      if (isOtherProtocol(answer)) throw notARegistry('not-http')
      if (isCut()) return { status: 200, headers: {}, body: Buffer.alloc(0), read, isCut: true }
      throw new LookUpEnded({ kind: 'problem', problem: answer.problem })
    }
    const { status, headers } = answer
    // At the very beginning it is not known yet whether a registry asks for that.
    const isDenied = status === 401 || status === 403
    if (isDenied && path !== '/v2/') throw new LookUpEnded({ kind: 'denied' })
    if (!sink && answer.truncated) throw notARegistry('too-long', { at: path })
    return { status, headers, body: answer.body, read, isCut: isCut() }
  }
}

/** {@link https://www.rfc-editor.org/rfc/rfc7617} */
const basic = ({ user, password }: Login) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

/** A part of the time that a limit leaves. */
function within(limit: Limit, ms: number): Limit {
  const own = limited(limit.signal, ms)
  return {
    signal: own.signal,
    get isLate() {
      return own.isLate || limit.isLate
    },
    [Symbol.dispose]: () => own[Symbol.dispose](),
  }
}
