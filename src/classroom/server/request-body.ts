import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Refusal } from './refusal.ts'

/** The largest body, in bytes: as it is sent, and unpacked. */
export interface BodyLimits {
  sent: number
  unpacked: number
}

/**
 * The text of a request with JSON, which can be packed with gzip.
 * @throws Refusal `not-json`, `encoding`, `too-big` or `unreadable`: nothing larger is ever held
 */
export async function jsonText(request: IncomingMessage, limits: BodyLimits): Promise<string> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal('not-json')
  if (!['identity', 'gzip'].includes(encoding)) throw new Refusal('encoding')
  const sent = await bytesOf(request, encoding === 'gzip' ? limits.sent : limits.unpacked)
  const bytes = encoding === 'gzip' ? await unpacked(sent, limits.unpacked) : sent
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('unreadable')
  }
}

async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new Refusal('too-big')
  const chunks: Buffer[] = []
  let length = 0
  // Not to be destroyed where it is too long: then the answer would never arrive.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) throw new Refusal('too-big')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const unzip = promisify(gunzip)

async function unpacked(bytes: Buffer, most: number): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: most })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Refusal(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-big' : 'unreadable')
  }
}
