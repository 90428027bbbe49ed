import type { Word, WordPart } from 'unbash'

/**
 * A word of shell text. In `value` each expansion (`$PWD`, `$(…)`, `*`) is one private character, so that a value can
 * be cut and joined like any text; `written` makes shell text of it again.
 */
export interface ShellWord {
  /** Offsets in the script. */
  start: number
  end: number
  /** Quotes are gone. */
  value: string
  quotes: Quotes
  expansions: Expansion[]
}

type Quotes = "'" | '"' | ''
interface Expansion {
  text: string
  quoted: boolean
}

/** Stands for `$PWD` in a value. */
export const WORKING_FOLDER = '\uf8ff'

const FIRST = 0xe000
const PRIVATE = /[\ue000-\uf8ff]/
const PLAIN = /^[\w@%+=:,./-]+$/

/** No part of it depends on the shell. */
export const isLiteral = (value: string): boolean => !PRIVATE.test(value)

export function shellWord({ pos, end, text, value, parts }: Word): ShellWord {
  const word: ShellWord = { start: pos, end, value: '', quotes: '', expansions: [] }
  if (!parts) {
    word.quotes = text === value ? '' : "'"
    word.value = /^~(?=\/|$)/.test(text) ? expanded(word, '$HOME', true) + value.slice(1) : value
  } else {
    const tilde = parts[0]?.type === 'Literal' && /^~(?=\/|$)/.test(parts[0].text)
    const values = parts.map((part) => partValue(word, part))
    word.value = tilde ? expanded(word, '$HOME', true) + values.join('').slice(1) : values.join('')
  }
  return word
}

function partValue(word: ShellWord, part: WordPart, inQuotes = false): string {
  switch (part.type) {
    case 'Literal':
      return part.value
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      word.quotes ||= "'"
      return part.value
    case 'DoubleQuoted':
      word.quotes ||= '"'
      return part.parts.map((inner) => partValue(word, inner, true)).join('')
    default:
      return expanded(word, part.text, inQuotes)
  }
}

function expanded(word: ShellWord, text: string, quoted: boolean): string {
  word.expansions.push({ text, quoted })
  return String.fromCharCode(FIRST + word.expansions.length - 1)
}

/** Shell text for a value that was made from that of the word, quoted as the word is. */
export function written({ quotes, expansions }: ShellWord, value: string): string {
  const pieces = value.split(/([\ue000-\uf8ff])/).filter(Boolean)
  const expansionOf = (piece: string) =>
    piece === WORKING_FOLDER ? { text: '$PWD', quoted: true } : expansions[piece.charCodeAt(0) - FIRST]
  const used = pieces.map(expansionOf).filter((one) => one !== undefined)
  if (used.length === 0) return quoted(value, expansions.length > 0 ? '' : quotes)
  const inQuotes = used.some((one) => one.quoted)
  const text = pieces.map((piece, index) => {
    const expansion = expansionOf(piece)
    if (!expansion) return inQuotes ? escaped(piece) : quoted(piece, '')
    return /^\w/.test(pieces[index + 1] ?? '') ? braced(expansion.text) : expansion.text
  })
  return inQuotes ? `"${text.join('')}"` : text.join('')
}

/** Shell text for a literal value: as it is where the shell leaves it alone, otherwise in quotes. */
export function quoted(value: string, quotes: Quotes = ''): string {
  if (quotes === '"') return `"${escaped(value)}"`
  return quotes === '' && PLAIN.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

const escaped = (value: string) => value.replace(/["$`\\]/g, '\\$&')

/** `$name` before a letter that is not the name's. */
const braced = (text: string) => text.replace(/^\$(\w+)$/, (_, name: string) => '${'.concat(name, '}'))
