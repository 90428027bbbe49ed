import { decodeText } from '../port/decode-text.ts'

/** What a browser would show of a body, and whether it was cut at `maxBytes` as it was unpacked. */
export interface PageText {
  text: string
  isCut: boolean
}

/**
 * The text of a body: unpacked, and decoded as its byte order mark, its `Content-Type` or its `<meta>` says, in that
 * order. A body that cannot be unpacked is taken as it is.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export async function pageText(
  body: Buffer,
  headers: Record<string, string>,
  maxBytes: number,
): Promise<PageText> {
  const packings = (headers['content-encoding'] ?? '').toLowerCase().split(',')
  let bytes = body
  for (const packing of packings.map((one) => one.trim()).reverse()) {
    if (packing !== '' && packing !== 'identity')
      bytes = await (await import('./unpack.ts')).unpack(packing, bytes, maxBytes)
  }
  return { text: asShown(bytes.subarray(0, maxBytes), headers), isCut: bytes.length > maxBytes }
}

function asShown(bytes: Buffer, headers: Record<string, string>): string {
  const { text, mark, guess } = decodeText(bytes)
  if (mark) return text
  const charset = /;\s*charset\s*=\s*"?\s*([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1]
  const shown = decoded(bytes, charset) ?? decoded(bytes, metaCharset(bytes))
  if (shown !== undefined) return shown
  // Nothing says which it is: browsers guess as well.
  return guess?.encoding === 'gb18030' ? guess.text : text
}

/** Undefined where there is no such encoding. */
function decoded(bytes: Buffer, charset: string | undefined): string | undefined {
  try {
    return charset === undefined ? undefined : new TextDecoder(charset).decode(bytes)
  } catch {
    return undefined
  }
}

/** Within as many bytes as browsers look for it. A page in which it can be read is not in UTF-16, whatever it says. */
function metaCharset(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 1024).toString('latin1')
  const charset = /<meta\s[^>]*charset\s*=\s*["']?\s*([^\s;"'/>]+)/i.exec(start)?.[1]
  return charset && /^utf-?16/i.test(charset) ? 'utf-8' : charset
}
