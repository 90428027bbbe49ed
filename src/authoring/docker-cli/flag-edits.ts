import type { Flag } from './docker-line.ts'
import { type Edit, removal } from './edits.ts'
import { written } from './word.ts'

/** Takes a flag off its command line, from among the letters it is written with. */
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

/** Gives a flag another value, in the way that it is written. */
export function withValue({ holder, prefix }: Flag, value: string): Edit {
  return { start: holder.start, end: holder.end, text: prefix + written(holder, value) }
}
