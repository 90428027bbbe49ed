import type { LabFault } from './fault.ts'
import { problemAt } from './frame.ts'
import { InputError } from './input-error.ts'
import { readTextFile } from './text-file.ts'

/**
 * What a Markdown file of a course can be at most. A parser needs far more time for a long paragraph of open marks than
 * its length suggests, and a stack for every level.
 */
const MOST_CHARACTERS = 64 * 1024
const MOST_OF_A_PARAGRAPH = 3000
/** A block of code has no marks in it, as far as that can be told without a parser. */
const MOST_OF_A_CODE_BLOCK = 6000
const MOST_LEVELS = 16

/** The text of a Markdown file of a course: a brief, a README. @throws InputError also for more than a reader can take */
export async function readMarkdown(file: string): Promise<string> {
  const source = await readTextFile(file)
  const excess = excessIn(source)
  if (!excess) return source
  const { offset, fault } = excess
  throw new InputError([await problemAt({ file, source }, offset, { fault })])
}

/** The first place at which a text is more than a parser should be given. */
export function excessIn(source: string): { offset: number; fault: LabFault } | undefined {
  if (source.length > MOST_CHARACTERS)
    return { offset: MOST_CHARACTERS, fault: { code: 'brief-too-long', most: MOST_CHARACTERS } }
  let mark = ''
  let isTable = false
  let start = 0
  let offset = 0
  for (const line of source.split('\n')) {
    if (line.trim() === '') {
      start = offset + line.length + 1
      isTable = false
    }
    // The row of dashes makes a table of what follows, and each row of a table is read by itself.
    isTable ||= mark === '' && /^ *\|[ :|-]*-[ :|-]*\| *$/.test(line)
    if (isTable && line.startsWith('|')) start = offset
    if (levelsOf(line) > MOST_LEVELS)
      return { offset, fault: { code: 'paragraph-too-deep', most: MOST_LEVELS } }
    const most = mark === '' ? MOST_OF_A_PARAGRAPH : MOST_OF_A_CODE_BLOCK
    if (offset + line.length - start > most)
      return { offset: start, fault: { code: 'paragraph-too-long', most } }
    const found = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(line)?.[1]
    if (found && mark === '') mark = found
    else if (found?.startsWith(mark) && line.trim() === found) mark = ''
    offset += line.length + 1
  }
  return undefined
}

/** How many quotations and lists a line opens. */
const levelsOf = (line: string) =>
  /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*/.exec(line)?.[0].match(/>|[-*+.)]/g)?.length ?? 0
