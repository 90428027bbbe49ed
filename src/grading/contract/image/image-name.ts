import type { Container, ContainerSummary, Image } from '../../../docker/port/docker.ts'
import { familiar } from '../../../docker/port/reference.ts'

/** Names of images, and whether what bears a name is what the name promises. */

/** A name without its tag and digest: `localhost:5000/me/app:1` is `localhost:5000/me/app`. */
export function repositoryOf(name: string): string {
  return (name.split('@')[0] ?? '').replace(/:[^/:]*$/, '')
}

/** The last word of a name: what a mirror keeps of it. */
const lastWord = (name: string) => repositoryOf(name).split('/').at(-1)
/** Docker's own images, also on a mirror. No student can push there, so such a digest tells where it is from. */
const isOfficial = (name: string) => /^([^/]+|.+\/library\/[^/]+)$/.test(repositoryOf(name))
const namesOf = (image: Image) => [...image.tags, ...image.digests].map(familiar)

/**
 * The image was pulled as an official image of another name, and then tagged. Without such a digest (built,
 * loaded, pushed by its owner) nothing is claimed; nor where a digest bears the last word of a name that is not an
 * official one, because a mirror keeps that word.
 */
export function isRetagged(image: Image, wanted: string): boolean {
  const name = familiar(wanted)
  const origins = image.digests.map(familiar)
  const official = origins.filter(isOfficial)
  const bearers = isOfficial(name) ? official : origins
  return official.length > 0 && !bearers.some((origin) => lastWord(origin) === lastWord(name))
}

export type ImageLikeness = 'same' | 'retagged' | 'outdated' | 'other-tag' | 'other' | 'unknown'

/**
 * How a container's image stands to a name, which resolves to `now`. It is the same when it bears the name, or
 * bore it when the container was made, or has the same content. Unknown: nothing here bears the name any more.
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
  const bears = names.includes(name) || (pulled && (typed === name || byDigest))
  if (image && !renamed && (bears || typed === name) && isRetagged(image, wanted)) return 'retagged'
  if (bears || (image && now && sameContent(image, now))) return 'same'
  if (typed === name) return now ? 'outdated' : names.length > 0 ? 'other' : 'unknown'
  return [typed, ...names].some((one) => repositoryOf(one) === repository) ? 'other-tag' : 'other'
}

/** A rebuild may give the same content another id. */
function sameContent(one: Image, other: Image): boolean {
  const content = ({ layers, entrypoint, command, env, workdir, user }: Image) =>
    JSON.stringify([layers, entrypoint, command, env, workdir, user])
  return one.id === other.id || content(one) === content(other)
}

/** Whether a container in the list was made from the image that a name means. */
export function isMadeFrom(container: ContainerSummary, wanted: string, now: Image | undefined): boolean {
  return familiar(container.imageName) === familiar(wanted) || container.imageId === now?.id
}
