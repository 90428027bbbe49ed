import type { Container, Image } from '../port/docker.ts'
import { type Json, list, record, text, understood } from '../port/json.ts'
import { parseReference } from '../port/reference.ts'
import type { Ask } from '../wire/ask.ts'

/**
 * The digest of the manifest that a container was created from: from API 1.48 on, with containerd's image store. Empty
 * where the engine does not say it.
 */
export const manifestOf = (container: Json): string =>
  text(record(container.ImageManifestDescriptor, 'ImageManifestDescriptor').digest, 'digest')

/**
 * The image that has the name now, where it was built again from the same after a container was created: with
 * containerd's image store, the container's own is then gone. Building again with nothing changed gives a new id, because
 * only the attestation beside the manifest is new; the manifest stands for configuration and layers.
 * @see https://docs.docker.com/reference/api/engine/version/v1.48/#tag/Image/operation/ImageInspect
 */
export async function builtAgain(
  ask: Ask,
  { imageName, manifest }: Pick<Container, 'imageName' | 'manifest'>,
  inspectImage: (name: string) => Promise<Image | undefined>,
): Promise<Image | undefined> {
  if (manifest === undefined || !parseReference(imageName)) return undefined
  const now = await inspectImage(imageName)
  return now && (await hasManifest(ask, imageName, manifest)) ? now : undefined
}

async function hasManifest(ask: Ask, image: string, digest: string): Promise<boolean> {
  const raw = await ask.json(`/images/${encodeURI(image)}/json`, { query: { manifests: '1' } })
  return understood(ask.endpoint, () =>
    list(record(raw, 'image').Manifests, 'Manifests').some((one) => record(one, 'Manifests').ID === digest),
  )
}
