import { type Json, record, textRecord } from '../../port/json.ts'
import type { Ask } from '../../wire/ask.ts'
import { isLabelledAnonymous } from '../volume.ts'
import type { Requested } from './dialect.ts'

/** @see https://docs.docker.com/reference/api/engine/version-history/#v142-api-changes */
const FIRST_WITH_LABEL = { major: 1, minor: 42 }

/**
 * Of volumes whose names look invented, those that nobody named, by the engine's own label. Compose names one that it
 * keeps for a container that it makes again, and the label stays. @throws WrongShape
 */
export async function unnamedVolumes(ask: Ask, names: string[], requested: Requested): Promise<string[]> {
  const unnamed = await Promise.all(
    names.map(async (name) => {
      const volume = record(await ask.json(`/volumes/${name}`), 'volume')
      const known =
        isLabelledAnonymous(volume) || (!labels(requested.api) && seemsUnnamed(name, volume, requested))
      return known ? [name] : []
    }),
  )
  return unnamed.flat()
}

function labels(api: string): boolean {
  const [major = 0, minor = 0] = api.split('.').map(Number)
  return (
    major > FIRST_WITH_LABEL.major || (major === FIRST_WITH_LABEL.major && minor >= FIRST_WITH_LABEL.minor)
  )
}

/**
 * For engines without the label: nobody asked for it by its name, except for Compose, and it is none of those that an
 * older `docker volume create` made, which sends an empty list of labels. With a newer one, it cannot be told.
 */
function seemsUnnamed(name: string, { Labels }: Json, { container, requests }: Requested): boolean {
  const own = textRecord(record(container.Config, 'Config').Labels, 'Labels')
  const isTyped = requests.some((request) => request.source === name)
  return (!isTyped || Object.hasOwn(own, COMPOSE_LABEL)) && (Labels === null || Labels === undefined)
}

const COMPOSE_LABEL = 'com.docker.compose.project'
