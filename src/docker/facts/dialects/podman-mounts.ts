import { cleanPath } from '../../port/container-path.ts'
import { type Json, list, record, required, text, texts } from '../../port/json.ts'
import type { Ask } from '../../wire/ask.ts'
import { engineApi } from '../../wire/engine-api.ts'
import { unlessAbsent } from '../../wire/read-answer.ts'
import type { Lent } from '../mounts.ts'

/**
 * The directories of the host that `--volumes-from` gave a container. Podman mounts them, but lists only the volumes.
 * They are those that the lender lists itself: it lends nothing else. Mounts never change, so a lender that was there
 * before the container still says what it lent. @throws WrongShape
 */
export async function lentOnPodman(ask: Ask, container: Json): Promise<Lent | undefined> {
  const from = texts(record(container.HostConfig, 'HostConfig').VolumesFrom, 'VolumesFrom')
  if (from.length === 0) return undefined
  const lenders = await Promise.all(from.map((one) => lentBy(ask, one, text(container.Created, 'Created'))))
  const own = rowsOf(container).map(destinationOf)
  // Of two lenders with a directory at the same path, Podman takes that of the one that was named last.
  const lent = new Map(
    lenders.flatMap((rows) => rows ?? []).map((row): [string, Json] => [destinationOf(row), row]),
  )
  return {
    mounts: [...lent].flatMap(([destination, row]) => (own.includes(destination) ? [] : [row])),
    areAll: lenders.every((rows) => rows !== undefined),
  }
}

/** Undefined where the lender is gone, or a different container has its name now. */
async function lentBy(ask: Ask, typed: string, created: string): Promise<Json[] | undefined> {
  const [name = '', options = ''] = typed.split(':')
  const answer = await unlessAbsent(engineApi(ask).getContainer(encodeURIComponent(name)).inspect())
  if (answer === undefined) return undefined
  const lender = record(answer, 'container')
  if (Date.parse(text(lender.Created, 'Created')) > Date.parse(created)) return undefined
  const isReadOnly = options.split(',').includes('ro')
  return rowsOf(lender)
    .filter(({ Type }) => Type === 'bind')
    .map((row) => (isReadOnly ? { ...row, RW: false } : row))
}

const rowsOf = (container: Json): Json[] =>
  list(container.Mounts, 'Mounts').map((row) => record(row, 'Mounts'))

const destinationOf = ({ Destination }: Json) => cleanPath(required(Destination, 'Destination'))
