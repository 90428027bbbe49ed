import { cleanPath } from '../port/container-path.ts'
import { type Json, list, record, text, texts } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { unlessAbsent } from '../wire/read-answer.ts'

/** What a mount was asked for with: `-v`, `--mount`, or those of a container that `--volumes-from` named. */
export interface MountRequest {
  destination: string
  /** As it was typed, or as Compose wrote it in full: the name of a volume, or a path. */
  source: string
  /** Of `volume-subpath`, else ''. */
  subpath: string
}

const DEEPEST = 8

/**
 * What was asked for at each destination. The list of mounts does not say it: neither the directory of a volume that is
 * really mounted, nor the path that Docker Desktop was given. What came by `--volumes-from` was asked for by another
 * container, if that is still there with the same mount. @throws WrongShape
 * @see https://docs.docker.com/reference/api/engine/version/v1.45/#tag/Container/operation/ContainerInspect
 */
export async function mountRequests(ask: Ask, container: Json, depth = 0): Promise<MountRequest[]> {
  const host = record(container.HostConfig, 'HostConfig')
  const own = [...ofBinds(host), ...ofMounts(host)]
  const inherited = mountsOf(container).filter((mount) => !own.some(isAt(mount)) && mount.source !== '')
  const from = texts(host.VolumesFrom, 'VolumesFrom').map((one) => one.replace(/:.*$/, ''))
  if (inherited.length === 0 || from.length === 0 || depth === DEEPEST) return own
  const lenders = await Promise.all(from.map((name) => lenderOf(ask, name, container)))
  const lent = await Promise.all(lenders.map((lender) => lentBy(ask, lender, depth + 1)))
  // Of two containers with a mount at the same path, the engine takes that of the one that was named last.
  return [...own, ...inherited.flatMap((mount) => lent.flat().findLast(isSame(mount))?.request ?? [])]
}

/** A mount of a container that others take their volumes from, with what it was asked for. */
interface Lent extends MountOf {
  request: MountRequest
}

async function lentBy(ask: Ask, lender: Json | undefined, depth: number): Promise<Lent[]> {
  if (!lender) return []
  const requests = await mountRequests(ask, lender, depth)
  const isLent = texts(record(lender.HostConfig, 'HostConfig').VolumesFrom, 'VolumesFrom').length > 0
  return mountsOf(lender).flatMap((mount) => {
    // One without a request is what the image, or `-v` with a path alone, asked for, unless it was lent in its turn.
    const { destination } = mount
    const plain = isLent ? [] : [{ destination, source: '', subpath: '' }]
    const found = requests.find(isAt(mount))
    return (found ? [found] : plain).map((request) => ({ ...mount, request }))
  })
}

/** Undefined where it is gone. One that was created later has only its name. */
async function lenderOf(ask: Ask, name: string, taker: Json): Promise<Json | undefined> {
  const answer = await unlessAbsent(engineApi(ask).getContainer(encodeURIComponent(name)).inspect())
  if (answer === undefined) return undefined
  const lender = record(answer, 'container')
  return createdAt(lender) > createdAt(taker) ? undefined : lender
}

const createdAt = ({ Created }: Json) => Date.parse(text(Created, 'Created'))

interface MountOf {
  destination: string
  source: string
}

const mountsOf = (container: Json): MountOf[] =>
  list(container.Mounts, 'Mounts').map((one) => {
    const { Destination, Source } = record(one, 'Mounts')
    return { destination: cleanPath(text(Destination, 'Destination')), source: text(Source, 'Source') }
  })

const isAt =
  ({ destination }: { destination: string }) =>
  (one: { destination: string }) =>
    one.destination === destination

const isSame = (one: MountOf) => (other: MountOf) =>
  one.destination === other.destination && one.source === other.source

/** A source, a path that begins with a slash, and options: `C:\site:/www:ro` has a source with a colon. */
const BIND = /^(.+?):(\/[^:]*)(?::[\w,=-]*)?$/s

function ofBinds(host: Json): MountRequest[] {
  return texts(host.Binds, 'Binds').flatMap((bind) => {
    const [, source, destination] = BIND.exec(bind) ?? []
    return source && destination ? [{ source, destination: cleanPath(destination), subpath: '' }] : []
  })
}

function ofMounts(host: Json): MountRequest[] {
  return list(host.Mounts, 'Mounts').map((one) => {
    const { Source, Target, VolumeOptions } = record(one, 'Mounts')
    const subpath = text(record(VolumeOptions, 'VolumeOptions').Subpath, 'Subpath')
    return {
      source: text(Source, 'Source'),
      destination: cleanPath(text(Target, 'Target')),
      subpath: cleanPath(subpath).replace(/^\.$/, ''),
    }
  })
}
