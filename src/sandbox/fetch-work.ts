import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { createExec } from '../docker/probes/exec-session.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { chunksOf, demultiplex } from '../docker/wire/engine-stream.ts'
import { accepted } from '../docker/wire/read-answer.ts'
import type { SandboxShell } from './sandbox-shell.ts'
import { CASE_FOLDER } from './start-script.ts'
import { unpackWork } from './unpack-work.ts'

const DEADLINE_MS = 60_000
const MOST_TRIES = 4
/** GNU tar writes whole records, the last of which ends with two empty blocks. */
const RECORD = 20 * 512
const END = Buffer.alloc(2 * 512)

/**
 * Copies the working folder of a sandbox's container to an empty folder of this machine. Rejects where the folder could not
 * be read.
 *
 * An engine can close the output of a program that has ended before all of it was fetched (newer ones wait for two
 * seconds), and nothing tells: on a busy machine the end of the archive can be missing. So it is compared with what an
 * end looks like, and fetched again.
 */
export async function fetchWork(shell: SandboxShell, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const problem = await fetchOnce(shell, to)
    if (problem === undefined) return
    if (tries === MOST_TRIES) throw new CouldNotLook('engine-answer', shell.ask.endpoint, { said: problem })
    for (const name of await readdir(to)) await rm(join(to, name), { recursive: true, force: true })
  }
}

/** What shows that not all of it has come; undefined where it has. */
async function fetchOnce({ ask, container, through }: SandboxShell, to: string): Promise<string | undefined> {
  const Cmd = [...through, 'tar', '-C', `${CASE_FOLDER}/work`, '-cf', '-', '.']
  const { id } = await createExec(ask, container, { Cmd })
  const question = { method: 'POST', body: { Detach: false, Tty: false }, endless: true } as const
  const { body } = await accepted(await ask.stream(`/exec/${id}/start`, question), ask.endpoint)
  const come = { bytes: 0, last: Buffer.alloc(0), hasEnded: false, cut: false }
  async function* counted(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of stdoutOf(ask, body)) {
        come.bytes += chunk.length
        come.last = Buffer.concat([come.last, chunk.subarray(-END.length)]).subarray(-END.length)
        yield chunk
      }
      come.hasEnded = true
    } catch (error) {
      come.cut = error instanceof CouldNotLook && error.detail.why === 'cut-off'
      throw error
    }
  }
  try {
    await unpackWork(counted(), to)
  } catch (error) {
    // This machine can have trouble of its own, with its disk for one.
    const isCut = come.cut || (come.hasEnded && Object(error).errno === undefined)
    if (!isCut) throw error
    return String(error)
  }
  const isWhole = come.bytes > 0 && come.bytes % RECORD === 0 && come.last.equals(END)
  return isWhole ? undefined : 'unexpected end of the archive'
}

async function* stdoutOf(ask: Ask, body: Readable): AsyncGenerator<Buffer> {
  for await (const { stream, data } of demultiplex(chunksOf(ask, body, DEADLINE_MS), ask.endpoint))
    if (stream === 'stdout') yield data
}
