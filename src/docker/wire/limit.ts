/** A signal that aborts when a given one does, or after some time. */
export interface Limit extends Disposable {
  signal: AbortSignal
  /** Whether it was the time that ended it. */
  readonly isLate: boolean
}

/**
 * A limit for one piece of work. Disposing of it takes its timer and its listener away, which neither
 * `AbortSignal.timeout` nor `AbortSignal.any` on a signal that lives for hours would do.
 */
export function limited(run: AbortSignal, ms: number): Limit {
  const own = new AbortController()
  let isLate = false
  const stop = () => own.abort(run.reason)
  const timer = setTimeout(() => {
    isLate = true
    own.abort()
  }, ms)
  run.addEventListener('abort', stop)
  if (run.aborted) stop()
  return {
    signal: own.signal,
    get isLate() {
      return isLate
    },
    [Symbol.dispose]() {
      clearTimeout(timer)
      run.removeEventListener('abort', stop)
    },
  }
}
