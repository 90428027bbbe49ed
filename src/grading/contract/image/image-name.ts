import type { Container, ContainerSummary, Image } from '../../../docker/port/docker.ts'
import { familiar } from '../../../docker/port/reference.ts'

/** A name without its tag and digest: `localhost:5000/me/app` for `localhost:5000/me/app:1`. */
export function repositoryOf(name: string): string {
  return (name.split('@')[0] ?? '').replace(/:[^/:]*$/, '')
}

/** The last part of a name, which a mirror keeps. */
const lastPart = (name: string) => repositoryOf(name).split('/').at(-1)
/** Docker's own images, also on a mirror. No student can push there, so such a digest shows where an image came from. */
const isOfficial = (name: string) => /^([^/]+|.+\/library\/[^/]+)$/.test(repositoryOf(name))
const namesOf = (image: Image) => [...image.tags, ...image.digests].map(familiar)

/**
 * Whether the image was pulled as an official image of a different name, and then tagged. Nothing is claimed of an
 * image without such a digest (built, loaded, pushed by its owner), nor where the name is not an official one and a
 * digest has its last part, because a mirror keeps that part.
 */
export function isRetagged(image: Image, wanted: string): boolean {
  const name = familiar(wanted)
  const origins = image.digests.map(familiar)
  const official = origins.filter(isOfficial)
  const relevant = isOfficial(name) ? official : origins
  return official.length > 0 && !relevant.some((origin) => lastPart(origin) === lastPart(name))
}

export type ImageLikeness = 'same' | 'retagged' | 'outdated' | 'other-tag' | 'other' | 'unknown'

/**
 * How a container's image compares with a name, which resolves to `now`. It is the same when it has the name, or had
 * it when the container was created, or has the same content. `unknown`: no image here has the name any more.
 */
export function likeness(
  { image, imageName }: Container,
  wanted: string,
  now: Image | undefined,
  renamed: boolean,
): ImageLikeness {
  const name = familiar(wanted)
  const typed = familiar(imageName)
  const repository = repositoryOf(name)
  const names = image ? namesOf(image) : []
  const pulled = names.some((one) => one.startsWith(`${repository}@`))
  const byDigest = typed.startsWith(`${repository}@`) && name === `${repository}:latest`
  const hasName = names.includes(name) || (pulled && (typed === name || byDigest))
  if (image && !renamed && (hasName || typed === name) && isRetagged(image, wanted)) return 'retagged'
  if (hasName || (image && now && sameContent(image, now))) return 'same'
  if (typed === name) return now ? 'outdated' : names.length > 0 ? 'other' : 'unknown'
  return [typed, ...names].some((one) => repositoryOf(one) === repository) ? 'other-tag' : 'other'
}

/** A rebuild can give the same content a different id. */
function sameContent(one: Image, other: Image): boolean {
  const content = ({ layers, entrypoint, command, env, workdir, user }: Image) =>
    JSON.stringify([layers, entrypoint, command, env, workdir, user])
  return one.id === other.id || content(one) === content(other)
}

/** Whether a container in the list was created from the image that a name refers to. */
export function isMadeFrom(container: ContainerSummary, wanted: string, now: Image | undefined): boolean {
  return familiar(container.imageName) === familiar(wanted) || container.imageId === now?.id
}
