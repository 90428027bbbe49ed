import type { Logs } from '../port/docker.ts'
import { flag, record, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi, streamOf } from '../wire/engine-api.ts'
import { chunksOf, demultiplex } from '../wire/engine-stream.ts'
import { Refusal, unlessAbsent } from '../wire/read-answer.ts'

const DEADLINE_MS = 10_000
const MAX_LINES = 200
const MAX_BYTES = 64 * 1024

/**
 * The last lines of both streams, in the order in which they were printed.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerLogs}
 */
export async function readLogs(ask: Ask, container: string): Promise<Logs> {
  const asked = engineApi(ask).getContainer(encodeURIComponent(container))
  const inspected = await unlessAbsent(asked.inspect())
  if (inspected === undefined) return unreadable
  const hasTerminal = understood(ask.endpoint, () => {
    const { Config } = record(inspected, 'container')
    return flag(record(Config, 'Config').Tty, 'Tty')
  })
  try {
    const chunks = chunksOf(ask, streamOf(await asked.logs(LAST_LINES)), DEADLINE_MS)
    return await lastLines(hasTerminal ? chunks : dataOf(demultiplex(chunks, ask.endpoint)))
  } catch (error) {
    if (error instanceof Refusal && keepsNothing(error)) return unreadable
    throw error
  }
}

/**
 * One line more than is kept shows whether there are more. dockerode gives a stream only where `follow` is set, and
 * takes any text for that, whereas the engine reads 0.
 */
const LAST_LINES = { stdout: '1', stderr: '1', follow: '0', tail: `${MAX_LINES + 1}` }

/** 409: it is being removed this moment, as with --rm. */
const keepsNothing = ({ status, said }: Refusal) =>
  status === 404 || status === 409 || /does not support reading/i.test(said)

const unreadable: Logs = { text: '', truncated: false, readable: false }

async function* dataOf(output: AsyncIterable<{ data: Buffer }>): AsyncGenerator<Buffer> {
  for await (const { data } of output) yield data
}

/** The end of what comes: at most 200 lines and 64 KiB, and never more than twice that in memory. */
export async function lastLines(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Logs> {
  let parts: Buffer[] = []
  let size = 0
  let cut = false
  const keepEnd = () => {
    const end = Buffer.concat(parts).subarray(-MAX_BYTES)
    cut ||= size > MAX_BYTES
    parts = [end]
    size = end.length
  }
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (size > 2 * MAX_BYTES) keepEnd()
  }
  keepEnd()
  const lines =
    Buffer.concat(parts)
      .toString()
      .match(/[^\n]*\n|[^\n]+$/g) ?? []
  return {
    text: lines.slice(-MAX_LINES).join(''),
    truncated: cut || lines.length > MAX_LINES,
    readable: true,
  }
}
