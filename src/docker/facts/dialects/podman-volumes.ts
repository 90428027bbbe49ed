import { type Json, list, record, text } from '../../port/json.ts'
import type { Ask } from '../../wire/ask.ts'
import { hasInventedName } from '../mounts.ts'

/**
 * Of the volumes of an inspected container whose names look invented, those that somebody typed. Podman lists both
 * alike in the container; its own API calls the others anonymous. @throws WrongShape
 */
export async function typedVolumes(ask: Ask, container: Json): Promise<string[]> {
  const names = list(container.Mounts, 'Mounts').map((mount) => text(record(mount, 'Mounts').Name, 'Name'))
  const typed = await Promise.all(
    names.filter(hasInventedName).map(async (name) => {
      const volume = await ask.json(`/libpod/volumes/${name}/json`)
      return volume === undefined || record(volume, 'volume').Anonymous === true ? [] : [name]
    }),
  )
  return typed.flat()
}
