import type { Detail } from '../port/could-not-look.ts'
import { WrongShape } from '../port/json.ts'

/**
 * Reads an answer fact by fact: what is not understood spoils that fact, and no other. An image can hold any text
 * that its maker put there, and a newer engine words that we don't know.
 */
export function tolerant() {
  const notUnderstood: Record<string, Detail> = {}
  return {
    /** The fact, or what stands in for it. @param fact its name in the result */
    read<T>(fact: string, reading: () => T, instead: NoInfer<T>): T {
      try {
        return reading()
      } catch (error) {
        if (!(error instanceof WrongShape)) throw error
        notUnderstood[fact] = error.detail
        return instead
      }
    },
    /** For the result, once everything has been read. */
    rest: () => (Object.keys(notUnderstood).length > 0 ? { notUnderstood } : {}),
  }
}
