/**
 * C0 and C1 controls (with DEL), and characters that turn or hide text: bidi marks, embeddings and isolates,
 * zero-width characters, line and paragraph separators, interlinear marks, the BOM, tags.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu

/** The longest text, in characters, that a report carries. */
const LONGEST = 2000

/**
 * Text from outside (names, labels, logs, pages, the engine's own words), made fit to print: what could move
 * the cursor, forge a line or hide is shown as an escape such as `\x1b`, and what is endless is cut.
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

/** The same for every string in a plain value, keys apart. */
export function safeValue<T>(value: T): T {
  if (typeof value === 'string') return safeText(value) as T
  if (Array.isArray(value)) return value.map(safeValue) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safeValue(inner)])) as T
}
