import type { Image } from '../port/docker.ts'
import { withAlgorithm } from '../port/image-id.ts'
import { list, number, present, record, required, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { unlessAbsent } from '../wire/read-answer.ts'

/**
 * What `docker image inspect` and `docker image ls` show, in bytes and each once: an image store that keeps layers as
 * they were pulled counts them in a different way in each. Undefined where the image is gone.
 */
export async function imageSizes(ask: Ask, { id }: Pick<Image, 'id'>): Promise<number[] | undefined> {
  const api = engineApi(ask)
  const inspected = await unlessAbsent(api.getImage(id).inspect())
  if (inspected === undefined) return undefined
  const rows = await api.listImages()
  return understood(ask.endpoint, () => {
    const listed = list(rows, 'images')
      .map((row) => record(row, 'image'))
      .filter((row) => withAlgorithm(required(row.Id, 'Id')) === id)
    return [
      ...new Set(
        [record(inspected, 'image'), ...listed].map((row) => number(present(row.Size, 'Size'), 'Size')),
      ),
    ]
  })
}
