import type { Json } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import type { Dialect } from './dialects/dialect.ts'
import { mountRequests } from './mount-requests.ts'
import { type Mounting, volumesIn } from './mounts.ts'
import { hasInventedName } from './volume.ts'

/**
 * What an inspected container's list of mounts does not say of them, from the engine's other answers.
 * @param api the API version that the engine speaks @throws WrongShape
 */
export async function mountingOf(
  ask: Ask,
  container: Json,
  { dialect, api }: { dialect: Dialect; api: string },
): Promise<Mounting> {
  const [requests, lent] = await Promise.all([
    mountRequests(ask, container),
    dialect.lentMounts(ask, container),
  ])
  const names = volumesIn(container).filter(hasInventedName)
  const anonymous =
    names.length === 0 ? [] : await dialect.anonymousVolumes(ask, names, { container, requests, api })
  const canBeParts = dialect.canMountParts(api)
  return { requests, anonymous, canBeParts, ...(lent && { lent }) }
}
