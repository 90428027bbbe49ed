import type { Ask } from '../wire/ask.ts'

const turns = new WeakMap<Ask, Map<string, Promise<unknown>>>()

/** Does one piece of work after the other: those of one name, on the same way to an engine. */
export async function inTurn<T>(ask: Ask, name: string, work: () => Promise<T>): Promise<T> {
  const underway = turns.get(ask) ?? new Map<string, Promise<unknown>>()
  turns.set(ask, underway)
  const before = underway.get(name)
  const mine = (async () => {
    await before?.catch(() => {})
    return work()
  })()
  underway.set(name, mine)
  try {
    return await mine
  } finally {
    if (underway.get(name) === mine) underway.delete(name)
  }
}
