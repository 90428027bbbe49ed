import type { Image, Naming } from '../../../docker/port/docker.ts'
import { familiar, parseReference } from '../../../docker/port/reference.ts'
import { lastPart, repositoryOf } from './image-name.ts'
import { isKnown, type Lacking, signIn } from './official-images.ts'
import { pulledAs } from './pulled-as.ts'
import { isPublic } from './registry-host.ts'

/** What is known of where an image comes from, besides the image itself. */
export interface OriginFacts {
  /** Whether one of the files that show the official image is in it; undefined where that was not looked at. */
  hasFile?: boolean | undefined
  /** Registries that the engine may reach without TLS, so that anybody in the network can be one. */
  insecure?: string[] | undefined
  /** How images got their names, as far as the engine remembers. */
  namings?: Naming[] | undefined
  /** The image that it was committed from, or built on: the last of them that is still here. */
  base?: Image | undefined
  /** Any tag of the repository will do. */
  anyTag?: boolean | undefined
}

/** Where an image that has the name of an official one comes from, with what shows that it is from somewhere else. */
export type Origin =
  | { is: 'official' }
  | { is: 'another'; names: string[]; lacks?: Lacking }
  | { is: 'unknown' }

/** Docker's own images, `nginx`, also on a mirror: `docker.m.daocloud.io/library/nginx`. */
export const isOfficial = (name: string) => /^([^/]+|.+\/library\/[^/]+)$/.test(repositoryOf(name))

/** Whether a name means one of Docker's own images: one with a registry or a namespace is its owner's. */
export const meansOfficial = (wanted: string): boolean => !repositoryOf(familiar(wanted)).includes('/')

/**
 * Weighs what is known. First comes what the engine recorded when it pulled the image, then a variable that only the
 * right image sets, then the names that it had before somebody tagged it, files, and the image that it was made from. No
 * student can push an official image, so such a name shows where an image comes from; one in a registry of the student's
 * own does not.
 */
export function originOf(image: Image, wanted: string, facts: OriginFacts = {}): Origin {
  if (!meansOfficial(wanted)) return { is: 'unknown' }
  const origin = repositoryOrigin(image, wanted, facts)
  if (origin.is === 'another') return origin
  const names = otherTags(image, wanted, facts)
  return names.length > 0 ? { is: 'another', names } : origin
}

/** Where one that is no longer here came from, by the names that it is known to have had. */
export function originOfGone(id: string, wanted: string, facts: OriginFacts = {}): Origin {
  if (!meansOfficial(wanted)) return { is: 'unknown' }
  const image = { id, tags: [], digests: [] }
  const names = otherTags(image, wanted, facts)
  if (names.length > 0) return { is: 'another', names }
  const named = byNames(firstNames(image, wanted, facts.namings ?? []), wanted, facts)
  const contradicts =
    named?.is === 'another' ? facts.hasFile && !isKnownOther(named) : facts.hasFile === false
  return named && !contradicts ? named : { is: 'unknown' }
}

type Named = Pick<Image, 'id' | 'tags' | 'digests' | 'parent' | 'madeBy' | 'verified' | 'everNamed'>

function otherTags(image: Named, wanted: string, facts: OriginFacts): string[] {
  const { namings = [], anyTag } = facts
  return anyTag
    ? []
    : pulledAs({ ...image, recorded: recordedNames(image) }, wanted, namings, isProofWith(facts))
}

/** Where it comes from, whatever its tag. */
function repositoryOrigin(image: Image, wanted: string, facts: OriginFacts): Origin {
  const recorded = byNames(recordedNames(image), wanted, facts)
  if (recorded) return recorded
  const sign = signIn(image, wanted, facts.hasFile)
  const named = byNames(firstNames(image, wanted, facts.namings ?? []), wanted, facts)
  if (sign === 'has') return isKnownOther(named) && !hasVariable(image, wanted) ? named : { is: 'official' }
  if (sign !== undefined)
    return { is: 'another', names: named?.is === 'another' ? named.names : [], lacks: sign }
  if (named) return named
  const base =
    facts.base && isKnown(wanted)
      ? originOf(facts.base, wanted, { namings: facts.namings, insecure: facts.insecure })
      : undefined
  return base?.is === 'another' ? base : { is: 'unknown' }
}

/** Several images have the same files, so that a known name says more; nobody's own image has such a name. */
const isKnownOther = (named: Origin | undefined): named is Origin & { is: 'another' } =>
  named?.is === 'another' && named.names.every(isKnown)

const hasVariable = (image: Image, wanted: string) => signIn(image, wanted, undefined) === 'has'

/** What names of an image say: nothing, where none is that of an official image. */
function byNames(names: string[], wanted: string, facts: OriginFacts): Origin | undefined {
  const official = names.filter(isProofWith(facts))
  if (official.some((name) => lastPart(name) === lastPart(familiar(wanted)))) return { is: 'official' }
  return official.length > 0 ? { is: 'another', names: [...new Set(official.map(repositoryOf))] } : undefined
}

/** Whether a name is that of an official image, in a registry that is nobody's own. */
const isProofWith =
  ({ insecure = [] }: OriginFacts) =>
  (name: string): boolean => {
    const registry = parseReference(name)?.registry ?? ''
    return isOfficial(name) && isPublic(registry) && !insecure.includes(registry)
  }

/**
 * The repositories that an engine recorded when it pulled or pushed an image. With containerd's image store, every tag
 * makes a digest that is the image's own id, so that those say nothing.
 */
export const recordedNames = ({
  id,
  digests,
  verified = [],
}: Pick<Image, 'id' | 'digests' | 'verified'>): string[] => [
  ...verified,
  ...digests.filter((digest) => !digest.endsWith(`@${id}`)).map(repositoryOf),
]

/**
 * Of the names that an image has or had, those that it was not given by hand: a pull or a load gave it these. An engine
 * forgets: where all that it remembers of a name is that it was lost, nothing says how the image got it, unless it was
 * pulled. The wanted name then counts only where no other name says more: it may have been given by hand before.
 */
function firstNames(
  { id, tags, digests, parent, madeBy }: Named,
  wanted: string,
  namings: Naming[],
): string[] {
  if (parent !== undefined || madeBy === 'import') return []
  const own = namings.filter((naming) => naming.id === id && naming.name !== '')
  const names = [...tags, ...digests.filter((digest) => tags.length === 0 && digest.endsWith(`@${id}`))]
  const all = new Set([...names, ...own.map(({ name }) => name)])
  const wasPulled = (name: string) => namings.some((one) => one.action === 'pull' && one.name === name)
  const isWanted = (name: string) => lastPart(name) === lastPart(familiar(wanted))
  const firstOf = (name: string) => own.find((naming) => naming.name === name)?.action
  const sure = [...all].filter((name) => {
    // Whatever was done by hand before, a pull gave it this name anew.
    if (names.includes(name) && wasPulledLast(name, namings)) return true
    const first = firstOf(name)
    return first === 'untag' ? wasPulled(name) : first !== 'tag'
  })
  return sure.length > 0 ? sure : [...all].filter((name) => firstOf(name) === 'untag' && isWanted(name))
}

/**
 * Whether the last that happened to a name was a pull, which also moves it from an image that was right.
 * @param before only what happened until then counts: ms since 1970, by the engine's clock
 */
export function wasPulledLast(
  wanted: string,
  namings: Naming[] = [],
  before = Number.POSITIVE_INFINITY,
): boolean {
  const last = namings.findLast(
    ({ name, action, at }) => action !== 'untag' && name === familiar(wanted) && at <= before,
  )
  return last?.action === 'pull'
}

/** Whether an image has a name of a mirror of Docker Hub. */
export const isMirrored = ({ tags, digests }: Image): boolean =>
  [...tags, ...digests].map(repositoryOf).some((name) => name.includes('/') && isOfficial(name))
