import type { Flag } from './docker-line.ts'
import { type Edit, removal } from './edits.ts'
import { written } from './word.ts'

/** Removes a flag from its command line, even from among letters that are written together. */
export function withoutFlag(script: string, flag: Flag): Edit[] {
  const { word, holder, shared, letter = '' } = flag
  if (!shared) return [removal(script, flag)]
  const at = script.indexOf(letter, word.start + 1)
  const ownLetter = {
    start: at,
    end: holder === word && flag.value !== undefined ? word.end : at + 1,
    text: '',
  }
  return holder === word ? [ownLetter] : [ownLetter, removal(script, holder)]
}

/** Changes a flag's value, and keeps the way it is written. */
export function withValue({ holder, prefix }: Flag, value: string): Edit {
  return { start: holder.start, end: holder.end, text: prefix + written(holder, value) }
}
