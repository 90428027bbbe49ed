import type { Screen } from './screen.ts'

/** The narrowest and the widest line that is worth reading. */
const NARROWEST = 40
const WIDEST = 100

/** What a stream can show. Colour is for terminals; NO_COLOR and FORCE_COLOR (https://no-color.org) overrule. */
export function screenOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv = process.env): Screen {
  const columns = stream.isTTY ? stream.columns || 80 : 80
  return {
    columns: Math.min(Math.max(columns, NARROWEST), WIDEST),
    colour: hasColour(Boolean(stream.isTTY), env),
    unicode: hasUnicode(env),
  }
}

function hasColour(isTerminal: boolean, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal && TERM !== 'dumb'
}

/** A locale with a different encoding, or none, can only show ASCII. Where no locale is set, UTF-8 is usual. */
function hasUnicode({ LC_ALL, LC_CTYPE, LANG, TERM }: NodeJS.ProcessEnv): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG
  return TERM !== 'dumb' && (!locale || /utf-?8/i.test(locale))
}

/** The layout for a file. */
export const fileScreen: Screen = { columns: 80, colour: false, unicode: true }
