import { dockerNamings } from '../docker/facts/dialects/docker-namings.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { createVolume, removeVolume } from '../workshop/changes.ts'
import type { KeptImages } from './kept-images.ts'

/** Docker remembers its last 256 events. Making a volume is one, and removing it another. */
const VOLUMES = 128
const TOGETHER = 16

/**
 * Makes a Docker engine forget that kept images were given names by hand, by as many other events as it remembers: where
 * an image comes from is judged by them, and those of one case are not the next one's. It takes a second, so that it is
 * done only where there are such events; what else engines remember is of images that are gone, or is overtaken by a pull.
 */
export async function forgetNamings(ask: Ask, kept: KeptImages): Promise<void> {
  const ids = new Set([...kept.values()].map(({ id }) => id))
  const namings = await dockerNamings(ask)
  if (!namings.some(({ action, id }) => action === 'tag' && ids.has(id))) return
  for (let at = 0; at < VOLUMES; at += TOGETHER)
    await Promise.all(
      Array.from({ length: TOGETHER }, async (_, index) => {
        const name = `docker-lab-forget-${at + index}`
        await createVolume(ask, { name, labels: {} })
        await removeVolume(ask, name)
      }),
    )
}
