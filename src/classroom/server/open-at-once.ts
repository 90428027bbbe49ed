/** What one address can have open at once, so that nobody takes all: a school can be behind one address. */
export const MOST_OF_ONE = 1000

/**
 * Counts what each has open.
 * @returns asks for one more: what to call when it ends, or undefined where there are enough
 */
export function openAtOnce(most: number): (whose: string) => (() => void) | undefined {
  const open = new Map<string, number>()
  return (whose) => {
    const now = open.get(whose) ?? 0
    if (now >= most) return undefined
    open.set(whose, now + 1)
    return () => {
      const left = (open.get(whose) ?? 1) - 1
      if (left > 0) open.set(whose, left)
      else open.delete(whose)
    }
  }
}
