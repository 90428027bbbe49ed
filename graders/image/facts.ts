import type { ContainerSummary, Image } from '../../src/docker/port/docker.ts'
import { isRetagged } from '../../src/grading/contract/image/image-name.ts'

/** What an image that a student made, or got, should be like. */

export interface ImageWant {
  name: string
  state: 'present' | 'absent'
  renamed: boolean
  built_from?: string | undefined
  layers_more_than_base?: number | undefined
  command?: string[] | undefined
  entrypoint?: string[] | undefined
  env?: Record<string, string> | undefined
  workdir?: string | undefined
  exposes?: (number | string)[] | undefined
  volumes?: string[] | undefined
  labels?: Record<string, string> | undefined
  author?: string | true | undefined
  comment?: string | true | undefined
}

export interface ImageFacts {
  image?: Image | undefined
  /** What it should be built from. */
  base?: Image | undefined
  /** All names of images, only when this one is missing. */
  names: string[]
  /** The containers made from it, only when it should be gone. */
  users: ContainerSummary[]
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const isShellForm = (words: string[]) => /(^|\/)sh$/.test(words[0] ?? '') && words[1] === '-c'

export const layersMore = ({ image, base }: ImageFacts): number =>
  (image?.layers.length ?? 0) - (base?.layers.length ?? 0)

/** Ports as `80/tcp`. */
export const portsOf = (image: Image | undefined): string[] =>
  image?.exposed.map(({ port, protocol }) => `${port}/${protocol}`) ?? []
export const missingPorts = ({ exposes = [] }: ImageWant, { image }: ImageFacts): string[] =>
  exposes
    .map((port) => (/\//.test(`${port}`) ? `${port}` : `${port}/tcp`))
    .filter((port) => !portsOf(image).includes(port))

/** The first wanted key whose value is another one, or is not there. */
export const wrongKey = (
  wanted: Record<string, string> = {},
  actual: Record<string, string> = {},
): string | undefined => Object.keys(wanted).find((key) => actual[key] !== wanted[key])

export const missingVolumes = ({ volumes = [] }: ImageWant, { image }: ImageFacts): string[] =>
  volumes.filter((path) => !image?.volumes.includes(path))

/** `MAINTAINER` sets the author; its successor is a label. */
const authorsOf = (image: Image) =>
  [
    image.author,
    ...Object.entries(image.labels).flatMap(([key, value]) =>
      /(^|\.)(maintainer|authors)$/.test(key) ? [value] : [],
    ),
  ].filter(Boolean)

/** The code of what is wrong with an image that is there, or undefined. */
export function diagnoseImage(want: ImageWant, facts: ImageFacts, image: Image) {
  const { base } = facts
  if (want.built_from === undefined && !want.renamed && isRetagged(image, want.name)) return 'image-retagged'
  if (base && !base.layers.every((layer, i) => image.layers[i] === layer)) return 'image-other-base'
  if (base && layersMore(facts) < (want.layers_more_than_base ?? 0)) return 'image-without-own-layer'
  const command = diagnoseCommand(want, image)
  if (command) return command
  const key = wrongKey(want.env, image.env)
  if (key !== undefined) return key in image.env ? 'image-env-differs' : 'image-env-missing'
  if (want.workdir !== undefined && want.workdir !== (image.workdir || '/')) return 'image-workdir-differs'
  if (missingPorts(want, facts).length > 0) return 'image-port-not-declared'
  if (missingVolumes(want, facts).length > 0) return 'image-volume-not-declared'
  if (wrongKey(want.labels, image.labels) !== undefined) return 'image-label-differs'
  if (!isSaid(want.author, authorsOf(image))) return 'image-author-differs'
  return isSaid(want.comment, [image.comment].filter(Boolean)) ? undefined : 'image-comment-differs'
}

function isSaid(wanted: string | true | undefined, said: string[]): boolean {
  return wanted === undefined || (wanted === true ? said.length > 0 : said.includes(wanted))
}

function diagnoseCommand({ command, entrypoint }: ImageWant, image: Image) {
  const wrong = [
    { wanted: command, actual: image.command, other: image.entrypoint },
    { wanted: entrypoint, actual: image.entrypoint, other: image.command },
  ].find(({ wanted, actual }) => wanted !== undefined && !same(wanted, actual))
  if (!wrong?.wanted) return undefined
  if (wrong.wanted.length > 0 && same(wrong.wanted, wrong.other)) return 'command-entrypoint-swapped'
  if (isShellForm(wrong.actual) && !isShellForm(wrong.wanted)) {
    return /^\[.*'/.test(wrong.actual[2]?.trim() ?? '')
      ? 'image-command-single-quotes'
      : 'image-command-shell-form'
  }
  return 'image-command-differs'
}
