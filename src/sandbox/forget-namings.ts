import { dockerNamings } from '../docker/facts/dialects/docker-namings.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { createVolume, removeVolume } from '../workshop/changes.ts'
import type { KeptImages } from './kept-images.ts'

/** Docker remembers its last 256 events. Making a volume is one, and removing it another. */
const VOLUMES = 128
const TOGETHER = 16

/**
 * Makes a Docker engine forget what it pulled, and how kept images got and lost their names, by as many other events as it
 * remembers: where an image comes from is judged by them, and what one case did, or what fetched an image again, must not
 * decide the next. It takes a second, so that it is done only where there are such events: the other names are those of
 * images that are gone.
 */
export async function forgetNamings(ask: Ask, kept: KeptImages): Promise<void> {
  const ids = new Set([...kept.values()].map(({ id }) => id))
  const namings = await dockerNamings(ask)
  if (!namings.some(({ action, id }) => action === 'pull' || ids.has(id))) return
  for (let at = 0; at < VOLUMES; at += TOGETHER)
    await Promise.all(
      Array.from({ length: TOGETHER }, async (_, index) => {
        const name = `docker-lab-forget-${at + index}`
        await createVolume(ask, { name, labels: {} })
        await removeVolume(ask, name)
      }),
    )
}
