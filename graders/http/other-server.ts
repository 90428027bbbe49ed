import type { Container, Docker } from '../../src/docker/port/docker.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'

/** Why a server fails that needs a second one, by its own log. */
export interface Missed {
  code: keyof typeof SIGNS
  /** The end of the line that says so. */
  said: string
}

/** How programs say that they do not reach a server: Node.js, Go, Java, nginx and the C library. */
const SIGNS = {
  'other-server-not-found':
    /(getaddrinfo|could not resolve|host not found|not translate host name|no such host|UnknownHostException|Name or service not known|bad address).*/i,
  'other-server-refuses': /(ECONNREFUSED|connection refused).*/i,
} as const

/** Looks in the log of a container whose server fails, at the newest line that says why. */
export async function missedBy({ name }: Container, docker: Docker): Promise<Missed | undefined> {
  const logs = await forExplanation(docker.logs(name))
  for (const line of logs?.text.split('\n').reverse() ?? []) {
    for (const code of ['other-server-not-found', 'other-server-refuses'] as const) {
      const [said] = SIGNS[code].exec(line) ?? []
      if (said !== undefined) return { code, said: excerpt(said.replace(/["'}\])\s]+$/, ''), 120) }
    }
  }
  return undefined
}
