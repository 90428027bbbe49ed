import type { Readable } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { Ask } from './ask.ts'
import { accepted } from './read-answer.ts'

const LONGEST_LINE = 1024 * 1024

/**
 * The lines of the engine's `/events`, as they come. Ends when the signal aborts; rejects with `CouldNotLook` when the
 * engine goes away.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/System/operation/SystemEvents
 */
export async function* eventLines(ask: Ask, signal: AbortSignal): AsyncGenerator<string> {
  if (signal.aborted) return
  let body: Readable | undefined
  const stop = () => void body?.destroy()
  signal.addEventListener('abort', stop)
  try {
    ;({ body } = await accepted(await ask.stream('/events', { endless: true }), ask.endpoint))
    if (signal.aborted) return
    yield* linesOf(body, ask.endpoint)
    throw cutOff(ask.endpoint)
  } catch (error) {
    if (signal.aborted) return
    throw error instanceof CouldNotLook ? error : cutOff(ask.endpoint, String(error))
  } finally {
    signal.removeEventListener('abort', stop)
    body?.destroy()
  }
}

async function* linesOf(body: Readable, endpoint: string): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE)
      throw new CouldNotLook('engine-answer', endpoint, { why: 'too-long', bytes: LONGEST_LINE })
    for (const line of lines) if (line.trim() !== '') yield line
  }
}

const cutOff = (endpoint: string, said?: string) =>
  new CouldNotLook('engine-answer', endpoint, { asked: 'GET /events', why: 'cut-off', said })
