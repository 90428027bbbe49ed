import { boolean, integer, string } from '@oclif/core/flags'
import { type Endpoint, resolveEndpoint } from '../docker/address/endpoint.ts'
import { connect } from '../docker/connect.ts'
import type { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { Connected, Grading } from '../grading/grade.ts'
import { answersFor } from '../student/answers.ts'
import { openFolder } from '../student/folder.ts'
import { startedFor } from '../student/started.ts'
import { LONGEST_SECONDS } from './time-limit.ts'

/** The flags that choose the engine; without them, the Docker CLI's own rules apply. */
export const engineFlags = {
  context: string({ helpValue: 'NAME', summary: 'The Docker context to use' }),
  host: string({
    char: 'H',
    helpValue: 'URL',
    summary: 'The engine to use: unix://, tcp://, ssh:// or npipe://',
  }),
}

/** The flags of a command that looks once. */
export const lookFlags = {
  dir: string({ helpValue: 'DIR', summary: 'Your working directory; default: the current one' }),
  'may-run': boolean({
    summary: 'Allow checks to run an image once, in a container without network that is then removed',
  }),
  timeout: integer({
    default: 60,
    min: 1,
    max: LONGEST_SECONDS,
    helpValue: 'SECONDS',
    summary: 'Time limit for the whole run',
  }),
}

export interface EngineFlags {
  context?: string | undefined
  host?: string | undefined
}

/** Where a run looks: the engine, the working folder, and what the student answered and `start` noted. */
interface Places extends Pick<Grading, 'endpoint' | 'signal' | 'folder' | 'answers' | 'started' | 'onBug'> {
  /** @param own closes the connection; by default it stays open until the run ends */
  connect(own?: AbortSignal): Promise<Connected>
  /** Rejects with `CouldNotLook` where the address of the engine is wrong. */
  engineAt: Promise<Endpoint>
}

/** What a run looks at. What is wrong with the engine's address is reported as any failure to look. */
export async function placesOf(
  flags: EngineFlags & { dir?: string | undefined },
  signal: AbortSignal,
): Promise<Places> {
  const resolving = resolveEndpoint(flags)
  const endpoint = await resolving.then(
    ({ url }) => url,
    (problem: CouldNotLook) => problem.endpoint,
  )
  return {
    endpoint,
    signal,
    engineAt: resolving,
    connect: async (own = signal) => connect(await resolving, { signal: own }),
    folder: openFolder(flags.dir ?? process.cwd()),
    answers: answersFor,
    started: (lab) => startedFor(lab, endpoint),
    onBug(error) {
      if (process.env.DEBUG) console.error(error)
    },
  }
}
