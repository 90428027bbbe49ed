import { CouldNotLook } from '../port/could-not-look.ts'
import { WrongShape } from '../port/json.ts'
import { familiarOnPodman } from '../port/reference.ts'
import { ARCHIVE_LIMITS } from '../port/saved.ts'
import { type LayeredImage, readLayers, type Wants } from '../saved/layers.ts'
import { TooBig } from '../saved/parts.ts'
import { type Tree, treeOf } from '../saved/tree.ts'
import type { Ask } from '../wire/ask.ts'
import { chunksOf } from '../wire/engine-stream.ts'
import { accepted } from '../wire/read-answer.ts'

/** Engines before 25 write all of an archive to their own disk before they send it. The run itself ends sooner. */
const DEADLINE_MS = 180_000

/** Paths without a slash at the beginning: of files whose text matters, and of what matters with all that is below it. */
export interface Wanted {
  texts: ReadonlySet<string>
  contents: ReadonlySet<string>
}

/** All that is in an image, with the content of what was wanted. */
export interface ReadImage {
  tree: Tree
  wanted: Wanted
}

/**
 * The images of these names, which come in one archive.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Image/operation/ImageGetAll
 */
export async function readImages(
  ask: Ask,
  names: readonly string[],
  wanted: Wanted,
): Promise<Map<string, ReadImage>> {
  const images = await layered(ask, names, (path) => {
    if (wanted.texts.has(path)) return 'text'
    return withAbove(path).some((one) => wanted.contents.has(one)) ? 'content' : undefined
  })
  return new Map(names.map((name) => [name, { tree: treeOf(layersOf(images, name, ask)), wanted }]))
}

/** `a/b` is in `a`, which is in the root. */
function withAbove(path: string): string[] {
  const parts = path.split('/')
  return ['', ...parts.map((_, at) => parts.slice(0, at + 1).join('/'))]
}

function layersOf(images: LayeredImage[], name: string, { endpoint }: Ask) {
  const [only] = images
  const found =
    images.length === 1 ? only : images.find(({ names }) => names.includes(familiarOnPodman(name)))
  if (!found) throw new CouldNotLook('changed-meanwhile', endpoint, { name })
  return found.layers
}

async function layered(ask: Ask, names: readonly string[], wants: Wants): Promise<LayeredImage[]> {
  const query = names.map((name) => `names=${encodeURIComponent(name)}`).join('&')
  const answer = await ask.stream(`/images/get?${query}`, { timeoutMs: DEADLINE_MS })
  const { body } = await accepted(answer, ask.endpoint)
  try {
    return await readLayers(chunksOf(ask, body, DEADLINE_MS), wants)
  } catch (error) {
    if (error instanceof CouldNotLook) throw error
    const detail =
      error instanceof TooBig
        ? ({ why: 'too-long', bytes: ARCHIVE_LIMITS.bytes } as const)
        : error instanceof WrongShape
          ? error.detail
          : ({ why: 'cut-off', said: String(error) } as const)
    throw new CouldNotLook('engine-answer', ask.endpoint, detail, { cause: error })
  } finally {
    body.destroy()
  }
}
