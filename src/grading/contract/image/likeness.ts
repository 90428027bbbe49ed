import type { Container, Docker, Image } from '../../../docker/port/docker.ts'
import { familiar, parseReference } from '../../../docker/port/reference.ts'
import { lastPart, repositoryOf } from './image-name.ts'
import { observeOrigin } from './observe-origin.ts'
import {
  isOfficial,
  meansOfficial,
  type OriginFacts,
  originOf,
  originOfGone,
  wasPulledLast,
} from './origin.ts'
import { isByHand } from './pulled-as.ts'
import { isPublic } from './registry-host.ts'

export type ImageLikeness = 'same' | 'retagged' | 'outdated' | 'mirror' | 'other-tag' | 'other' | 'unknown'

/** What a container's image is compared with, and by. */
export interface Compared {
  /** The image that the name resolves to now. */
  now?: Image | undefined
  origin?: OriginFacts | undefined
  /** The student gives this name: nothing is asked of where the image comes from. */
  renamed: boolean
}

/**
 * How a container's image compares with a name. It is the same when it has the name, or had it when the container was
 * created, or has the same content. `mirror`: it is the same, but only by the name that a mirror gives it. `unknown`: no
 * image here has the name any more.
 */
export function likeness(
  container: Container,
  wanted: string,
  { now, origin, renamed }: Compared,
): ImageLikeness {
  const { image, imageId } = container
  const { name, typed, repository, names, hasName } = namingOf(container, wanted, renamed)
  const origins = image ? originOf(image, wanted, origin) : originOfGone(imageId, wanted, origin)
  const from = renamed ? 'unknown' : origins.is
  if (from === 'another' && (hasName || typed === name)) return 'retagged'
  if (hasName || (image && now && sameContent(image, now))) return 'same'
  if (typed === name) {
    if (from === 'official' || (!image && origin?.hasFile)) return 'same'
    const byHand = isByHand(name, image ?? { id: imageId, tags: [] }, origin?.namings)
    if (!byHand && wasPulled(container, wanted, origin)) return 'same'
    // With containerd's image store, an image is gone as soon as its name moves. Where the engine says its manifest, it
    // was not an identical one that took the name.
    if (now && (image || !meansOfficial(wanted) || (renamed && container.manifest !== undefined)))
      return 'outdated'
    return names.length > 0 ? 'other' : 'unknown'
  }
  const others = [typed, ...names]
  const isMirrored = others.some((one) => isOnMirror(one, name) && tagOf(one) === tagOf(name))
  if (isMirrored && from !== 'another') return 'mirror'
  return others.some((one) => repositoryOf(one) === repository || isOnMirror(one, name))
    ? 'other-tag'
    : 'other'
}

function namingOf({ image, imageName }: Container, wanted: string, renamed: boolean) {
  const name = familiar(wanted)
  const typed = familiar(imageName)
  const repository = repositoryOf(name)
  const names = image ? [...image.tags, ...image.digests].map(familiar) : []
  // With containerd's image store, every name that a student gives makes such a digest.
  const pulled = !renamed && names.some((one) => one.startsWith(`${repository}@`))
  const [beforeDigest, digest] = typed.split('@')
  const byDigest = digest !== undefined && familiar(beforeDigest ?? '') === name
  const hasName = names.includes(name) || (pulled && (typed === name || byDigest))
  return { name, typed, repository, names, hasName }
}

/** What tells where a container's image comes from; nothing where its name is not the wanted one anyway. */
export async function observeLikeness(
  container: Container | undefined,
  { image: wanted, renamed, anyTag }: { image?: string | undefined; renamed: boolean; anyTag?: boolean },
  docker: Docker,
): Promise<OriginFacts | undefined> {
  if (!container || wanted === undefined || renamed) return undefined
  const { hasName, typed, name } = namingOf(container, wanted, renamed)
  return hasName || typed === name
    ? observeOrigin(container.image, wanted, docker, { container, anyTag })
    : undefined
}

/**
 * Whether a pull was the last that gave the name to an image: a later one moves it to a newer image, and the container is
 * from the right one. Of an image that is no longer here, one from before the container was created says so as well.
 */
const wasPulled = ({ image, created }: Container, wanted: string, origin: OriginFacts = {}): boolean =>
  wasPulledLast(wanted, origin.namings) ||
  (!image && wasPulledLast(wanted, origin.namings, Date.parse(created)))

/** Whether a name is the one that a mirror of Docker Hub has for an official image. */
function isOnMirror(name: string, wanted: string): boolean {
  const registry = parseReference(name)?.registry ?? ''
  const isElsewhere = registry !== 'docker.io' && isPublic(registry) && isOfficial(name)
  return meansOfficial(wanted) && isElsewhere && lastPart(name) === lastPart(wanted)
}

const tagOf = (name: string) => parseReference(name)?.tag

/** A rebuild, and another image store, can give the same content a different id. */
function sameContent(one: Image, other: Image): boolean {
  const content = (image: Image) => {
    const { layers, entrypoint, command, env, workdir, user, exposed, volumes, labels } = image
    return JSON.stringify([layers, entrypoint, command, env, workdir, user, exposed, volumes, labels])
  }
  return one.id === other.id || content(one) === content(other)
}
