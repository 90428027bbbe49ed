/**
 * Everything that could move the cursor, forge a line, hide or turn text around: controls, formatting characters (bidi
 * marks, zero-width characters, tags), line and paragraph separators, halves of characters.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2065\u{e0000}-\u{e007f}]/gu

/** The longest text, in characters, that a report carries. */
const LONGEST = 2000

/**
 * Text from outside (names, labels, logs, pages, the engine's own words) on one line, safe to print: each unsafe
 * character is shown as an escape such as `\x1b`, and a text that is too long is cut.
 */
export function safeText(text: string, longest = LONGEST): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text
  return short.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (character === '\n') return '\\n'
    if (character === '\t') return ' '
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  })
}

/**
 * Text of several lines, such as a file's, safe to print: each unsafe character is replaced by `\ufffd`, so that columns
 * stay where they are. Line ends and tabs stay.
 */
export function safeLines(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === '\n' || character === '\t' ? character : '\ufffd'.repeat(character.length),
  )
}

/** {@link safeText} for every string in a plain value, except for its keys. */
export function safeValue<T>(value: T): T {
  if (typeof value === 'string') return safeText(value) as T
  if (Array.isArray(value)) return value.map(safeValue) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safeValue(inner)])) as T
}
