import { cleanPath } from '../../port/container-path.ts'
import { type Json, list, record, textRecord } from '../../port/json.ts'
import type { Ask } from '../../wire/ask.ts'
import { isLabelledAnonymous } from '../volume.ts'
import type { Requested } from './dialect.ts'

/** @see https://docs.docker.com/reference/api/engine/version-history/#v142-api-changes */
const FIRST_WITH_LABEL = 42
/** From Engine 28 on, those of `--mount` have it as well; on 26.1 they have not. */
const FIRST_WITH_ALL_LABELS = 48

/**
 * Of volumes whose names look invented, those that nobody named, by the engine's own label. Compose names one that it
 * keeps for a container that it makes again, and the label stays. @throws WrongShape
 */
export async function unnamedVolumes(ask: Ask, names: string[], requested: Requested): Promise<string[]> {
  const unnamed = await Promise.all(
    names.map(async (name) => {
      const volume = record(await ask.json(`/volumes/${name}`), 'volume')
      const known = isLabelledAnonymous(volume) || seemsUnnamed(name, volume, requested)
      return known ? [name] : []
    }),
  )
  return unnamed.flat()
}

/**
 * For a volume without the label: it is where `--mount` asked for one without a name, or Compose named it for a container
 * that it made again. Engines that have no label at all know no more of one that nobody named; an older `docker volume
 * create` sends an empty list of labels. With a newer one, it cannot be told.
 */
function seemsUnnamed(name: string, { Labels }: Json, { container, requests, api }: Requested): boolean {
  const [, minor = 0] = api.split('.').map(Number)
  if (minor >= FIRST_WITH_ALL_LABELS) return false
  const places = list(container.Mounts ?? [], 'Mounts').map((mount) => record(mount, 'Mounts'))
  const place = cleanPath(String(places.find((mount) => mount.Name === name)?.Destination ?? ''))
  if (requests.some(({ source, destination }) => !source && destination === place)) return true
  const own = textRecord(record(container.Config, 'Config').Labels, 'Labels')
  const isTyped = requests.some((request) => request.source === name)
  const isOfCompose = isTyped && Object.hasOwn(own, COMPOSE_LABEL)
  const isUnlabelled = Labels === null || Labels === undefined
  return isUnlabelled && (isOfCompose || (minor < FIRST_WITH_LABEL && !isTyped))
}

const COMPOSE_LABEL = 'com.docker.compose.project'
