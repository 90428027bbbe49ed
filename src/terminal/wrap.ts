import { width } from './width.ts'

/** Chinese can break after every character, but a closing mark never begins a line and an opening one never ends it. */
const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60\\u2014\\u2018-\\u201d\\u2026]'
const CLOSING = '[，。、；：！？）】》」』…—”’]'
const OPENING = '[（【《「『“‘]'
const UNIT = new RegExp(`${OPENING}*(?:${WIDE}|(?:(?!${WIDE})\\S)+)${CLOSING}*| +`, 'gu')

/** Breaks a plain text into lines of at most this many cells. A word longer than a line is cut. */
export function wrap(text: string, columns: number): string[] {
  if (width(text) <= columns && !/[^\S ]/.test(text)) return [text.trim()]
  const lines: string[] = []
  let line = ''
  const put = (unit: string) => {
    if (width(line + unit.trimEnd()) <= columns) {
      line += unit
      return
    }
    if (line.trim()) lines.push(line.trimEnd())
    line = unit.trimStart()
    while (width(line) > columns) {
      const head = fitting(line, columns)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  for (const [unit] of text.matchAll(UNIT)) put(unit)
  if (line.trim() || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

/** The longest beginning of the text that fits, at least one character. */
function fitting(text: string, columns: number): string {
  let head = ''
  for (const character of text) {
    if (head && width(head + character) > columns) break
    head += character
  }
  return head
}
