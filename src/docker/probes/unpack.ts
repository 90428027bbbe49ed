import type { Transform } from 'node:stream'
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'

/** By the names of {@link https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Encoding Content-Encoding}. */
const UNPACKERS: Record<string, (bytes: Buffer) => Transform> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  // By the standard it has a header; some servers leave it out.
  deflate: (bytes) => (bytes.length > 0 && (bytes[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(),
}

/**
 * What was packed, little more than `maxBytes` of it; as much as can be unpacked where the rest is missing or broken,
 * and the bytes as they are where that is nothing.
 */
export async function unpack(packing: string, bytes: Buffer, maxBytes: number): Promise<Buffer> {
  const unpacker = Object.hasOwn(UNPACKERS, packing) ? UNPACKERS[packing]?.(bytes) : undefined
  if (!unpacker) return bytes
  const parts: Buffer[] = []
  let size = 0
  try {
    unpacker.end(bytes)
    for await (const part of unpacker as AsyncIterable<Buffer>) {
      parts.push(part)
      size += part.length
      if (size > maxBytes) break
    }
  } catch {
    if (size === 0) return bytes
  }
  return Buffer.concat(parts)
}
