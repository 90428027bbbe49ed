import { decodeText } from '../port/decode-text.ts'
import type { Logs } from '../port/docker.ts'
import { flag, record, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi, streamOf } from '../wire/engine-api.ts'
import { chunksOf, demultiplex } from '../wire/engine-stream.ts'
import { Refusal, unlessAbsent } from '../wire/read-answer.ts'

const DEADLINE_MS = 10_000
const USUAL = { lines: 200, bytes: 64 * 1024 }
const FURTHER = { lines: 20_000, bytes: 1024 * 1024 }

/**
 * The last lines of both streams, in the order in which they were printed.
 * @param further 20,000 lines and 1 MiB instead of 200 lines and 64 KiB; `timed`: each with its time
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerLogs}
 */
export async function readLogs(
  ask: Ask,
  container: string,
  further: boolean | 'timed' = false,
): Promise<Logs> {
  const most = further ? FURTHER : USUAL
  const asked = engineApi(ask).getContainer(encodeURIComponent(container))
  const inspected = await unlessAbsent(asked.inspect())
  if (inspected === undefined) return { ...unreadable, noContainer: true }
  const hasTerminal = understood(ask.endpoint, () => {
    const { Config } = record(inspected, 'container')
    return flag(record(Config, 'Config').Tty, 'Tty')
  })
  try {
    const chunks = chunksOf(
      ask,
      streamOf(await asked.logs(lastOnes(most.lines, further === 'timed'))),
      DEADLINE_MS,
    )
    return await lastLines(hasTerminal ? chunks : dataOf(demultiplex(chunks, ask.endpoint)), most)
  } catch (error) {
    if (error instanceof Refusal && keepsNothing(error)) return unreadable
    throw error
  }
}

/**
 * One line more than is kept shows whether there are more. dockerode gives a stream only where `follow` is set, and
 * takes any text for that, whereas the engine reads 0.
 */
const lastOnes = (lines: number, isTimed: boolean) => ({
  stdout: '1',
  stderr: '1',
  follow: '0',
  tail: `${lines + 1}`,
  ...(isTimed && { timestamps: '1' }),
})

/** 409: it is being removed this moment, as with --rm. What it says of a log that is not kept, in words of Docker and of Podman. */
const keepsNothing = ({ status, said }: Refusal) =>
  status === 404 || status === 409 || /does not support reading|is not logging output/i.test(said)

const unreadable: Logs = { text: '', truncated: false, readable: false }

async function* dataOf(output: AsyncIterable<{ data: Buffer }>): AsyncGenerator<Buffer> {
  for await (const { data } of output) yield data
}

/** The end of what comes, and never more than twice as many bytes in memory. */
export async function lastLines(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  most: { lines: number; bytes: number } = USUAL,
): Promise<Logs> {
  let parts: Buffer[] = []
  let size = 0
  let cut = false
  const keepEnd = () => {
    const end = Buffer.concat(parts).subarray(-most.bytes)
    cut ||= size > most.bytes
    parts = [end]
    size = end.length
  }
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (size > 2 * most.bytes) keepEnd()
  }
  keepEnd()
  const lines = decodeText(Buffer.concat(parts)).text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  return {
    text: lines.slice(-most.lines).join(''),
    truncated: cut || lines.length > most.lines,
    readable: true,
  }
}
