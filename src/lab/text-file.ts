import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import type { LabFault } from './fault.ts'
import { problemAt, shownPath } from './frame.ts'
import { InputError } from './input-error.ts'

const MOST_BYTES = 256 * 1024
/** What YAML does not count as text: https://yaml.org/spec/1.2.2/#51-character-set. A lone CR is no line break here. */
const CONTROL = /[\0-\x08\x0b-\x1f\x7f]/

/**
 * The text of a file of a course, with plain line ends. Anything but UTF-8 text in a regular file of at most 256 KiB is
 * an InputError.
 */
export const readTextFile = async (file: string): Promise<string> => (await readBytesAndText(file)).source

/** The same, with the bytes that the file has. @param mostBytes how many it can have */
export async function readBytesAndText(
  file: string,
  mostBytes: number = MOST_BYTES,
): Promise<{ bytes: Uint8Array; source: string }> {
  const bytes = readBytes(file, mostBytes)
  const source = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n')
  const refused = async (offset: number, fault: LabFault) =>
    new InputError([await problemAt({ file, source }, Math.max(0, offset), { fault })])
  if (!isUtf8(bytes)) throw await refused(source.indexOf('\ufffd'), { code: 'not-utf8' })
  const control = CONTROL.exec(source)
  if (control) throw await refused(control.index, { code: 'control-character' })
  return { bytes, source }
}

/** Synchronous: a file of a course is small, and waiting for a callback takes longer than reading it. @throws InputError */
export function readBytes(file: string, mostBytes: number): Uint8Array {
  const refused = (fault: LabFault) => new InputError([{ file: shownPath(file), fault }])
  try {
    const found = statSync(file)
    if (!found.isFile()) throw refused({ code: 'not-a-file' })
    if (found.size > mostBytes) throw refused({ code: 'file-too-large', bytes: found.size, most: mostBytes })
    return readFileSync(file)
  } catch (error) {
    if (error instanceof InputError) throw error
    const { code: reason = '' } = error as NodeJS.ErrnoException
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw refused({ code: 'no-file' })
    throw refused({ code: 'unreadable', reason })
  }
}
