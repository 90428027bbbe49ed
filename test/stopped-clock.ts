import { vi } from 'vitest'

/** While it is in use, no timeout of ours fires: what happens then depends on events alone, however slow the machine is. */
export function stopClock(): Disposable & { passMs(ms: number): void } {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  return {
    passMs: (ms) => void vi.advanceTimersByTime(ms),
    [Symbol.dispose]: () => void vi.useRealTimers(),
  }
}
