import { setTimeout as delay } from 'node:timers/promises'

/** How long the end of the program waits for what has to be put right, in ms. */
const PATIENCE_MS = 3000

const unfinished = new Set<Promise<unknown>>()

/** What must still be done when the run is over already, such as ending a program that was started in a container. */
export function finishLater(work: Promise<unknown>): void {
  const settled = work.catch(() => {}).finally(() => unfinished.delete(settled))
  unfinished.add(settled)
}

/** Until all of that is done, or has taken too long. */
export async function whenFinished(): Promise<void> {
  if (unfinished.size === 0) return
  await Promise.race([Promise.all(unfinished), delay(PATIENCE_MS, undefined, { ref: false })])
}
