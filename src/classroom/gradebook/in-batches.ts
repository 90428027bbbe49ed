import { GradebookProblem } from './gradebook-problem.ts'

/** How much one transaction or question takes. */
const MOST = 200

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

/**
 * Does together what is asked for at the same time: a transaction waits for the disk, however little is in it. Each
 * promise resolves when its own item is written, or found. Where a batch is refused, each item is tried by itself, so
 * that one that is wrong costs no other its place; but not where the gradebook itself cannot be used.
 */
export function inBatches<Item, Result>(
  work: (items: Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  let underway = false

  async function workOnAll(): Promise<void> {
    underway = true
    // So that all who ask in this turn are there.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      await workOn(batch)
    }
    underway = false
  }

  async function workOn(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, index) => void resolve(results[index] as Result))
    } catch (error) {
      if (batch.length === 1 || error instanceof GradebookProblem)
        for (const { reject } of batch) reject(error)
      else for (const one of batch) await workOn([one])
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!underway) void workOnAll()
    })
}
