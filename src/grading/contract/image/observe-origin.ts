import { CouldNotLook } from '../../../docker/port/could-not-look.ts'
import type { Container, Docker, Image } from '../../../docker/port/docker.ts'
import { asEvidence } from '../as-evidence.ts'
import { filesToFind, isKnown } from './official-images.ts'
import { isMirrored, meansOfficial, type Origin, type OriginFacts, originOf } from './origin.ts'

/** An image was built in at most so many steps that are looked at. */
const MOST_BASES = 8

/**
 * Asks what the image alone does not say of where it comes from, only as far as it is needed. What the engine recorded
 * of a pull, or a variable that only the right image sets, needs no question. Of an image that is no longer here, only
 * the container and the engine's events still tell.
 * @param asked the container that was created from it, in which files are looked for, and whether any tag will do
 */
export async function observeOrigin(
  image: Image | undefined,
  wanted: string,
  docker: Docker,
  { container, anyTag }: { container?: Container | undefined; anyTag?: boolean | undefined } = {},
): Promise<OriginFacts> {
  if (!meansOfficial(wanted)) return {}
  const any = anyTag ? { anyTag } : {}
  if (!image) {
    const [hasFile, namings] = await Promise.all([
      container && hasOneOf(filesToFind(wanted), container, docker),
      asEvidence(docker.namings()),
    ])
    return { hasFile, namings, ...any }
  }
  const insecure = isMirrored(image) ? await asEvidence(docker.insecureRegistries()) : undefined
  const plain = originByItself(image, wanted, insecure)
  if (plain === 'another' || (plain === 'official' && anyTag)) return { insecure, ...any }
  // No engine records the tag that an image was pulled by.
  if (plain === 'official') return { insecure, namings: await asEvidence(docker.namings()) }
  const hasFile = container && (await hasOneOf(filesToFind(wanted), container, docker))
  const [namings, base] = await Promise.all([
    // Not every way to an engine lets its events through, and without them less is known.
    asEvidence(docker.namings()),
    isKnown(wanted) ? baseOf(image, docker) : undefined,
  ])
  return { hasFile, insecure, namings, base, ...any }
}

/** Where the image itself says enough: what the engine recorded, or a variable. Names alone could have been tagged. */
function originByItself(image: Image, wanted: string, insecure: string[] | undefined): Origin['is'] {
  const nameless = {
    ...image,
    tags: [],
    digests: image.digests.filter((one) => !one.endsWith(`@${image.id}`)),
  }
  const origin = originOf(nameless, wanted, { insecure })
  return origin.is === 'another' && origin.lacks ? 'unknown' : origin.is
}

/** Undefined where a mount can hide what the image has. */
async function hasOneOf(
  files: string[],
  { name, mounts, mountsUnknown, notUnderstood }: Container,
  docker: Docker,
): Promise<boolean | undefined> {
  const seen = files.filter((file) => !mounts.some(({ destination }) => isWithin(file, destination)))
  const looked = await Promise.all(seen.map((file) => docker.file(name, file).catch(unlessUnreadable)))
  const found = looked.filter((file) => file !== undefined)
  if (found.some(({ kind }) => kind !== 'absent')) return true
  const isUnsure = mountsUnknown || (notUnderstood !== undefined && 'mounts' in notUnderstood)
  const couldHide = isUnsure || found.length < looked.length || seen.length < files.length
  return files.length === 0 || couldHide ? undefined : false
}

/** What the engine cannot read says as little as what a mount hides, each time alike. */
function unlessUnreadable(error: unknown): undefined {
  if (!(error instanceof CouldNotLook) || error.code !== 'path-unreadable') throw error
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
