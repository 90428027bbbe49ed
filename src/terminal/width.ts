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
