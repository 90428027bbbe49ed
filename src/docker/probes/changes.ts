import { CouldNotLook } from '../port/could-not-look.ts'
import type { PathChange } from '../port/docker.ts'
import { list, number, record, required, understood, unknownValue } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'

const KINDS = ['modified', 'added', 'deleted'] as const

/** A whole system can have been installed. */
const MAX_BYTES = 16 * 1024 * 1024
const MOST = 1000

/**
 * What was done in a container's own file system since it was created (`docker diff`): the paths that are the least deep
 * first, at most 1000.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerChanges
 */
export async function changes(ask: Ask, container: string): Promise<PathChange[]> {
  const found = await ask.json(`/containers/${encodeURIComponent(container)}/changes`, {
    maxBytes: MAX_BYTES,
  })
  if (found === undefined) throw new CouldNotLook('changed-meanwhile', ask.endpoint, { name: container })
  return understood(ask.endpoint, () =>
    list(found, 'changes').map((change) => {
      const { Path, Kind } = record(change, 'changes')
      const is = KINDS[number(Kind, 'Kind')]
      if (is === undefined) throw unknownValue(String(Kind), 'Kind')
      return { path: required(Path, 'Path'), is }
    }),
  )
    .sort((one, other) => depthOf(one.path) - depthOf(other.path) || (one.path < other.path ? -1 : 1))
    .slice(0, MOST)
}

const depthOf = (path: string) => path.split('/').length
