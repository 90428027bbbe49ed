import { cleanPath } from '../../src/docker/port/container-path.ts'
import type { BuildStep, ContainerSummary, Image, Naming } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { type OriginFacts, originOf } from '../../src/grading/contract/image/origin.ts'
import { isRootByName, NOT_ROOT, userOf } from '../../src/grading/contract/user.ts'
import { diagnoseCommand } from './command.ts'
import type { Sizes } from './size.ts'
import { missingSteps } from './steps.ts'
import type { ImageWant } from './want.ts'

export interface ImageFacts {
  /** Only of an image with any tag: the name of the one that was found. */
  found?: string | undefined
  image?: Image | undefined
  /** The image that it must be built from. */
  base?: Image | undefined
  /** The image that it must be another name of. */
  twin?: Image | undefined
  /** Only where a size is asked for. */
  sizes?: Sizes | undefined
  /** Where the image comes from that {@link officialIn} gives. */
  origin?: OriginFacts | undefined
  /** How images got their names, only when it does not begin with the layers of its base. */
  namings?: Naming[] | undefined
  /** The steps by which it was made from its base, only when the history is asked for, or its command is not the right one. */
  steps?: BuildStep[] | undefined
  /** The names of all images, only when this one is missing. */
  names: string[]
  /** The containers created from it, only when it should be gone. */
  users: ContainerSummary[]
}

/** The image that must be an official one, if it has the name of one: what this one is built from, or itself. */
export function officialIn(
  { name, built_from, same_as, renamed }: Pick<ImageWant, 'name' | 'built_from' | 'same_as' | 'renamed'>,
  { image, base, twin }: Pick<ImageFacts, 'image' | 'base' | 'twin'>,
): { image: Image; name: string } | undefined {
  if (same_as !== undefined) return twin && { image: twin, name: same_as }
  if (built_from !== undefined) return base && { image: base, name: built_from }
  return image && !renamed ? { image, name } : undefined
}

/** Whether the student makes the image, or gives it its name: the lab says so, or asks for what only its maker decides. */
export const isMade = (want: ImageWant): boolean => want.renamed || asksItsMaker(want)

/** Whether something is asked that only the maker of an image decides. */
export const asksItsMaker = ({ name: _, state: __, renamed: ___, ...asked }: ImageWant): boolean =>
  Object.values(asked).some((value) => value !== undefined && value !== false)

/** The code of what is wrong with an image that exists, or undefined. @param base the image that it must be built from */
export function diagnoseImage(
  want: ImageWant,
  image: Image,
  facts: Pick<ImageFacts, 'base' | 'twin' | 'origin' | 'namings' | 'steps'>,
) {
  const { base, twin, origin } = facts
  if (want.same_as !== undefined && !twin) return 'other-image-missing'
  if (twin && twin.id !== image.id) return 'image-other-than'
  const official = officialIn(want, { image, base, twin })
  if (official && originOf(official.image, official.name, origin).is === 'another') return 'image-retagged'
  if (base && !isBuiltOn(image, base)) {
    if (image.madeBy === 'import') return 'image-imported'
    return isOlderThanPull(image, want, facts) ? 'image-older-base' : 'image-other-base'
  }
  if (base && layersMore({ image, base }) < (want.layers_more_than_base ?? 0))
    return 'image-without-own-layer'
  const command = diagnoseCommand(want, image, facts.steps)
  if (command) return command
  const key = wrongKey(want.env, image.env)
  if (key !== undefined) return key in image.env ? 'image-env-differs' : 'image-env-missing'
  if (unwantedEnv(want, image).length > 0) return 'image-env-unwanted'
  if (want.workdir !== undefined && cleanPath(want.workdir) !== workdirOf(image))
    return 'image-workdir-differs'
  if (want.user !== undefined && !isUser(image, want.user)) return 'image-user-differs'
  const health = diagnoseHealthCheck(want, image)
  if (health) return health
  if (missingPorts(want, image).length > 0) return 'image-port-not-declared'
  if (missingVolumes(want, image).length > 0) return 'image-volume-not-declared'
  if (wrongKey(want.labels, image.labels) !== undefined) return 'image-label-differs'
  if (missingSteps(want, facts).length > 0) return 'image-step-missing'
  const inherited = base ? authorsOf(base) : []
  const authors = authorsOf(image).filter((author) => want.author !== true || !inherited.includes(author))
  if (!says(authors, want.author)) return 'image-author-differs'
  return says(image.comment ? [image.comment] : [], want.comment) ? undefined : 'image-comment-differs'
}

export const isBuiltOn = (image: Image, base: Image): boolean =>
  base.layers.every((layer, i) => image.layers[i] === layer)

/**
 * Whether the name of the base was pulled, or moved to a different image, after the image was made. Without a step that
 * changes files, BuildKit gives an image the time of its base: when it got its first name says more.
 */
function isOlderThanPull(
  { id, created }: Image,
  { built_from = '' }: ImageWant,
  { namings = [] }: Pick<ImageFacts, 'namings'>,
) {
  const named = namings.find((naming) => naming.action === 'tag' && naming.id === id)
  const moves = namings.filter(({ action, name }) => action !== 'untag' && name === familiar(built_from))
  return moves.some(({ at }) => at > (named?.at ?? Date.parse(created)))
}

const says = (said: string[], wanted: string | true | undefined) =>
  wanted === undefined || (wanted === true ? said.length > 0 : said.includes(wanted))

export const layersMore = ({ image, base }: Pick<ImageFacts, 'image' | 'base'>): number =>
  (image?.layers.length ?? 0) - (base?.layers.length ?? 0)

export const workdirOf = (image: Image | undefined): string => image?.workdir || '/'

/** `MAINTAINER` sets the author; a label has replaced it. */
export const authorsOf = ({ author, labels }: Image): string[] =>
  [
    author,
    ...Object.keys(labels)
      .filter((key) => /(^|\.)(maintainer|authors)$/.test(key))
      .map((key) => labels[key] ?? ''),
  ].filter(Boolean)

/** Ports as `80/tcp`. */
export const exposedPorts = (image: Image | undefined): string[] =>
  image?.exposed.map(({ port, protocol }) => `${port}/${protocol}`) ?? []

export const missingPorts = ({ exposes = [] }: ImageWant, image: Image | undefined): string[] =>
  exposes
    .map((port) => (`${port}`.includes('/') ? `${port}` : `${port}/tcp`))
    .filter((port) => !exposedPorts(image).includes(port))

export const missingVolumes = ({ volumes = [] }: ImageWant, image: Image | undefined): string[] =>
  volumes.filter((path) => !image?.volumes.includes(cleanPath(path)))

/** The variables that the image sets, but must not. */
export const unwantedEnv = ({ lacks_env = [] }: ImageWant, image: Image | undefined): string[] =>
  lacks_env.filter((name) => image && Object.hasOwn(image.env, name))

/** The first wanted key that has a different value, or is missing; `true` is any value. */
export const wrongKey = (
  wanted: Record<string, string | true> = {},
  actual: Record<string, string> = {},
): string | undefined =>
  Object.keys(wanted).find((key) =>
    wanted[key] === true ? !Object.hasOwn(actual, key) : actual[key] !== wanted[key],
  )

function diagnoseHealthCheck({ healthcheck }: ImageWant, { healthCheck }: Image) {
  if (healthcheck === undefined) return undefined
  if (!healthCheck) return 'image-health-check-missing'
  const { contains = '' } = healthcheck === true ? {} : healthcheck
  return checkOf(healthCheck).includes(contains) ? undefined : 'image-health-check-differs'
}

/** What a health check runs: `CMD` and `CMD-SHELL` only say how. */
export const checkOf = (healthCheck: string[]): string => healthCheck.slice(1).join(' ')

/** Whether its containers run as the user that is asked for, as far as the image's configuration says. */
function isUser(image: Image, wanted: string): boolean {
  const user = userOf(image)
  if (wanted === NOT_ROOT) return !isRootByName(user)
  return user === wanted || (isRootByName(user) && isRootByName(wanted))
}
