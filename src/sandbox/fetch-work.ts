import type { Readable } from 'node:stream'
import { createExec } from '../docker/probes/exec-session.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { chunksOf, demultiplex } from '../docker/wire/engine-stream.ts'
import { accepted } from '../docker/wire/read-answer.ts'
import { CASE_FOLDER } from './start-script.ts'
import { unpackWork } from './unpack-work.ts'

const DEADLINE_MS = 60_000

/**
 * Copies the working folder of a sandbox's container to an empty folder of this machine. Rejects where the folder could not
 * be read.
 */
export async function fetchWork(outer: Ask, container: string, to: string): Promise<void> {
  const Cmd = ['tar', '-C', `${CASE_FOLDER}/work`, '-cf', '-', '.']
  const { id } = await createExec(outer, container, { Cmd })
  const question = { method: 'POST', body: { Detach: false, Tty: false }, endless: true } as const
  const { body } = await accepted(await outer.stream(`/exec/${id}/start`, question), outer.endpoint)
  await unpackWork(stdoutOf(outer, body), to)
}

async function* stdoutOf(outer: Ask, body: Readable): AsyncGenerator<Buffer> {
  for await (const { stream, data } of demultiplex(chunksOf(outer, body, DEADLINE_MS), outer.endpoint))
    if (stream === 'stdout') yield data
}
