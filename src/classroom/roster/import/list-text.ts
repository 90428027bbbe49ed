import { isUtf8 } from 'node:buffer'
import { shownPath } from '../../../lab/frame.ts'
import { InputError } from '../../../lab/input-error.ts'
import { readBytes } from '../../../lab/text-file.ts'

export type Encoding = 'UTF-8' | 'UTF-16' | 'GB18030' | 'Windows-1252'

export interface ListText {
  /** With plain line ends, and without a byte order mark. */
  text: string
  encoding: Encoding
}

const MOST_BYTES = 10 * 1024 * 1024

/**
 * The text of a list of students, whatever program wrote it. UTF-16 and UTF-8 can be told by their bytes; what is neither
 * is what Excel writes in China, or else in western Europe. @throws InputError for what is no text
 */
export function readListText(file: string): ListText {
  const bytes = readBytes(file, MOST_BYTES)
  const refused = (code: 'list-spreadsheet' | 'list-not-text' | 'empty-file') =>
    new InputError([{ file: shownPath(file), fault: { code } }])
  if (SPREADSHEETS.some((start) => start.every((byte, at) => bytes[at] === byte)))
    throw refused('list-spreadsheet')
  const found = decoded(bytes)
  if (!found || /[\0-\x08\x0e-\x1f]/.test(found.text)) throw refused('list-not-text')
  if (found.text.trim() === '') throw refused('empty-file')
  return { ...found, text: found.text.replace(/\r\n?/g, '\n') }
}

/** How xlsx and ods begin (they are zip files), and xls. */
const SPREADSHEETS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

function decoded(bytes: Uint8Array): ListText | undefined {
  const wide = utf16Of(bytes)
  if (wide) return as(wide, bytes, 'UTF-16')
  if (isUtf8(bytes)) return as('utf-8', bytes, 'UTF-8')
  const chinese = isMostlyPairs(bytes) ? as('gb18030', bytes, 'GB18030') : undefined
  return chinese ?? as('windows-1252', bytes, 'Windows-1252')
}

function as(label: string, bytes: Uint8Array, encoding: Encoding): ListText | undefined {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding }
  } catch {
    return undefined
  }
}

/** By the byte order mark, or by the zeros that are every second byte of plain letters. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (const [at, byte] of bytes.subarray(0, 4096).entries()) if (byte === 0) zeros[at % 2]! += 1
  const [even = 0, odd = 0] = zeros
  if (even === 0 && odd > 0) return 'utf-16le'
  return odd === 0 && even > 0 ? 'utf-16be' : undefined
}

/** In Chinese, bytes above ASCII come together; in western languages such a letter stands alone between others. */
function isMostlyPairs(bytes: Uint8Array): boolean {
  const runs = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/[\x80-\xff]+/g),
  ]
  const alone = runs.filter(([run]) => run.length === 1).length
  return alone * 2 < runs.length
}
