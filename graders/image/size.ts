import type { Docker } from '../../src/docker/port/docker.ts'
import { bytesOf } from '../../src/grading/contract/size.ts'
import type { ImageWant } from './want.ts'

/** How large an image is, and the one that it is measured against, in bytes of unpacked layers. */
export interface Sizes {
  own?: number | undefined
  /** Undefined where there is no such image. */
  other?: number | undefined
}

type SizeWant = Pick<ImageWant, 'name' | 'smaller_than' | 'larger_than'>

/** The image that it must be smaller than. */
export const measuredAgainst = ({ smaller_than }: Pick<ImageWant, 'smaller_than'>): string | undefined =>
  typeof smaller_than === 'object' ? smaller_than.image : undefined

/** Undefined where no size is asked for. */
export async function observeSizes(want: SizeWant, docker: Docker): Promise<Sizes | undefined> {
  if (want.smaller_than === undefined && want.larger_than === undefined) return undefined
  const against = measuredAgainst(want)
  const [own, other] = await Promise.all([
    docker.imageBytes(want.name),
    against === undefined ? undefined : docker.imageBytes(against),
  ])
  return { own, other }
}

/** Bytes that the image must not reach; undefined where there is no limit, or where it is not known. */
export function limitOf(
  { smaller_than }: Pick<ImageWant, 'smaller_than'>,
  { other }: Sizes,
): number | undefined {
  if (smaller_than === undefined) return undefined
  if (typeof smaller_than === 'string') return bytesOf(smaller_than)
  return other === undefined ? undefined : other * smaller_than.share
}

/** The code of what is wrong with the size of an image, or undefined. */
export function diagnoseSize(want: SizeWant, sizes: Sizes = {}) {
  const { own = 0, other } = sizes
  if (measuredAgainst(want) !== undefined && other === undefined) return 'other-image-missing'
  const limit = limitOf(want, sizes)
  if (limit !== undefined && own >= limit) return 'image-too-large'
  return want.larger_than !== undefined && own <= bytesOf(want.larger_than) ? 'image-too-small' : undefined
}

/** As Docker writes it: `20.3MB`. */
export const megabytes = (bytes = 0): string => `${Math.round(bytes / 100_000) / 10}MB`
