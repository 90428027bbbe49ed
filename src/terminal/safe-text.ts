/**
 * Everything that could move the cursor, forge a line, hide or turn text around: controls, formatting characters (bidi
 * marks, zero-width characters, tags), line and paragraph separators, halves of characters, and whatever else Unicode
 * has nothing to show for. Of marks that are put on one character, no script needs more than four.
 */
const UNSAFE =
  /(\p{Extended_Pictographic}\ufe0f|[\d#*]\ufe0f\u20e3)|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|(?<=\p{M}{4})\p{M}/gu

/** @param picture a character that a selector makes a picture: there it has something to show */
const replaced = (text: string, shown: (character: string) => string): string =>
  text.replace(UNSAFE, (character, picture) => picture ?? shown(character))

/** Nothing in it can be unsafe, which is quick to see, and holds for most texts. */
const PLAIN = /^[ -~]*$/

/** The longest text, in characters, that a report carries. */
const LONGEST = 2000

/**
 * Text from outside (names, labels, logs, pages, the engine's own words) on one line, safe to print: each unsafe
 * character is shown as an escape such as `\x1b`, and a text that is too long is cut.
 */
export function safeText(text: string, longest = LONGEST): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text
  if (PLAIN.test(short)) return short
  return replaced(short, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (character === '\n') return '\\n'
    if (character === '\t') return ' '
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  })
}

/** A paragraph of a course on one line, safe to print: where its lines end means nothing. */
export const safeParagraph = (text: string): string => safeText(text.replace(/\s+/g, ' ').trim(), Infinity)

/**
 * Text of several lines, such as a file's, safe to print: each unsafe character is replaced by `\ufffd`, so that columns
 * stay where they are. Line ends and tabs stay.
 */
export function safeLines(text: string): string {
  return replaced(text, (character) =>
    character === '\n' || character === '\t' ? character : '\ufffd'.repeat(character.length),
  )
}

/** What our own painter makes: colours and weights, and the ways back. */
const PAINT = /(\x1b\[(?:[1-4]|2[2-4]|3[0-79]|9[0-7])m)/

/**
 * A whole output, safe to print, whoever wrote its parts: each unsafe character is shown as an escape such as `\u001b`,
 * which in JSON means the same character.
 * @param colour whether our own paint can stay
 */
export function safeOutput(text: string, { colour }: { colour: boolean }): string {
  const parts = colour ? text.split(PAINT) : [text]
  return parts
    .map((part, index) => (index % 2 === 1 ? part : escaped(part.replaceAll('\r\n', '\n'))))
    .join('')
}

const escaped = (text: string) =>
  replaced(text, (character) =>
    character === '\n' || character === '\t'
      ? character
      : character
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
  )

/** {@link safeText} for every string in a plain value, except for its keys. */
export function safeValue<T>(value: T): T {
  if (typeof value === 'string') return safeText(value) as T
  if (Array.isArray(value)) return value.map(safeValue) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safeValue(inner)])) as T
}
