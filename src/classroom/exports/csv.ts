export type Cell = string | number | null

/**
 * What makes a spreadsheet take a text for a formula, in a half-width and a full-width form.
 * {@link https://owasp.org/www-community/attacks/CSV_Injection}
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** A text that no spreadsheet computes: an apostrophe comes before what could begin a formula. A dash alone is none. */
export const asText = (text: string): string => (text !== '-' && FORMULA.test(text) ? `'${text}` : text)

/** Rows as CSV (RFC 4180). Null is an empty cell, numbers stay numbers, and texts are never formulas. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return `${value}`
  const text = asText(value)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What tells Excel that a file is UTF-8. */
export const BOM = '\ufeff'
