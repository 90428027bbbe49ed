import { dockerNamings } from '../docker/facts/dialects/docker-namings.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { createVolume, removeVolume } from '../workshop/changes.ts'

/** Docker remembers its last 256 events. Making a volume is one, and removing it another. */
const VOLUMES = 128
const TOGETHER = 16

/**
 * Makes a Docker engine forget how images got and lost their names, by as many other events as it remembers: where an
 * image comes from is judged by them, and those of one case are not the next one's.
 */
export async function forgetNamings(ask: Ask): Promise<void> {
  if ((await dockerNamings(ask)).length === 0) return
  for (let at = 0; at < VOLUMES; at += TOGETHER)
    await Promise.all(
      Array.from({ length: TOGETHER }, async (_, index) => {
        const name = `docker-lab-forget-${at + index}`
        await createVolume(ask, { name, labels: {} })
        await removeVolume(ask, name)
      }),
    )
}
