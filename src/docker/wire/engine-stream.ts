import { addAbortSignal, type Readable } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { Answer, Ask } from './ask.ts'
import { quote, readText } from './read-answer.ts'

/**
 * The body's chunks. Leaving the loop early ends the connection; a body that is cut off, or that goes on for
 * longer than `timeoutMs`, rejects with `CouldNotLook`.
 */
export async function* chunksOf(ask: Ask, body: Readable, timeoutMs: number): AsyncGenerator<Buffer> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    for await (const chunk of addAbortSignal(timeout, body)) yield chunk
  } catch (error) {
    if (error instanceof CouldNotLook) throw error
    if (timeout.aborted) throw new CouldNotLook('engine-timeout', ask.endpoint, '', { cause: error })
    throw new CouldNotLook('engine-answer', ask.endpoint, String(error), { cause: error })
  } finally {
    body.destroy()
  }
}

/** What the engine said instead of what was asked for: the message of its error. */
export async function refusal({ body }: Answer): Promise<string> {
  return quote((await readText(body, 8192)).text)
}

export interface Output {
  stream: 'stdout' | 'stderr'
  data: Buffer
}

const HEADER_BYTES = 8
const STREAMS = ['stdout', 'stdout', 'stderr', 'stderr'] as const

/**
 * Takes apart what a container without a terminal prints: frames of one byte for the stream, three of padding,
 * four for the length and then the data, cut into chunks anywhere.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerAttach}
 */
export async function* demultiplex(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Output> {
  let header = Buffer.alloc(0)
  let left = 0
  for await (const chunk of chunks) {
    for (let rest = chunk; rest.length > 0; ) {
      if (left === 0) {
        const missing = HEADER_BYTES - header.length
        header = Buffer.concat([header, rest.subarray(0, missing)])
        rest = rest.subarray(missing)
        if (header.length < HEADER_BYTES) break
        if (header[0]! >= STREAMS.length || header.readUIntBE(1, 3) !== 0)
          throw new CouldNotLook('engine-answer', '', 'not a multiplexed stream')
        left = header.readUInt32BE(4)
        if (left === 0) header = Buffer.alloc(0)
        continue
      }
      const data = rest.subarray(0, left)
      yield { stream: STREAMS[header[0]!]!, data }
      rest = rest.subarray(data.length)
      left -= data.length
      if (left === 0) header = Buffer.alloc(0)
    }
  }
}
