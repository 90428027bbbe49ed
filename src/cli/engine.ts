import { string } from '@oclif/core/flags'
import { resolveEndpoint } from '../docker/address/endpoint.ts'
import { connect } from '../docker/connect.ts'
import type { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { Grading } from '../grading/grade.ts'

/** How a command is told which engine is meant; otherwise the Docker CLI's own rules hold. */
export const engineFlags = {
  context: string({ helpValue: 'NAME', summary: 'The Docker context to use' }),
  host: string({
    char: 'H',
    helpValue: 'URL',
    summary: 'The engine to use: unix://, tcp://, ssh:// or npipe://',
  }),
}

export interface EngineFlags {
  context?: string | undefined
  host?: string | undefined
}

/** The engine that is meant, for the runner: what is wrong with its address is told as any failure to look. */
export async function engineFor(
  flags: EngineFlags,
  signal: AbortSignal,
): Promise<Pick<Grading, 'connect' | 'endpoint'>> {
  const resolving = resolveEndpoint(flags)
  const endpoint = await resolving.then(
    ({ url }) => url,
    (problem: CouldNotLook) => problem.endpoint,
  )
  return { endpoint, connect: async () => connect(await resolving, { signal }) }
}
