import type { Readable } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { Ask } from './ask.ts'

/**
 * The body's chunks. Leaving the loop early ends the connection; a body that is cut off, or that lasts for
 * longer than `timeoutMs`, rejects with `CouldNotLook`.
 */
export async function* chunksOf(ask: Ask, body: Readable, timeoutMs: number): AsyncGenerator<Buffer> {
  const late = () => body.destroy(new CouldNotLook('engine-timeout', ask.endpoint))
  const timer = setTimeout(late, timeoutMs)
  try {
    yield* body
  } catch (error) {
    if (error instanceof CouldNotLook) throw error
    const detail = { why: 'cut-off', said: String(error) } as const
    throw new CouldNotLook('engine-answer', ask.endpoint, detail, { cause: error })
  } finally {
    clearTimeout(timer)
    body.destroy()
  }
}

export interface Output {
  stream: 'stdout' | 'stderr'
  data: Buffer
}

const HEADER_BYTES = 8
const STREAMS = ['stdout', 'stdout', 'stderr', 'stderr'] as const

/**
 * Takes apart what a container without a terminal prints: frames of one byte for the stream, three of padding,
 * four for the length and then the data, cut into chunks anywhere. Rejects with `CouldNotLook` where the last frame is
 * not whole: not every connection tells that it was cut off.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerAttach}
 */
export async function* demultiplex(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  endpoint: string,
): AsyncGenerator<Output> {
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
          throw new CouldNotLook('engine-answer', endpoint, { why: 'not-multiplexed' })
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
  if (header.length > 0) throw new CouldNotLook('engine-answer', endpoint, { why: 'cut-off' })
}
