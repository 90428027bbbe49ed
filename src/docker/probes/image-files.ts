import { cleanPath, isWithin } from '../port/container-path.ts'
import { CouldNotLook } from '../port/could-not-look.ts'
import { FILE_LIMITS, type FileFact, type FolderComparison, type ImagePath } from '../port/docker.ts'
import { WrongShape } from '../port/json.ts'
import { familiarOnPodman } from '../port/reference.ts'
import { ARCHIVE_LIMITS } from '../port/saved.ts'
import { type LayeredImage, type Node, readLayers, type Wants } from '../saved/layers.ts'
import { TooBig } from '../saved/parts.ts'
import { below, nodeAt, realPath, type Tree, treeOf, unreadLinks } from '../saved/tree.ts'
import type { Ask } from '../wire/ask.ts'
import { chunksOf } from '../wire/engine-stream.ts'
import { accepted } from '../wire/read-answer.ts'

/** Engines before 25 write all of an archive to their own disk before they send it. */
const DEADLINE_MS = 60_000
/** Where links lead to a path that was not read, all is read once more. */
const ATTEMPTS = 4
const SHOWN = 20

/**
 * What is at a path of an image, as a reader of its layers sees it: no container is made, and nothing is written.
 * Links are followed, inside the image.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Image/operation/ImageGetAll
 */
export async function imageFile(ask: Ask, image: string, path: string): Promise<FileFact> {
  const [found] = await lookAt(ask, [{ image, path }])
  return found ? factOf(found) : { kind: 'absent' }
}

/** Whether a folder of an image has all that is in a folder of another, with the same content. */
export async function compareFolders(ask: Ask, one: ImagePath, other: ImagePath): Promise<FolderComparison> {
  const [mine, wanted] = await lookAt(ask, [one, other])
  const found = { one: mine ? factOf(mine) : ABSENT, other: wanted ? factOf(wanted) : ABSENT }
  const has = new Map(mine ? below(mine.tree, mine.real) : [])
  const wants = wanted ? below(wanted.tree, wanted.real) : []
  const missing = wants.filter(([path]) => !has.has(path)).map(([path]) => path)
  const different = wants
    .filter(([path, node]) => has.has(path) && contentOf(has.get(path)) !== contentOf(node))
    .map(([path]) => path)
  return { ...found, missing: missing.slice(0, SHOWN), different: different.slice(0, SHOWN) }
}

const ABSENT = { kind: 'absent' } as const

interface Found {
  tree: Tree
  real: string
}

/** Of each path, where it leads; undefined where nothing is there. Both images come in one archive. */
async function lookAt(ask: Ask, places: ImagePath[]): Promise<(Found | undefined)[]> {
  const wanted = new Set(places.map(({ path }) => path))
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const images = await layered(ask, [...new Set(places.map(({ image }) => image))], (path) => {
      if ([...wanted].some((one) => cleanPath(one) === `/${path}`)) return 'text'
      const isNear = [...wanted].some((one) => isWithin(one, `/${path}`) || isWithin(`/${path}`, one))
      return isNear ? 'content' : undefined
    })
    const found = places.map(({ image, path }) => {
      const tree = treeOf(layersOf(images, image, ask))
      const real = realPath(tree, path)
      return real === undefined ? undefined : { tree, real }
    })
    const unread = found.flatMap((one) =>
      one ? [one.real, ...unreadLinks(one.tree, one.real)].map((path) => `/${path}`) : [],
    )
    const more = unread.filter((path) => ![...wanted].some((one) => isWithin(one, path)))
    if (more.length === 0) return found.map((one) => (one && nodeAt(one.tree, one.real) ? one : undefined))
    for (const path of more) wanted.add(path)
  }
  throw new CouldNotLook('path-unreadable', ask.endpoint, { name: places.map(({ path }) => path).join(', ') })
}

function layersOf(images: LayeredImage[], name: string, { endpoint }: Ask) {
  const [only] = images
  const found =
    images.length === 1 ? only : images.find(({ names }) => names.includes(familiarOnPodman(name)))
  if (!found) throw new CouldNotLook('changed-meanwhile', endpoint, { name })
  return found.layers
}

async function layered(ask: Ask, names: string[], wants: Wants): Promise<LayeredImage[]> {
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

function factOf({ tree, real }: Found): FileFact {
  const node = nodeAt(tree, real)
  if (!node) return ABSENT
  if (node.kind === 'file') return node
  if (node.kind !== 'directory') return { kind: 'other', what: node.kind === 'fifo' ? 'fifo' : 'device' }
  const entries = [...new Set(below(tree, real).map(([path]) => path.split('/')[0] ?? ''))].sort()
  const { entries: most } = FILE_LIMITS
  return { kind: 'directory', entries: entries.slice(0, most), truncated: entries.length > most }
}

/** What two things must have in common to be the same for a reader. */
function contentOf(node: Node | undefined): string {
  if (node?.kind === 'file') return `file ${node.size} ${node.sha256}`
  return node?.kind === 'symlink' ? `symlink ${node.to}` : (node?.kind ?? '')
}
