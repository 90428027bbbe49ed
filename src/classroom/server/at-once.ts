/** Runs at most `most` tasks at once; the others wait for their turn, but no more than `waiting` of them: these are refused. */
export function atOnce(most: number, waiting: number) {
  let running = 0
  const queue: (() => void)[] = []
  return async function run<Value>(task: () => Promise<Value>, refuse: () => Error): Promise<Value> {
    if (running >= most) {
      if (queue.length >= waiting) throw refuse()
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running += 1
    try {
      return await task()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
