import type { Image, RegistryAnswer } from '../../src/docker/port/docker.ts'
import { isRetagged } from '../../src/grading/contract/image/image-name.ts'

type Held = RegistryAnswer & { kind: 'held' }

/** The verdict on what a registry holds, which must be the same image as `source`, the image here named `same_as`. */
export function judgeHeld(
  held: Held,
  same_as: string | undefined,
  { source, local }: { source: Image | undefined; local: Image | undefined },
) {
  if (same_as === undefined) return 'pass'
  if (!source) return 'nothing-to-compare'
  if (isSameImage(held, source)) return isRetagged(source, same_as) ? 'image-retagged' : 'pass'
  return local?.id === source.id ? 'pushed-older-image' : 'pushed-other-image'
}

/**
 * Whether what the registry holds is an image here. The id of an image is its configuration's digest or, with
 * containerd's image store, the digest of its manifest or index; a push can write a new manifest of the same layers.
 */
export function isSameImage(held: Held, image: Image): boolean {
  if (held.configDigest === image.id || held.manifestDigest === image.id) return true
  const sameLayers = held.layers.length > 0 && held.layers.join() === image.layers.join()
  const known = image.digests.some((name) => name.endsWith(`@${held.manifestDigest}`))
  return sameLayers && (known || Date.parse(held.created) === Date.parse(image.created))
}
