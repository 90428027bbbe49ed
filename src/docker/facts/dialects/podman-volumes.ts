import { record } from '../../port/json.ts'
import type { Ask } from '../../wire/ask.ts'

/**
 * Of volumes whose names look invented, those that nobody named. Podman lists both alike in the container; its own API
 * calls them anonymous. @throws WrongShape
 */
export async function unnamedOnPodman(ask: Ask, names: string[]): Promise<string[]> {
  const unnamed = await Promise.all(
    names.map(async (name) => {
      const volume = await ask.json(`/libpod/volumes/${name}/json`)
      return volume === undefined || record(volume, 'volume').Anonymous === true ? [name] : []
    }),
  )
  return unnamed.flat()
}
