import type { Volume } from '../port/docker.ts'
import { type Json, record, required, text, textRecord } from '../port/json.ts'

/** What engines from 23.0 on (API 1.42) put on a volume that nobody named. */
const ANONYMOUS_LABEL = 'com.docker.volume.anonymous'

/** 64 hex digits: what an engine calls a volume that nobody named. Anybody else can as well. */
export const hasInventedName = (name: string) => /^[0-9a-f]{64}$/.test(name)

/** `GET /volumes/{name}`. Older engines do not label the volumes that they name themselves. */
export function toVolume(answer: unknown): Volume {
  const raw = record(answer, 'volume')
  const driver = text(raw.Driver, 'Driver')
  const device = driver === 'local' ? deviceOf(textRecord(raw.Options, 'Options')) : undefined
  const { o = '' } = textRecord(raw.Options, 'Options')
  const isReadOnly =
    driver === 'local' && o.split(',').findLast((one) => one === 'ro' || one === 'rw') === 'ro'
  const name = required(raw.Name, 'Name')
  return {
    name,
    driver,
    created: text(raw.CreatedAt, 'CreatedAt'),
    labels: textRecord(raw.Labels, 'Labels'),
    anonymous: isLabelledAnonymous(raw) || hasInventedName(name),
    ...(device !== undefined && { device }),
    ...(isReadOnly && { isReadOnly: true as const }),
  }
}

/** Whether the engine itself says that nobody named it. */
export const isLabelledAnonymous = (volume: Json): boolean =>
  Object.hasOwn(textRecord(volume.Labels, 'Labels'), ANONYMOUS_LABEL)

/**
 * Where a volume of the `local` driver really is, if that is not the engine's own folder: a directory of the host, or a
 * share with its options. A file system in memory is the volume's own.
 * @see https://docs.docker.com/reference/cli/docker/volume/create/#opt
 */
function deviceOf(options: Record<string, string>): string | undefined {
  const { type = '', o = '', device = '' } = options
  if (device === '') return undefined
  if (/(^|,)r?bind(,|$)/.test(o)) return device
  return /^(nfs4?|cifs)$/.test(type) ? `${o} ${device}` : undefined
}
