import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { problemAt, shownPath } from './frame.ts'
import { InputError } from './input-error.ts'

const MOST_BYTES = 256 * 1024
/** What YAML does not count as text: https://yaml.org/spec/1.2.2/#51-character-set. A lone CR is no line break here. */
const CONTROL = /[\0-\x08\x0b-\x1f\x7f]/

/** The text of a file of a course, with plain line ends. Anything but UTF-8 text in a regular file of at most 256 KiB is an InputError. */
export async function readText(file: string): Promise<string> {
  const bytes = readBytes(file)
  const source = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n')
  const refused = async (offset: number, message: string) =>
    new InputError([await problemAt({ file, source }, Math.max(0, offset), { message })])
  if (!isUtf8(bytes)) throw await refused(source.indexOf('\ufffd'), 'this is not UTF-8 text')
  const control = CONTROL.exec(source)
  if (control) throw await refused(control.index, 'a control character stands here, which is not text')
  return source
}

/** At once: a file of a course is small, and to be told of it takes longer than to read it. */
function readBytes(file: string): Uint8Array {
  const refused = (message: string) => new InputError([{ file: shownPath(file), message }])
  try {
    const found = statSync(file)
    if (!found.isFile()) throw refused('this is not a regular file')
    if (found.size > MOST_BYTES)
      throw refused(`this file has ${found.size} bytes; at most ${MOST_BYTES} are read`)
    return readFileSync(file)
  } catch (error) {
    if (error instanceof InputError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw refused('there is no such file')
    throw refused(`this file cannot be read (${code})`)
  }
}
