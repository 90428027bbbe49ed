import { configurationIn, toPlatform } from '../../port/configuration.ts'
import type { HeldImage } from '../../port/docker.ts'
import {
  type Json,
  list,
  number,
  parseJson,
  present,
  readable,
  record,
  required,
  text,
  texts,
  unknownValue,
} from '../../port/json.ts'

/** What registries send, as far as a look-up needs it. */
export interface Descriptor {
  digest: string
  size: number
}

export interface Manifest {
  config: Descriptor
  layers: Descriptor[]
}

export interface PlatformManifest extends Descriptor {
  /** `linux/arm64` */
  platform: string | undefined
}

/** Both families of formats, single images and those for several platforms. */
export const MANIFEST_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
].join(', ')

const MAX_LAYERS = 200
const MAX_TAGS = 50

/** Each of these is undefined where the bytes are something else. */
export const manifestOf = (body: Buffer): Manifest | undefined =>
  read(body, (raw) => {
    const layers = list(present(raw.layers, 'layers'), 'layers').map(toDescriptor)
    if (layers.length > MAX_LAYERS) throw unknownValue(`${layers.length}`, 'layers')
    return { config: toDescriptor(raw.config), layers }
  })

/** Of an image for several platforms. */
export const indexOf = (body: Buffer): PlatformManifest[] | undefined =>
  read(body, (raw) => {
    const manifests = list(raw.manifests, 'manifests').map((one) => {
      const { platform } = record(one, 'manifests')
      return { ...toDescriptor(one), platform: platform === undefined ? undefined : toPlatform(platform) }
    })
    if (manifests.length === 0) throw unknownValue('[]', 'manifests')
    return manifests
  })

export const configurationOf = (body: Buffer): Omit<HeldImage, 'configDigest'> | undefined =>
  read(body, configurationIn)

/** The codes of a registry's error, such as `MANIFEST_UNKNOWN`. */
export const errorCodes = (body: Buffer): string[] =>
  read(body, ({ errors }) =>
    list(errors, 'errors').map((one) => text(present(record(one, 'errors').code, 'code'), 'code')),
  ) ?? []

/** At most 50. */
export const tagsOf = (body: Buffer): string[] | undefined =>
  read(body, ({ tags }) => texts(tags, 'tags').slice(0, MAX_TAGS))

const read = <T>(body: Buffer, reader: (raw: Json) => T): T | undefined =>
  readable(() => reader(record(present(parseJson(body.toString()), 'answer'), 'answer')))

function toDescriptor(value: unknown): Descriptor {
  const raw = record(value, 'descriptor')
  const digest = required(raw.digest, 'digest')
  const size = number(present(raw.size, 'size'), 'size')
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw unknownValue(digest, 'digest')
  if (!Number.isSafeInteger(size) || size < 0) throw unknownValue(`${size}`, 'size')
  return { digest, size }
}
