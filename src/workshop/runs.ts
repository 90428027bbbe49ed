import type { Endpoint } from '../docker/address/endpoint.ts'
import type { Runs } from '../grading/contract/world.ts'
import { runImage, sweepRuns } from './run-image.ts'
import { openWorkshop } from './workshop.ts'

/**
 * Runs images on an engine, one at a time. The way to it is opened when the first is asked for, and what an earlier
 * program that was killed has left is removed then.
 */
export function runsOn(endpoint: Endpoint | Promise<Endpoint>, signal: AbortSignal): Runs {
  let opening: ReturnType<typeof open> | undefined
  const open = async () => {
    const { ask } = await openWorkshop(await endpoint, signal)
    await sweepRuns(ask)
    return ask
  }
  let before: Promise<unknown> = Promise.resolve()
  return {
    run(image, how) {
      const mine = before.then(async () => {
        opening ??= open()
        return runImage(await opening, image, how)
      })
      before = mine.catch(() => {})
      return mine
    },
  }
}
