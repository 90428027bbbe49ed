import type { HeldImage, Image, RegistryAnswer } from '../../src/docker/port/docker.ts'
import { isAlike } from '../../src/grading/contract/image/alike.ts'
import { type OriginFacts, originOf } from '../../src/grading/contract/image/origin.ts'

type Held = RegistryAnswer & { kind: 'held' }

/** What is compared with what a registry holds. */
interface HeldFacts {
  source: Image | undefined
  local: Image | undefined
  /** Where the source comes from; undefined where its name is the student's. */
  origin?: OriginFacts | undefined
}

/** The verdict on what a registry holds, which must be the same image as `source`, the image here named `same_as`. */
export function judgeHeld(
  held: Held,
  { same_as, renamed }: { same_as?: string | undefined; renamed: boolean },
  { source, local, origin }: HeldFacts,
) {
  if (same_as === undefined) return 'pass'
  if (!source) return 'nothing-to-compare'
  if (isSameImage(held, source)) {
    return !renamed && originOf(source, same_as, origin).is === 'another' ? 'image-retagged' : 'pass'
  }
  return local?.id === source.id ? 'pushed-older-image' : 'pushed-other-image'
}

/**
 * Whether what the registry holds is an image here. The id of an image is its configuration's digest or, with
 * containerd's image store, the digest of its manifest or index, of which an engine can push a part: then everything
 * that the engine shows of the configuration is compared.
 */
export function isSameImage(held: Held, image: Image): boolean {
  const hasDigest = (digest: string | undefined) =>
    digest !== undefined && image.digests.some((name) => name.endsWith(`@${digest}`))
  const isIndex = held.platform !== undefined
  if (held.manifestDigest === image.id || (isIndex && hasDigest(held.manifestDigest))) return true
  const all = [held, ...(held.others ?? [])]
  const one = all.find(isForItsPlatform(image))
  // Of several for one platform, an engine takes the first.
  if (!one || (one.platform !== undefined && all.find(({ platform }) => platform === one.platform) !== one))
    return false
  if (one.configDigest === image.id || hasDigest(one.manifestDigest)) return true
  return hasDigest(image.id) && isAlike(one, image)
}

/** Of an image for several platforms, an engine takes what the index calls its own. */
const isForItsPlatform =
  (image: Image) =>
  ({ layers, platform, settings }: HeldImage): boolean =>
    layers.length > 0 &&
    layers.join() === image.layers.join() &&
    (platform === undefined || settings === undefined || platform === settings.platform)
