import type { Image, Naming } from '../../../docker/port/docker.ts'
import { familiar, parseReference } from '../../../docker/port/reference.ts'
import { lastPart, repositoryOf } from './image-name.ts'

/**
 * The names under which an official image came here, where it was given the wanted name by hand and none of them has its
 * tag: an engine records the repository alone, which is the same for `nginx` and `nginx:1.22`. Empty where nothing shows
 * that. A more exact tag is the same version: `mysql:5.7.44` for `mysql:5.7`.
 * @param isProof whether nobody here can have given an image this name
 */
export function pulledAs(
  image: Pick<Image, 'id' | 'tags' | 'parent' | 'madeBy' | 'everNamed'> & { recorded: readonly string[] },
  wanted: string,
  namings: readonly Naming[],
  isProof: (name: string) => boolean,
): string[] {
  const { id, tags, recorded, everNamed } = image
  const name = familiar(wanted)
  const isMade = image.parent !== undefined || image.madeBy === 'import'
  const wasGiven = everNamed ? everNamed.byHand.includes(name) : isByHand(name, image, namings)
  if (isMade || tagOf(name) === undefined || !wasGiven) return []
  const isLike = (other: string) => isProof(other) && lastPart(other) === lastPart(name)
  const own = namings.filter((naming) => naming.id === id && naming.name !== '')
  const others = new Set([...tags, ...own.map((naming) => naming.name)])
  others.delete(name)
  const known = everNamed
    ? everNamed.pulled.filter(isLike)
    : [...others].filter((other) => isLike(other) && !isByHand(other, image, namings))
  const all = known.length > 0 || everNamed ? known : pullsBefore(id, name, recorded.filter(isProof), namings)
  return all.some((other) => hasTag(other, name)) ? [] : [...new Set(all)]
}

/** Whether a tag gave the image this name, which it did not have before, and no pull has since. */
export function isByHand(
  name: string,
  { id, tags }: Pick<Image, 'id' | 'tags'>,
  namings: readonly Naming[] = [],
): boolean {
  const last = namings.findLast((one) => one.name === name && one.action !== 'untag')
  if (tags.includes(name) && last?.action === 'pull') return false
  return namings.find((one) => one.name === name && one.id === id)?.action === 'tag'
}

/**
 * What was pulled from the repositories of the image before it was given the name. Without containerd's image store, an
 * engine does not say which name an image lost, so that one which had lost any by then can have had the wanted one.
 */
function pullsBefore(
  id: string,
  name: string,
  repositories: readonly string[],
  namings: readonly Naming[],
): string[] {
  const given = namings.findIndex((one) => one.name === name && one.id === id && one.action === 'tag')
  const before = namings.slice(0, given)
  if (before.some((one) => one.id === id && one.action === 'untag' && one.name === '')) return []
  return before
    .filter((one) => one.action === 'pull' && repositories.includes(repositoryOf(one.name)))
    .map((one) => one.name)
}

/** One that was pulled by its digest can have any tag. */
const hasTag = (name: string, wanted: string): boolean => {
  const [tag, wantedTag] = [tagOf(name), tagOf(wanted)]
  return tag === undefined || tag === wantedTag || tag.startsWith(`${wantedTag}.`)
}

const tagOf = (name: string): string | undefined => parseReference(name)?.tag
