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

/** An image's names, with where it was pulled from, so that a false name shows; without what goes without saying. */
export function imageShown({ image, imageName }: Container): string {
  const names = [imageName, ...(image?.tags ?? [])].map((name) => familiar(name).replace(/:latest$/, ''))
  return [...new Set([...names, ...originsOf(image)])].join(', ')
}

/** The repositories that an image was pulled from, or pushed to. */
export const originsOf = (image: Image | undefined): string[] => [
  ...new Set(image?.digests.map((digest) => repositoryOf(digest))),
]

/** What a check asks of a container: its name, and the image that it is made from. */
export interface MadeWant {
  name?: string | undefined
  image?: string | undefined
}

/** `now`: what the image's name means on this engine, asked only when the container doesn't settle it. */
export type MadeFacts = ContainerFacts & { now?: Image | undefined }

/** A container of the image under another name; `web2` is no misnamed `web1`. */
export function namesake({ name, image }: MadeWant, { others, now }: MadeFacts): string | undefined {
  const letters = (text: string) => text.replace(/\d+/g, '')
  const misnamed = others.filter((other) => letters(other.name) !== letters(name ?? ''))
  return image === undefined ? undefined : misnamed.find((other) => isMadeFrom(other, image, now))?.name
}
