import type { Container, Docker, Image } from '../../../docker/port/docker.ts'
import { asEvidence } from '../as-evidence.ts'
import { filesToFind, isKnown } from './official-images.ts'
import { isMirrored, meansOfficial, type OriginFacts, originOf } from './origin.ts'

/** An image was built in at most so many steps that are looked at. */
const MOST_BASES = 8

/**
 * Asks what the image alone does not say of where it comes from, only as far as it is needed. What the engine recorded
 * of a pull, or a variable that only the right image sets, needs no question. Of an image that is no longer here, only
 * the container and the engine's events still tell.
 * @param container one that was created from it, in which files are looked for
 */
export async function observeOrigin(
  image: Image | undefined,
  wanted: string,
  docker: Docker,
  container?: Container,
): Promise<OriginFacts> {
  if (!meansOfficial(wanted)) return {}
  if (!image) {
    const [hasFile, namings] = await Promise.all([
      container && hasOneOf(filesToFind(wanted), container, docker),
      asEvidence(docker.namings()),
    ])
    return { hasFile, namings }
  }
  const insecure = isMirrored(image) ? await asEvidence(docker.insecureRegistries()) : undefined
  if (isPlain(image, wanted, insecure)) return { insecure }
  const hasFile = container && (await hasOneOf(filesToFind(wanted), container, docker))
  const [namings, base] = await Promise.all([
    // Not every way to an engine lets its events through, and without them less is known.
    asEvidence(docker.namings()),
    isKnown(wanted) ? baseOf(image, docker) : undefined,
  ])
  return { hasFile, insecure, namings, base }
}

/** Whether the image says enough: what the engine recorded, or a variable. Names alone could have been tagged. */
function isPlain(image: Image, wanted: string, insecure: string[] | undefined): boolean {
  const nameless = {
    ...image,
    tags: [],
    digests: image.digests.filter((one) => !one.endsWith(`@${image.id}`)),
  }
  const origin = originOf(nameless, wanted, { insecure })
  return origin.is === 'official' || (origin.is === 'another' && !origin.lacks)
}

/** Undefined where a mount can hide what the image has. */
async function hasOneOf(
  files: string[],
  { name, mounts, mountsUnknown, notUnderstood }: Container,
  docker: Docker,
): Promise<boolean | undefined> {
  const seen = files.filter((file) => !mounts.some(({ destination }) => isWithin(file, destination)))
  const found = await Promise.all(seen.map((file) => docker.file(name, file)))
  if (found.some(({ kind }) => kind !== 'absent')) return true
  const isUnsure = mountsUnknown || (notUnderstood !== undefined && 'mounts' in notUnderstood)
  const couldHide = isUnsure || seen.length < files.length
  return files.length === 0 || couldHide ? undefined : false
}

const isWithin = (file: string, folder: string) =>
  file === folder || file.startsWith(folder.replace(/\/*$/, '/'))

/** The first image of those that it was made from, as far as they are still here. */
async function baseOf(image: Image, docker: Docker): Promise<Image | undefined> {
  let base: Image | undefined
  let parent = image.parent
  for (let step = 0; parent !== undefined && step < MOST_BASES; step++) {
    const next: Image | undefined = await docker.image(parent)
    if (!next) break
    base = next
    parent = next.parent
  }
  return base
}
