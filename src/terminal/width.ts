import { stripVTControlCharacters } from 'node:util'
import { eastAsianWidth } from 'get-east-asian-width'

const ASCII = /^[ -~]*$/
/** Combining marks, joiners and variation selectors. */
const ZERO_WIDTH = /[\u0300-\u036f]|[\u200b-\u200f]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]/

/**
 * How many cells of a terminal a plain text takes. The package string-width handles more (emoji of several
 * characters, Hangul), but its first use costs 40 ms for Unicode tables: half of the time budget of a whole run.
 */
export function width(text: string): number {
  if (ASCII.test(text)) return text.length
  let cells = 0
  for (const character of text) {
    const code = character.codePointAt(0) as number
    cells += code < 0x300 ? 1 : ZERO_WIDTH.test(character) ? 0 : eastAsianWidth(code)
  }
  return cells
}

/** The text, padded with spaces to this width. */
export function padded(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - width(text)))
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function shortened(text: string, cells: number): string {
  if (width(text) <= cells) return text
  let head = ''
  for (const character of text) {
    if (width(head + character) >= cells) break
    head += character
  }
  return `${head}…`
}

/** A painted text, padded to this width; what it paints ends with it. */
export function paddedPainted(text: string, cells: number): string {
  const plain = stripVTControlCharacters(text)
  const ends = plain === text ? '' : '\x1b[22m\x1b[23m\x1b[24m\x1b[39m'
  return text + ends + ' '.repeat(Math.max(0, cells - width(plain)))
}

/** A painted text, cut into lines of at most this many cells. */
export function cutPainted(text: string, cells: number): string[] {
  if (width(stripVTControlCharacters(text)) <= cells) return [text]
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const [part] of text.matchAll(/\x1b\[[\d;]*m|./gsu)) {
    const more = part.startsWith('\x1b') ? 0 : width(part)
    if (taken + more > cells && taken > 0) {
      lines.push(line)
      line = ''
      taken = 0
    }
    line += part
    taken += more
  }
  return [...lines, line]
}
