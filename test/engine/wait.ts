import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until `condition` holds or `seconds` have passed, and tells which of the two it was. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  seconds: number,
): Promise<boolean> {
  const deadline = performance.now() + seconds * 1000
  while (!(await condition())) {
    if (performance.now() > deadline) return false
    await pause(100)
  }
  return true
}
