import { width } from './width.ts'

const INDENT = '    '

/**
 * A script in lines of at most this many cells, as far as a shell allows that: a long command continues on the next line,
 * after a backslash. Nothing is broken between quotes, in here-documents and in comments.
 */
export function shellLines(script: string, columns: number): string[] {
  let end: string | undefined
  let quote = ''
  return script.split('\n').flatMap((line) => {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined
      return [line]
    }
    const isOpen = quote !== ''
    const { spaces, after } = spacesOf(line, quote)
    quote = after
    end = /<<-?\s*["']?(\w+)/.exec(line)?.[1]
    return isOpen || quote !== '' || /(^|\s)#/.test(line) ? [line] : broken(line, spaces, columns)
  })
}

function broken(line: string, spaces: readonly number[], columns: number): string[] {
  if (width(line) <= columns) return [line]
  const fits = spaces.filter((at) => at > INDENT.length && width(line.slice(0, at)) <= columns - 2)
  // An option stays with its value, however long that is.
  const at = fits.findLast((space) => !/ --?[\w-]+$/.test(line.slice(0, space)))
  if (at === undefined) return [line]
  const rest = INDENT + line.slice(at).trimStart()
  const moved = rest.length - line.length
  const later = spaces.filter((space) => space > at).map((space) => space + moved)
  return [`${line.slice(0, at)} \\`, ...broken(rest, later, columns)]
}

/** Where the spaces are that are in no quotes, and in which quotes the line ends. */
function spacesOf(line: string, before: string): { spaces: number[]; after: string } {
  const spaces: number[] = []
  let quote = before
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at)
    if (character === '\\' && quote !== "'") at += 1
    else if (quote !== '') quote = character === quote ? '' : quote
    else if (character === "'" || character === '"') quote = character
    else if (character === ' ') spaces.push(at)
  }
  return { spaces, after: quote }
}
