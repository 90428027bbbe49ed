import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip, gunzipSync } from 'node:zlib'
import { Refusal, type RefusalCode } from './refusal.ts'

/** A body that a question has. */
export interface BodyAsked {
  /** The largest, in bytes: as it is sent, and unpacked. */
  sent: number
  unpacked: number
  /** The refusals for a body that is larger, and for one that is not text: each route has its own. */
  tooBig: RefusalCode
  unreadable: RefusalCode
}

/**
 * The text of a request with JSON, which can be packed with gzip.
 * @throws Refusal `not-json`, `encoding`, or what is asked for: nothing larger is ever held
 */
export async function jsonText(request: IncomingMessage, asked: BodyAsked): Promise<string> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal('not-json')
  if (!['identity', 'gzip'].includes(encoding)) throw new Refusal('encoding')
  const sent = await bytesOf(request, encoding === 'gzip' ? asked.sent : asked.unpacked, asked)
  const bytes = encoding === 'gzip' ? await unpacked(sent, asked) : sent
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal(asked.unreadable)
  }
}

async function bytesOf(
  request: IncomingMessage,
  most: number,
  { tooBig }: Pick<BodyAsked, 'tooBig'>,
): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new Refusal(tooBig)
  const chunks: Buffer[] = []
  let length = 0
  // Not to be destroyed where it is too long: then the answer would never arrive.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) throw new Refusal(tooBig)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const unzip = promisify(gunzip)

/** So much is unpacked at once, in bytes: a snapshot of a few labs. A detour through other threads takes ten times as long. */
const SMALL = 16 * 1024

async function unpacked(bytes: Buffer, asked: BodyAsked): Promise<Buffer> {
  const limit = { maxOutputLength: asked.unpacked }
  try {
    return bytes.length > SMALL ? await unzip(bytes, limit) : gunzipSync(bytes, limit)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Refusal(code === 'ERR_BUFFER_TOO_LARGE' ? asked.tooBig : asked.unreadable)
  }
}
