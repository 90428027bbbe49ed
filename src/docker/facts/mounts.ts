import type { Mount, Volume } from '../port/docker.ts'
import { flag, type Json, list, record, required, text, textRecord } from '../port/json.ts'

const INVENTED_NAME = /^[0-9a-f]{64}$/
const ANONYMOUS_LABEL = 'com.docker.volume.anonymous'

/** 64 hex digits: what an engine calls a volume that nobody named. */
export const hasInventedName = (name: string) => INVENTED_NAME.test(name)

/**
 * The mounts of a container; `--tmpfs` is found among its host settings only.
 * @param named the volumes that somebody named, among those whose names look invented
 */
export function toMounts(value: unknown, host: Json, named: string[]): Mount[] {
  const mounts = list(value, 'Mounts').map((one) => toMount(record(one, 'Mounts'), named))
  const tmpfs = Object.keys(record(host.Tmpfs, 'Tmpfs'))
    .filter((destination) => !mounts.some((mount) => mount.destination === destination))
    .map((destination) => ({
      type: 'tmpfs' as const,
      source: '',
      destination,
      writable: true,
      anonymous: false,
    }))
  return [...mounts, ...tmpfs]
}

/** `GET /volumes/{name}`. Older engines do not label the volumes that they name themselves. */
export function toVolume(answer: unknown): Volume {
  const raw = record(answer, 'volume')
  const name = required(raw.Name, 'Name')
  const labels = textRecord(raw.Labels, 'Labels')
  return {
    name,
    driver: text(raw.Driver, 'Driver'),
    created: text(raw.CreatedAt, 'CreatedAt'),
    labels,
    anonymous: ANONYMOUS_LABEL in labels || hasInventedName(name),
  }
}

function toMount(raw: Json, named: string[]): Mount {
  const type = text(raw.Type, 'Type')
  const name = text(raw.Name, 'Name')
  const known = type === 'volume' || type === 'bind' || type === 'tmpfs'
  return {
    type: known ? type : 'other',
    ...(type === 'volume' && { name }),
    source: text(raw.Source, 'Source'),
    destination: required(raw.Destination, 'Destination'),
    writable: flag(raw.RW, 'RW'),
    anonymous: type === 'volume' && hasInventedName(name) && !named.includes(name),
  }
}
