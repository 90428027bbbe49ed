import type { TextEncoding } from './docker.ts'

/** What bytes say, and how that was found out. Plain UTF-8 has the text alone. */
export interface DecodedText {
  /** Without a byte order mark; what is not text has U+FFFD in it. */
  text: string
  /** From the byte order mark, where there is one. */
  mark?: Exclude<TextEncoding, 'gb18030'>
  /** Where it is not UTF-8 and has no mark: what it says if it was saved in this encoding, which nothing proves. */
  guess?: { encoding: TextEncoding; text: string }
}

const MARKS = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const

/**
 * The text of bytes that somebody saved: UTF-8, or what their byte order mark says, as a redirection in Windows
 * PowerShell writes it.
 * @param cut whether the bytes are only the beginning, so that the last character can be incomplete
 * @see https://encoding.spec.whatwg.org/#bom-sniff
 */
export function decodeText(bytes: Uint8Array, { cut = false } = {}): DecodedText {
  const [mark] = MARKS.find(([, start]) => start.every((byte, at) => bytes[at] === byte)) ?? []
  if (mark) return { text: decode(mark, bytes, cut), mark }
  const wide = withoutMark(bytes)
  if (wide)
    return { text: decode('utf-8', bytes, cut), guess: { encoding: wide, text: decode(wide, bytes, cut) } }
  const text = strictly('utf-8', bytes, cut)
  if (text !== undefined) return { text }
  const chinese = strictly('gb18030', bytes, cut)
  const found = decode('utf-8', bytes, cut)
  return chinese === undefined
    ? { text: found }
    : { text: found, guess: { encoding: 'gb18030', text: chinese } }
}

const decode = (encoding: string, bytes: Uint8Array, stream: boolean) =>
  new TextDecoder(encoding).decode(bytes, { stream })

function strictly(encoding: string, bytes: Uint8Array, stream: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream })
  } catch {
    return undefined
  }
}

/** UTF-16 without its mark: every other byte of Latin letters is zero, and in no other text is any. */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0]
  const start = bytes.subarray(0, 1024)
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2]! += 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < Math.max(1, start.length / 4)) return undefined
  if (even === 0) return 'utf-16le'
  return odd === 0 ? 'utf-16be' : undefined
}
