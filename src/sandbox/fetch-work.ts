import type { Readable } from 'node:stream'
import { createExec } from '../docker/probes/exec-session.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { chunksOf, demultiplex } from '../docker/wire/engine-stream.ts'
import { accepted } from '../docker/wire/read-answer.ts'
import type { SandboxShell } from './sandbox-shell.ts'
import { CASE_FOLDER } from './start-script.ts'
import { unpackWork } from './unpack-work.ts'

const DEADLINE_MS = 60_000

/**
 * Copies the working folder of a sandbox's container to an empty folder of this machine. Rejects where the folder could not
 * be read.
 */
export async function fetchWork({ ask, container, through }: SandboxShell, to: string): Promise<void> {
  const Cmd = [...through, 'tar', '-C', `${CASE_FOLDER}/work`, '-cf', '-', '.']
  const { id } = await createExec(ask, container, { Cmd })
  const question = { method: 'POST', body: { Detach: false, Tty: false }, endless: true } as const
  const { body } = await accepted(await ask.stream(`/exec/${id}/start`, question), ask.endpoint)
  await unpackWork(stdoutOf(ask, body), to)
}

async function* stdoutOf(ask: Ask, body: Readable): AsyncGenerator<Buffer> {
  for await (const { stream, data } of demultiplex(chunksOf(ask, body, DEADLINE_MS), ask.endpoint))
    if (stream === 'stdout') yield data
}
