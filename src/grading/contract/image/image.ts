import type { Container, Image } from '../../../docker/port/docker.ts'
import { familiar } from '../../../docker/port/reference.ts'
import type { ContainerFacts } from '../container/container.ts'
import type { Cause } from '../kind.ts'
import { imageCodes } from './codes.ts'
import { isMadeFrom, repositoryOf } from './image-name.ts'

/** Why a container's image is not the wanted one: shared by check kinds that compare images. */
export const imageCause: Cause<ImageCode> = { name: 'image', codes: imageCodes }

export type ImageCode = keyof typeof imageCodes

/** The code for each way in which an image is not the wanted one: see `likeness`. */
export const IMAGE_CODES = {
  retagged: 'image-retagged',
  outdated: 'image-outdated',
  'other-tag': 'image-other-tag',
  other: 'image-mismatch',
  unknown: 'image-mismatch',
} as const

/** What is known of a container's image by name: the typed name and its tags, without `:latest`, and where it was pulled from. */
export function namesOfImage({ image, imageName }: Container): string[] {
  const names = [imageName, ...(image?.tags ?? [])].map((name) => familiar(name).replace(/:latest$/, ''))
  return [...new Set([...names, ...originsOf(image)])]
}

/** The repositories that an image was pulled from, or pushed to. */
export const originsOf = (image: Image | undefined): string[] => [
  ...new Set(image?.digests.map((digest) => repositoryOf(digest))),
]

/** What a check asks of a container: its name, and the image that it was created from. */
export interface MadeWant {
  name?: string | undefined
  image?: string | undefined
}

/** `now`: the image that the name refers to on this engine, asked only when the container alone does not decide it. */
export type MadeFacts = ContainerFacts & { now?: Image | undefined }

/** A container of the image that has a different name; `web2` is not a misnamed `web1`. */
export function namesake({ name, image }: MadeWant, { others, now }: MadeFacts): string | undefined {
  const letters = (text: string) => text.replace(/\d+/g, '')
  const misnamed = others.filter((other) => letters(other.name) !== letters(name ?? ''))
  return image === undefined ? undefined : misnamed.find((other) => isMadeFrom(other, image, now))?.name
}
