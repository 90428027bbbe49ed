/** What one address can have open at once, so that nobody takes all: a school can be behind one address. */
export const MOST_OF_ONE = 1000

/**
 * Counts what each address has open.
 * @returns asks for one more: what to call when it ends, or undefined where the address has enough
 */
export function openAtOnce(most: number): (address: string) => (() => void) | undefined {
  const open = new Map<string, number>()
  return (address) => {
    const now = open.get(address) ?? 0
    if (now >= most) return undefined
    open.set(address, now + 1)
    return () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    }
  }
}
