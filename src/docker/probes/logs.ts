import { CouldNotLook } from '../port/could-not-look.ts'
import type { Logs } from '../port/docker.ts'
import type { Ask } from '../wire/ask.ts'
import { chunksOf, demultiplex, refusal } from '../wire/engine-stream.ts'

const DEADLINE_MS = 10_000
const MAX_LINES = 200
const MAX_BYTES = 64 * 1024

/**
 * The last lines of both streams, in the order in which they were printed.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerLogs}
 */
export async function readLogs(ask: Ask, container: string): Promise<Logs> {
  const path = `/containers/${encodeURIComponent(container)}`
  const inspected = await ask.json<{ Config: { Tty: boolean } }>(`${path}/json`)
  if (!inspected) return unreadable
  // One line more than is kept shows whether there are more.
  const query = { stdout: '1', stderr: '1', follow: '0', tail: `${MAX_LINES + 1}` }
  const answer = await ask.stream(`${path}/logs`, { query })
  if (answer.status !== 200) {
    const said = await refusal(answer)
    // 409: it is being removed this moment, as with --rm.
    if ([404, 409].includes(answer.status) || /does not support reading/i.test(said)) return unreadable
    throw new CouldNotLook('engine-answer', ask.endpoint, said)
  }
  const chunks = chunksOf(ask, answer.body, DEADLINE_MS)
  return lastLines(inspected.Config.Tty ? chunks : dataOf(demultiplex(chunks)))
}

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
