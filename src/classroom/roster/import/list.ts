import { problemAt } from '../../../lab/frame.ts'
import { InputError, type Wrong } from '../../../lab/input-error.ts'
import { type Encoding, readListText } from './list-text.ts'

export type Separator = ',' | ';' | '\t'

/** A list of students as it is in a file. */
export interface List {
  file: string
  encoding: Encoding
  separator: Separator
  header: string[]
  rows: Row[]
  /** The error that says what was found, in the order of the lines. */
  refusal(wrongs: readonly WrongInLine[]): Promise<InputError>
}

export interface Row {
  /** Where it begins, from 1. */
  line: number
  /** As many as the header has, on one line each, without spaces around them. */
  cells: string[]
}

export type WrongInLine = Wrong & { line: number }

const SEPARATORS: Separator[] = [',', ';', '\t']
const MOST_ROWS = 20_000
/** How many problems are reported at a time. */
const MOST_SHOWN = 10
/** How long the first line is that names the separator for Excel. */
const NAMED_SEPARATOR = /^sep=([,;\t])\n/i

/** Reads a list: the separator is the one that gives the first line the most columns. @throws InputError */
export async function readList(file: string): Promise<List> {
  const { text, encoding } = readListText(file)
  const refusal: List['refusal'] = async (wrongs) => {
    const first = wrongs.toSorted((one, other) => one.line - other.line).slice(0, MOST_SHOWN)
    const problems = first.map(({ line, ...wrong }) =>
      problemAt({ file, source: text }, offsetOf(text, line), wrong),
    )
    return new InputError(await Promise.all(problems), wrongs.length - first.length)
  }
  const { separator, records, wrong } = await parsed(text)
  if (wrong) throw await refusal([wrong])
  const [head, ...rest] = records
  if (!head || rest.length === 0) throw await refusal([{ line: 1, fault: { code: 'list-empty' } }])
  if (rest.length > MOST_ROWS)
    throw await refusal([{ line: MOST_ROWS, fault: { code: 'list-too-long', most: MOST_ROWS } }])
  const columns = head.cells.length
  const tooWide = rest.filter(({ cells }) => cells.slice(columns).some((cell) => cell !== ''))
  if (tooWide.length > 0)
    throw await refusal(
      tooWide.map(({ line, cells }) => ({
        line,
        fault: { code: 'list-columns', cells: cells.length, columns },
      })),
    )
  const rows = rest.map(({ line, cells }) => ({ line, cells: head.cells.map((_, at) => cells[at] ?? '') }))
  return { file, encoding, separator, header: head.cells, rows, refusal }
}

async function parsed(text: string): Promise<{ separator: Separator; records: Row[]; wrong?: WrongInLine }> {
  const named = NAMED_SEPARATOR.exec(text)?.[1] as Separator | undefined
  const from = named ? 2 : 1
  const separator = named ?? (await likeliest(text))
  try {
    return { separator, records: await recordsIn(text, separator, from) }
  } catch (error) {
    return { separator, records: [], wrong: await wrongIn(text, error) }
  }
}

async function wrongIn(text: string, error: unknown): Promise<WrongInLine> {
  const { CsvError } = await import('csv-parse/sync')
  if (!(error instanceof CsvError)) throw error
  const open = lineOfOpenQuote(text)
  if (open !== undefined) return { line: open, fault: { code: 'list-quote', open: true } }
  const { lines = 1 } = error as { lines?: number }
  const isQuote = error.code.includes('QUOTE')
  return {
    line: lines,
    fault: isQuote ? { code: 'list-quote', open: false } : { code: 'list-line-too-long' },
  }
}

/** The library only knows where the file ends. */
function lineOfOpenQuote(text: string): number | undefined {
  let open: number | undefined
  for (const [index, line] of text.split('\n').entries())
    if ((line.match(/"/g)?.length ?? 0) % 2 === 1) open = open === undefined ? index + 1 : undefined
  return open
}

async function likeliest(text: string): Promise<Separator> {
  const counts = await Promise.all(
    SEPARATORS.map(async (separator) => {
      const [first] = await recordsIn(text, separator, 1, 1).catch(() => [])
      return { separator, columns: first?.cells.length ?? 0 }
    }),
  )
  return counts.reduce((best, one) => (one.columns > best.columns ? one : best)).separator
}

async function recordsIn(text: string, separator: Separator, fromLine: number, most = -1): Promise<Row[]> {
  const { parse } = await import('csv-parse/sync')
  const found = parse(text, {
    delimiter: separator,
    record_delimiter: '\n',
    from_line: fromLine,
    to: most,
    trim: separator !== '\t',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: 64 * 1024,
    info: true,
    raw: true,
  }) as unknown as { record: string[]; raw: string; info: { lines: number } }[]
  return found.map(({ record, raw, info }) => ({
    line: info.lines - (raw.trimEnd().match(/\n/g)?.length ?? 0),
    cells: record.map(plain),
  }))
}

/** A cell on one line, with nothing in it that a terminal or YAML could take for anything but text. */
const plain = (cell: string): string =>
  cell
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .trim()

function offsetOf(text: string, line: number): number {
  let offset = 0
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', offset)
    if (end < 0) break
    offset = end + 1
  }
  return offset
}
