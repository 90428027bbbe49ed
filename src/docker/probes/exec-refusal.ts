import { CouldNotLook } from '../port/could-not-look.ts'
import type { ExecResult } from '../port/docker.ts'
import { parseJson, readable, record, text } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { accepted, type Refusal, readText } from '../wire/read-answer.ts'
import type { ExecSession, Followed } from './exec-session.ts'

type Ended = Followed & { kind: 'ended' }

/** The container is not there, does not run or is paused, in the words and statuses of Docker and of Podman. */
export const isNotUp = ({ isTheEngines, status, said }: Refusal): boolean =>
  isTheEngines &&
  ((status === 404 && /no such container/i.test(said)) ||
    status === 409 ||
    (status === 500 && /container state improper/i.test(said)))

/**
 * What the engine says, among what came of the program, about a program that it could not start; undefined where the
 * program was started, whatever it says. Docker knows no process of such a program, and its words come on standard
 * output. Podman knows no process of any program that has ended, but it notes each that it has started.
 */
export async function saidByEngine(
  ask: Ask,
  container: string,
  session: ExecSession,
  { exitCode, stdout, stderr, wasStarted }: Ended,
): Promise<string | undefined> {
  if (!NOT_STARTED.includes(exitCode) || wasStarted) return undefined
  if (!session.isPodman) return `${stdout}${stderr}`.trim()
  if (!/^Error: /m.test(stderr)) return undefined
  return (await podmanHasStarted(ask, container, session, exitCode)) ? undefined : stderr.trim()
}

/** The exit codes that engines give to what they could not start. */
export const NOT_STARTED = [125, 126, 127, 128]

const MAX_EVENTS_BYTES = 256 * 1024

/** @see https://docs.podman.io/en/latest/markdown/podman-events.1.html */
async function podmanHasStarted(ask: Ask, container: string, { madeAt }: ExecSession, exitCode: number) {
  const since = Math.floor(Date.parse(madeAt) / 1000)
  if (Number.isNaN(since)) return false
  const filters = JSON.stringify({ container: [container], event: ['exec_died'] })
  const query = { stream: 'false', since: `${since}`, filters }
  const { body } = await accepted(await ask.stream('/events', { query }), ask.endpoint)
  const { text: lines } = await readText(body, MAX_EVENTS_BYTES)
  return lines.split('\n').some((line) =>
    readable(() => {
      const { Action, Actor } = record(parseJson(line), 'event')
      const { containerExitCode } = record(record(Actor, 'Actor').Attributes, 'Attributes')
      return Action === 'exec_died' && text(containerExitCode, 'containerExitCode') === `${exitCode}`
    }),
  )
}

/** Reasons that have to do with the program, or with how the container was made. */
const OWN_REASONS = [
  /\bexec: "[^"]*": .*(executable file not found|no such file or directory|permission denied|is a directory|not a directory|exec format error)/i,
  /\bcrun: (executable file|open executable|cannot find|exec)\b/i,
  /unable to find (user|group)|no matching entries in (passwd|group) file/i,
  /no command specified|no CMD or ENTRYPOINT/i,
  /chdir to cwd|current working directory is outside/i,
]
const MISSING = /executable file .*not found|exec: "[^"]*": .*no such file or directory|cannot find `/i

/** @throws CouldNotLook where the reason has to do with neither the program nor the container */
export function notStarted(endpoint: string, said: string): ExecResult {
  const refused = refusedForItself(said)
  if (!refused) throw new CouldNotLook('exec-failed', endpoint, { said })
  return refused
}

/** What such words say of a program; undefined where the reason has to do with neither it nor the container. */
export function refusedForItself(said: string) {
  if (!OWN_REASONS.some((reason) => reason.test(said))) return undefined
  return { kind: 'not-started' as const, said, ...(MISSING.test(said) && { missing: true as const }) }
}
