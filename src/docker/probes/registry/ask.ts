import type { NotARegistry, RegistryAnswer } from '../../port/docker.ts'
import type { Limit } from '../../wire/limit.ts'
import type { Dialer } from '../dialer.ts'
import { exchange } from '../http-exchange.ts'

const MAX_BYTES = 4 * 1024 * 1024

/** A GET or HEAD below `/v2/`; rejects with {@link LookUpEnded} where the answer ends the look-up by itself. */
export type AskRegistry = (path: string, how?: { head?: true; accept?: string }) => Promise<RegistryReply>

export interface RegistryReply {
  status: number
  headers: Record<string, string>
  body: Buffer
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
export const notARegistry = (why: NotARegistry, more: { status?: number; at?: string } = {}) =>
  new LookUpEnded({ kind: 'not-a-registry', why, ...more })

/** Ways to ask the registry at this URL, all of them together within the limit. */
export function askRegistryAt(dialer: Dialer, registry: URL, limit: Limit): AskRegistry {
  return async (path, { head, accept } = {}) => {
    const answer = await exchange(dialer, new URL(path, registry.href), {
      method: head ? 'HEAD' : 'GET',
      ...(accept ? { accept } : {}),
      maxBytes: MAX_BYTES,
      limit,
    })
    if (answer.kind === 'problem') {
      if (answer.problem === 'not-http') throw notARegistry('not-http')
      throw new LookUpEnded({ kind: 'problem', problem: answer.problem })
    }
    if (answer.status === 401 || answer.status === 403) throw new LookUpEnded({ kind: 'denied' })
    if (answer.truncated) throw notARegistry('too-long', { at: path })
    return answer
  }
}
