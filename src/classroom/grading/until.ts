/** What was promised; rejects with the signal's reason when that aborts first. Leaves nothing behind on the signal. */
export async function orAborted<T>(promised: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
  })
  promised.catch(() => {})
  try {
    return await Promise.race([promised, aborted])
  } finally {
    if (stop) signal.removeEventListener('abort', stop)
  }
}

/** The same for a sequence. What is behind it is told to end, and nobody waits until it has. */
export async function* eachUntilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]()
  let isOver = false
  try {
    while (!isOver) {
      const next = await orAborted(iterator.next(), signal)
      isOver = next.done === true
      if (!next.done) yield next.value
    }
  } finally {
    if (!isOver) iterator.return?.().catch(() => {})
  }
}

/** A signal that aborts after this time, and keeps the program running until then or until it is disposed of. */
export function deadlineAfter(ms: number): { signal: AbortSignal } & Disposable {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new DOMException('late', 'TimeoutError')), ms)
  return { signal: controller.signal, [Symbol.dispose]: () => clearTimeout(timer) }
}
