import { closest, distance } from 'fastest-levenshtein'

/** The word that was probably meant, if one is near enough to say so. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const words = [...known]
  if (words.length === 0 || word.length > 100) return undefined
  const best = closest(word.toLowerCase(), words)
  const slips = distance(word.toLowerCase(), best.toLowerCase())
  return slips <= Math.min(3, Math.max(1, Math.floor(word.length / 2))) ? best : undefined
}
