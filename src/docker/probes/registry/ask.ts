import type { RegistryAnswer } from '../../port/docker.ts'
import type { Dialer } from '../dialer.ts'
import { exchange } from '../http-exchange.ts'

const MAX_BYTES = 4 * 1024 * 1024

/** A GET or HEAD below `/v2/`; rejects with {@link Finding} where the answer ends the look-up by itself. */
export type AskRegistry = (path: string, how?: { head?: true; accept?: string }) => Promise<RegistryReply>

export interface RegistryReply {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** Ends the look-up with an answer, from wherever it becomes clear. */
export class Finding extends Error {
  readonly answer: RegistryAnswer
  constructor(answer: RegistryAnswer) {
    super(answer.kind)
    this.answer = answer
  }
}

/** Ends the look-up: what answers there is no registry, or one that does not hold what it says. */
export const notARegistry = (reason: string) => new Finding({ kind: 'not-a-registry', reason })

/** Ways to ask the registry at this URL, all of them together within the deadline. */
export function askRegistryAt(dialer: Dialer, registry: URL, deadline: AbortSignal): AskRegistry {
  return async (path, { head, accept } = {}) => {
    const answer = await exchange(dialer, new URL(path, registry.href), {
      method: head ? 'HEAD' : 'GET',
      ...(accept ? { accept } : {}),
      maxBytes: MAX_BYTES,
      deadline,
    })
    if (answer.kind === 'problem') {
      if (answer.problem === 'not-http') throw notARegistry('what answers there does not speak HTTP')
      throw new Finding({ kind: 'problem', problem: answer.problem })
    }
    if (answer.status === 401 || answer.status === 403) throw new Finding({ kind: 'denied' })
    if (answer.truncated) throw notARegistry(`its answer to ${path} is longer than any registry's`)
    return answer
  }
}
