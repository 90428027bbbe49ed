import { CouldNotLook } from '../port/could-not-look.ts'

/** How long an engine is waited for. */
export interface Patience {
  /** Without a byte, in ms: before the headers, and within the body. */
  silentMs: number
  /** For one answer as a whole, in ms, however it dribbles. */
  totalMs: number
}

export const PATIENCE: Patience = { silentMs: 10_000, totalMs: 30_000 }

/** The patience for one question: its signal aborts, with a `CouldNotLook`, when that ends or the run does. */
export interface Wait {
  signal: AbortSignal
  /** Something came. */
  heard(): void
  /** How long silence can last from now on; undefined means without end, and so for the whole answer. */
  silence(ms: number | undefined): void
  /** Takes its timers and its listener away. */
  over(): void
  /** Closes the connection. */
  leave(): void
}

/** @param asked for the message: `GET /_ping` */
export function waitFor(
  endpoint: string,
  asked: string,
  run: AbortSignal,
  { silentMs, totalMs }: Patience,
): Wait {
  const own = new AbortController()
  const end = (code: 'engine-timeout' | 'deadline' | 'probe-broke') =>
    own.abort(new CouldNotLook(code, endpoint, { asked }))
  const late = () => end('engine-timeout')
  const stop = () => end('deadline')
  let silent = setTimeout(late, silentMs)
  const total = setTimeout(late, totalMs)
  run.addEventListener('abort', stop)
  if (run.aborted) stop()
  return {
    signal: own.signal,
    heard: () => void silent.refresh(),
    silence(ms) {
      clearTimeout(silent)
      if (ms === undefined) clearTimeout(total)
      else silent = setTimeout(late, ms)
    },
    over() {
      clearTimeout(silent)
      clearTimeout(total)
      run.removeEventListener('abort', stop)
    },
    leave: () => end('probe-broke'),
  }
}
