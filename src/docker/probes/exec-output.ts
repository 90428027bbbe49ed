import type { Readable } from 'node:stream'
import { setTimeout as delay, setImmediate as oneTurn } from 'node:timers/promises'
import { decodeText } from '../port/decode-text.ts'
import type { Ask } from '../wire/ask.ts'
import { chunksOf, demultiplex, type Output } from '../wire/engine-stream.ts'

/** How much is kept of each stream. A program that prints more than the second number is left to wait for its deadline. */
const KEPT_BYTES = 64 * 1024
const READ_BYTES = 64 * 1024 * 1024
/** How long the rest of what a program has printed can be silent on its way. */
const REST_MS = 500

export interface Printed {
  stdout: string
  stderr: string
  /** More was printed than is kept. */
  truncated: boolean
}

/** Keeps the beginning of both streams, while they come. */
export function collectOutput(ask: Ask, body: Readable, timeoutMs: number) {
  const kept = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  const size = { stdout: 0, stderr: 0 }
  let isClosed = false
  let lastHeard = 0
  const closed = (async () => {
    for await (const { stream, data } of demultiplex(chunksOf(ask, body, timeoutMs), ask.endpoint)) {
      if (size[stream] < KEPT_BYTES) kept[stream].push(data.subarray(0, KEPT_BYTES - size[stream]))
      size[stream] += data.length
      lastHeard = performance.now()
      if (size.stdout + size.stderr >= READ_BYTES) break
    }
    isClosed = true
  })()
  closed.catch(() => {})

  async function closesWithin(ms: number): Promise<boolean> {
    const waiting = new AbortController()
    const late = delay(Math.max(0, ms), undefined, { signal: waiting.signal }).catch(() => {})
    await Promise.race([closed, late]).finally(() => waiting.abort())
    return isClosed
  }

  /** Waits for what is still on its way. False where something holds the output open. */
  async function restHasCome(timeoutMs: number): Promise<boolean> {
    const end = performance.now() + Math.max(timeoutMs, REST_MS)
    while (!(await closesWithin(REST_MS))) {
      // On a busy machine, the time can be over with all of it here and unread.
      await oneTurn()
      if (isClosed) break
      if (performance.now() - lastHeard >= REST_MS || performance.now() >= end) return false
    }
    return true
  }

  const text = (stream: Output['stream']) =>
    decodeText(Buffer.concat(kept[stream]), { cut: size[stream] > KEPT_BYTES }).text
  return {
    isClosed: () => isClosed,
    closesWithin,
    restHasCome,
    printed: (): Printed => ({
      stdout: text('stdout'),
      stderr: text('stderr'),
      truncated: size.stdout > KEPT_BYTES || size.stderr > KEPT_BYTES,
    }),
  }
}
