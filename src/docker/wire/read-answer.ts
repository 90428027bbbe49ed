import type { Readable } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { Answer } from './ask.ts'

const MAX_BYTES = 8 * 1024 * 1024
const LONGEST_QUOTE = 300

/** The answer as {@link Ask.json} gives it: undefined for 404. */
export async function readJson<T>(
  answer: Answer,
  endpoint: string,
  maxBytes = MAX_BYTES,
): Promise<T | undefined> {
  const broken = (detail: string) => new CouldNotLook('engine-answer', endpoint, detail)
  const { text, truncated } = await readText(answer.body, maxBytes)
  if (answer.status === 404 && isNotFound(text)) return undefined
  if (answer.status < 200 || answer.status > 299) throw broken(`${answer.status} ${quote(text)}`)
  if (truncated) throw broken(`longer than ${maxBytes} bytes`)
  try {
    return JSON.parse(text) as T
  } catch {
    throw broken(`not JSON: ${quote(text)}`)
  }
}

/** At most `maxBytes` of a body; what is more is never read. */
export async function readText(
  body: Readable,
  maxBytes: number,
): Promise<{ text: string; truncated: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxBytes) break
  }
  const all = Buffer.concat(chunks)
  return { text: all.subarray(0, maxBytes).toString(), truncated: size > maxBytes }
}

/** The engine's own words, shortened: its `message`, or the text as it stands. */
export function quote(text: string): string {
  return (messageIn(text) ?? text).trim().slice(0, LONGEST_QUOTE)
}

/** «It is not there», in the engine's own form; not a proxy's page, nor a path that the engine doesn't know. */
function isNotFound(text: string): boolean {
  const message = messageIn(text)
  return message !== undefined && message !== 'page not found'
}

function messageIn(text: string): string | undefined {
  try {
    const { message } = JSON.parse(text)
    return typeof message === 'string' ? message : undefined
  } catch {
    return undefined
  }
}
