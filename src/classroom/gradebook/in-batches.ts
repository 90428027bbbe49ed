/** How much one transaction takes. */
const MOST = 200

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

/**
 * Writes together what is asked for at the same time: a transaction waits for the disk, however little is in it. Each
 * promise resolves when its own item is written. Where a batch is refused, each item is tried by itself, so that one that
 * is wrong costs no other its place.
 */
export function inBatches<Item, Result>(
  write: (items: Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  let underway = false

  async function writeAll(): Promise<void> {
    underway = true
    // So that all who ask in this turn are there.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      await writeBatch(batch)
    }
    underway = false
  }

  async function writeBatch(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, index) => void resolve(results[index] as Result))
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else for (const one of batch) await writeBatch([one])
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!underway) void writeAll()
    })
}
