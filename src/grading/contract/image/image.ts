import type { Container, ContainerSummary, Image } from '../../../docker/port/docker.ts'
import { familiar } from '../../../docker/port/reference.ts'
import type { ContainerFacts } from '../container/container.ts'
import type { Cause } from '../kind.ts'
import { imageCodes } from './codes.ts'
import { isMadeFrom, repositoryOf } from './image-name.ts'
import type { Lacking } from './official-images.ts'
import { type OriginFacts, originOf, recordedNames } from './origin.ts'

/** Why a container's image is not the wanted one: shared by check kinds that compare images. */
export const imageCause: Cause<ImageCode> = { name: 'image', codes: imageCodes }

export type ImageCode = keyof typeof imageCodes

/** The code for each way in which an image is not the wanted one: see `likeness`. */
export const IMAGE_CODES = {
  retagged: 'image-retagged',
  outdated: 'image-outdated',
  mirror: 'image-from-mirror',
  'other-tag': 'image-other-tag',
  other: 'image-mismatch',
  unknown: 'image-mismatch',
} as const

/** What is known of a container's image by name: the typed name and its tags, without `:latest`, and where it was pulled from. */
export function namesOfImage({ image, imageName }: Container): string[] {
  const names = [imageName, ...(image?.tags ?? [])].map((name) => familiar(name).replace(/:latest$/, ''))
  const repositories = names.map(repositoryOf)
  const origins = originsOf(image).filter((origin) => !repositories.includes(origin))
  return [...new Set([...names, ...origins])]
}

/** The repositories that an image was pulled from, or pushed to, as far as the engine recorded that. */
export const originsOf = (image: Image | undefined): string[] => [
  ...new Set(image ? recordedNames(image) : []),
]

/** What shows that an image is not the official one whose name it has: other names of it, and what it lacks. */
export function whyAnother(
  image: Image | undefined,
  wanted: string,
  origin: OriginFacts | undefined,
): { names: string[]; lacks?: Lacking } {
  const found = image && originOf(image, wanted, origin)
  return found?.is === 'another' ? found : { names: [] }
}

/** What a check asks of a container: its name, and the image that it was created from. */
export interface MadeWant {
  name?: string | undefined
  image?: string | undefined
}

/** `now`: the image that the name refers to on this engine, asked only when the container alone does not decide it. */
export type MadeFacts = ContainerFacts & {
  now?: Image | undefined
  /** That could not be looked up, where it would only have explained. */
  nowUnknown?: true
  /** Where the container's image comes from. */
  origin?: OriginFacts | undefined
}

/** A container of the image that has a different name; `web2` is not a misnamed `web1`. */
export function namesake(
  { name, image }: MadeWant,
  { others, now }: MadeFacts,
): ContainerSummary | undefined {
  const letters = (text: string) => text.replace(/\d+/g, '')
  const misnamed = others.filter((other) => letters(other.name) !== letters(name ?? ''))
  return image === undefined ? undefined : misnamed.find((other) => isMadeFrom(other, image, now))
}
