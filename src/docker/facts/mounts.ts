import { cleanPath } from '../port/container-path.ts'
import type { Mount } from '../port/docker.ts'
import { flag, type Json, list, present, record, required, text, texts } from '../port/json.ts'
import type { MountRequest } from './mount-requests.ts'

/** What the list of mounts alone does not say of them. */
export interface Mounting {
  requests: MountRequest[]
  /** The names of the volumes that nobody named. */
  anonymous: string[]
  /** Only a part of a volume can be mounted: `volume-subpath`. */
  canBeParts: boolean
  /** What the engine left out of the list. */
  lent?: Lent
}

/** What a container has from others. */
export interface Lent {
  /** In the form of the rows of the list. */
  mounts: Json[]
  /** None of those that lent something is gone. */
  areAll: boolean
}

/** The names of the volumes in an inspected container's list of mounts. */
export const volumesIn = (container: Json): string[] =>
  list(container.Mounts, 'Mounts').flatMap((one) => {
    const { Type, Name } = record(one, 'Mounts')
    return Type === 'volume' ? [text(Name, 'Name')] : []
  })

/** The mounts of a container; `--tmpfs` is found among its host settings only. */
export function toMounts(value: unknown, host: Json, mounting: Mounting): Mount[] {
  if (value === undefined) present(value, 'Mounts')
  const isLent = texts(host.VolumesFrom, 'VolumesFrom').length > 0
  const rows = [...list(value, 'Mounts'), ...(mounting.lent?.mounts ?? [])]
  const mounts = rows.map((one) => toMount(record(one, 'Mounts'), mounting, isLent))
  const tmpfs = Object.entries(record(host.Tmpfs, 'Tmpfs')).map(([destination, options]) => ({
    type: 'tmpfs' as const,
    source: '',
    destination: cleanPath(destination),
    writable: isWritable(text(options, 'Tmpfs')),
    anonymous: false,
  }))
  return [...mounts, ...tmpfs.filter((one) => !mounts.some((mount) => mount.destination === one.destination))]
}

const TYPES = ['volume', 'bind', 'tmpfs'] as const

/** What is missing here would be a read-only mount, or none of any type: never a guess. */
function toMount(raw: Json, { requests, anonymous, canBeParts }: Mounting, isLent: boolean): Mount {
  const type = required(raw.Type, 'Type')
  const source = type === 'bind' ? required(raw.Source, 'Source') : text(raw.Source, 'Source')
  const destination = cleanPath(required(raw.Destination, 'Destination'))
  const request = requests.find((one) => one.destination === destination)
  const mount = {
    type: TYPES.find((known) => known === type) ?? ('other' as const),
    source,
    destination,
    writable: flag(present(raw.RW, 'RW'), 'RW'),
    anonymous: false,
  }
  if (type === 'bind') {
    const asked = request?.source ?? ''
    return asked === '' || asked === source ? mount : { ...mount, askedSource: asked }
  }
  if (type !== 'volume') return mount
  const name = required(raw.Name, 'Name')
  return {
    ...mount,
    name,
    anonymous: anonymous.includes(name),
    ...(request?.subpath && { subpath: request.subpath }),
    ...(canBeParts && !request && isLent && { partUnknown: true as const }),
  }
}

/** Of `ro` and `rw` among the options of `--tmpfs`, the last one counts. */
const isWritable = (options: string) =>
  options.split(',').findLast((option) => option === 'ro' || option === 'rw') !== 'ro'
