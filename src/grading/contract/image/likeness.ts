import type { Container, Docker, Image } from '../../../docker/port/docker.ts'
import { familiar, parseReference } from '../../../docker/port/reference.ts'
import { lastPart, repositoryOf } from './image-name.ts'
import { observeOrigin } from './observe-origin.ts'
import { isOfficial, meansOfficial, type OriginFacts, originOf, wasPulledLast } from './origin.ts'
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
  const { image } = container
  const { name, typed, repository, names, hasName } = namingOf(container, wanted, renamed)
  const from = image && !renamed ? originOf(image, wanted, origin).is : 'unknown'
  if (from === 'another' && (hasName || typed === name)) return 'retagged'
  if (hasName || (image && now && sameContent(image, now))) return 'same'
  if (typed === name) {
    // A pull moves the name to a newer image, and the container was created from the right one.
    if (from === 'official' || wasPulledLast(wanted, origin?.namings)) return 'same'
    if (!image && wasOfficial(container, wanted, origin)) return 'same'
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
  { image: wanted, renamed }: { image?: string | undefined; renamed: boolean },
  docker: Docker,
): Promise<OriginFacts | undefined> {
  if (!container || wanted === undefined || renamed) return undefined
  const { hasName, typed, name } = namingOf(container, wanted, renamed)
  return hasName || typed === name ? observeOrigin(container.image, wanted, docker, container) : undefined
}

/** Whether the image of a container, which is no longer here, was the official one, by what is left. */
function wasOfficial({ created }: Container, wanted: string, origin: OriginFacts = {}): boolean {
  return origin.hasFile === true || wasPulledLast(wanted, origin.namings, Date.parse(created))
}

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
