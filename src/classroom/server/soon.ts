/** Runs a task once, some ms after it was first asked for, however often that happens meanwhile. */
export function soon(task: () => void, ms: number): () => void {
  let isWaiting = false
  return () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      task()
    }, ms).unref()
  }
}
