import { setTimeout as delay } from 'node:timers/promises'

/** Lets all who come within some ms of the first go on at the same moment. */
export function together(ms: number): () => Promise<void> {
  let gathering: Promise<void> | undefined
  return () => {
    gathering ??= delay(ms).then(() => {
      gathering = undefined
    })
    return gathering
  }
}
