import { cleanPath } from '../port/container-path.ts'
import { CouldNotLook } from '../port/could-not-look.ts'
import { FILE_LIMITS, type FileFact, type FolderComparison, type ImagePath } from '../port/docker.ts'
import type { Node } from '../saved/layers.ts'
import { below, nodeAt, realPath, type Tree } from '../saved/tree.ts'
import type { Ask } from '../wire/ask.ts'
import { type ReadImage, readImages, type Wanted } from './read-images.ts'

/** Where content has another path than the one that is asked for, images are read once more. */
const ATTEMPTS = 4
/** Of large images that is a few MB each. One that is built again is another image. */
const MOST_KEPT = 4
const SHOWN = 20

/** What is in images, as a reader of their layers sees it: no container is made, and nothing is written. */
export interface ImageReader {
  /** What is at a path. Links are followed, inside the image. */
  imageFile(image: string, path: string): Promise<FileFact>
  /** Whether a folder of an image has all that is in a folder of another, with the same content. */
  compareFolders(one: ImagePath, other: ImagePath): Promise<FolderComparison>
}

interface Place extends ImagePath {
  /** With the content of all that is below it. */
  whole?: true
}

interface Found {
  tree: Tree
  real: string
}

/**
 * Engines give images only as a whole, which takes long. So what was read is kept: an image of this id never changes.
 * @param lookUp the image that a name refers to now
 */
export function imageReader(
  ask: Ask,
  lookUp: (name: string) => Promise<{ id: string } | undefined>,
): ImageReader {
  const kept = new Map<string, ReadImage>()
  const idsOf = (names: string[]) => Promise.all(names.map(async (name) => (await lookUp(name))?.id))

  function keep(id: string, image: ReadImage): void {
    kept.delete(id)
    kept.set(id, image)
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest)
  }

  /** Of each place, where it leads; undefined where nothing is there. */
  async function lookAt(places: Place[]): Promise<(Found | undefined)[]> {
    const names = [...new Set(places.map(({ image }) => image))]
    const ids = await idsOf(names)
    const images = new Map(names.map((name, at) => [name, kept.get(ids[at] ?? '')]))
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const found = places.map(({ image, path }) => findIn(images.get(image), path))
      const lacking = places.map((place, at) => lackingOf(place, images.get(place.image), found[at]))
      const isLacking = (name: string) =>
        places.some(({ image }, at) => image === name && lacking[at]?.paths.length)
      const again = names.filter(isLacking)
      if (again.length === 0) {
        // A name can have been given to a different image meanwhile.
        const after = attempt === 0 ? [] : await idsOf(names)
        for (const [at, name] of names.entries()) {
          const [id, image] = [ids[at], images.get(name)]
          if (id !== undefined && id === after[at] && image) keep(id, image)
        }
        return found
      }
      const wanted = [...again.flatMap((name) => images.get(name)?.wanted ?? []), ...lacking.map(asWanted)]
      const read = await readImages(ask, again, {
        texts: new Set(wanted.flatMap(({ texts }) => [...texts])),
        contents: new Set(wanted.flatMap(({ contents }) => [...contents])),
      })
      for (const [name, image] of read) images.set(name, image)
    }
    throw new CouldNotLook('path-unreadable', ask.endpoint, {
      name: places.map(({ path }) => path).join(', '),
    })
  }

  return {
    async imageFile(image, path) {
      const [found] = await lookAt([{ image, path }])
      return factOf(found)
    },
    async compareFolders(one, other) {
      const [mine, wanted] = await lookAt([
        { ...one, whole: true },
        { ...other, whole: true },
      ])
      const has = new Map(mine ? below(mine.tree, mine.real) : [])
      const wants = wanted ? below(wanted.tree, wanted.real) : []
      const missing = wants.filter(([path]) => !has.has(path)).map(([path]) => path)
      const different = wants
        .filter(([path, node]) => has.has(path) && contentOf(has.get(path)) !== contentOf(node))
        .map(([path]) => path)
      return {
        one: factOf(mine),
        other: factOf(wanted),
        missing: missing.slice(0, SHOWN),
        different: different.slice(0, SHOWN),
      }
    },
  }
}

function findIn(image: ReadImage | undefined, path: string): Found | undefined {
  if (!image) return undefined
  const { tree } = image
  const real = realPath(tree, path)
  return real !== undefined && nodeAt(tree, real) ? { tree, real } : undefined
}

interface Lacking {
  paths: string[]
  of: 'texts' | 'contents' | 'both'
}

/** What has to be read. */
function lackingOf({ path, whole }: Place, image: ReadImage | undefined, found: Found | undefined): Lacking {
  if (!image) return { of: whole ? 'both' : 'texts', paths: [cleanPath(path).slice(1)] }
  const node = found && nodeAt(found.tree, found.real)
  if (node?.kind === 'file') return { of: 'texts', paths: node.whole ? [] : [node.at] }
  if (!found || !whole) return { of: 'contents', paths: [] }
  const files = below(found.tree, found.real).flatMap(([, one]) => (one.kind === 'file' ? [one] : []))
  return {
    of: 'contents',
    paths: files.filter(({ content }) => content === undefined).map(({ at }) => at),
  }
}

const asWanted = ({ of, paths }: Lacking): Wanted => ({
  texts: new Set(of === 'contents' ? [] : paths),
  contents: new Set(of === 'texts' ? [] : paths),
})

function factOf(found: Found | undefined): FileFact {
  const node = found && nodeAt(found.tree, found.real)
  if (!node) return { kind: 'absent' }
  if (node.kind === 'file') return node.whole ?? { kind: 'absent' }
  if (node.kind !== 'directory') return { kind: 'other', what: node.kind === 'fifo' ? 'fifo' : 'device' }
  const entries = [...new Set(below(found.tree, found.real).map(([path]) => path.split('/')[0] ?? ''))].sort()
  const { entries: most } = FILE_LIMITS
  return { kind: 'directory', entries: entries.slice(0, most), truncated: entries.length > most }
}

/** What two things must have in common to be the same for a reader. */
function contentOf(node: Node | undefined): string {
  if (node?.kind === 'file') return `file ${node.content}`
  return node?.kind === 'symlink' ? `symlink ${node.to}` : (node?.kind ?? '')
}
